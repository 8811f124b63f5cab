// Which regions a figure of an article is about: its own words, its sentence's, the place last spoken of.
import type { Side } from '../../model/terms.ts';
import type { Context } from './context.ts';
import { casualties, within } from './context.ts';
import type { Figure } from './counts/governor.ts';
import type { Mention } from './counts/mentions.ts';
import { regionsIn } from './places.ts';
import type { Scanned } from './scan.ts';
import type { Voice } from './voices/voice.ts';
import type { Sentence, Token } from './tokens.ts';
import { afterAside } from './counts/verb-after.ts';

export const placedFirst = (tokens: readonly Token[], mention: Mention): boolean => {
  if (mention.kind !== 'bare' && mention.kind !== 'people') return false;
  let at = mention.from - 1;
  if (tokens[at]?.is.each !== undefined) at -= 1;
  return (
    /^[—-]$/.test(tokens[at]?.word ?? '') &&
    (tokens[at - 1]?.is.region !== undefined || tokens[at - 1]?.is.regionWord !== undefined)
  );
};

/** ", of them over Kursk 27 were shot down": the part names its place before its number. */
const opensPart = (tokens: readonly Token[], comma: number): boolean =>
  tokens[comma]?.word === ',' &&
  tokens[comma + 1]?.is.ofThem !== undefined &&
  tokens[comma + 2]?.is.place !== undefined;

export const regionsOf = (
  tokens: readonly Token[],
  mention: Mention,
  previous: Mention | undefined,
  next: Mention | undefined,
  head: number,
): string[] => {
  const start = previous?.to ?? 0;
  // "over Kursk - five": the place stands first.
  if (placedFirst(tokens, mention)) {
    const first = regionsIn(tokens, start, mention.from);
    if (first.length > 0) return first;
  }
  let stop = next?.from ?? tokens.length;
  if (next && placedFirst(tokens, next))
    for (let k = next.from - 1; k >= mention.to; k--) if (tokens[k]?.word === ',') stop = k;
  // "six - over Kursk, the rest - over Crimea": a dash before a place opens no aside.
  const listed = tokens[mention.to]?.word === '—' && tokens[mention.to + 1]?.is.place !== undefined;
  for (let k = listed ? mention.to : afterAside(tokens, mention.to); k < stop; k++) {
    const token = tokens[k];
    if (
      token &&
      (/^[;:]$/.test(token.word) ||
        // "13 missiles at Ukraine, setting fire to a building in Kyiv"
        (mention.kind === 'munition' &&
          token.word === ',' &&
          (tokens[k + 1]?.is.fire === 'verb' || tokens[k + 1]?.is.damage === 'verb')) ||
        (token.is.subset !== undefined && k > mention.to) ||
        (token.is.clause !== undefined &&
          token.is.against === undefined &&
          !/^with$/i.test(token.word)))
    )
      stop = k;
  }
  const after = opensPart(tokens, mention.to) ? [] : regionsIn(tokens, mention.to, stop);
  if (after.length > 0) return after;
  // "a woman was killed, and three others were wounded in the Kyiv region": one place for both.
  if (
    mention.kind === 'people' &&
    next?.kind !== 'munition' &&
    next?.count != null &&
    regionsIn(tokens, start, mention.from).length === 0 &&
    tokens[next.from - 1]?.is.joint !== undefined
  ) {
    const shared = regionsIn(tokens, next.to, tokens.length);
    if (shared.length === 1) return shared;
  }
  const between = regionsIn(tokens, start, mention.from);
  if (between.length > 0 && previous !== undefined && opensPart(tokens, start)) return between;
  // "the Zhytomyr region, where 12 people were injured"
  if (
    mention.kind === 'people' &&
    within(tokens, start, mention.from, (token) => token.is.where !== undefined)
  )
    return between;
  // "one was killed in Kryvyi Rih and three others were hurt"
  if (
    mention.kind === 'people' &&
    previous?.kind === 'people' &&
    mention.further &&
    tokens[mention.from - 1]?.is.joint !== undefined &&
    between.length === 1
  )
    return between;
  // A place after a figure is that figure's own.
  if (previous === undefined || (mention.kind === 'bare' && previous.kind !== 'people'))
    return between;
  if (mention.kind === 'bare' && between.length > 0) return between;
  if (between.length > 0) return [];
  return regionsIn(tokens, 0, head);
};

/** The one place of a sentence, where it stands before or after all its figures. */
const onlyRegion = (tokens: readonly Token[], mentions: readonly Mention[]): string[] => {
  const first = mentions[0];
  const last = mentions[mentions.length - 1];
  if (!first || !last) return [];
  const all = regionsIn(tokens, 0, tokens.length);
  if (all.length !== 1) return [];
  const at = tokens.findIndex((token) => token.is.region === all[0]);
  const apart = within(tokens, last.to, at, (token) => token.is.subset !== undefined);
  return (at < first.from || at >= last.to) && !apart ? all : [];
};

/** The place casualties belong to when their own sentence names none: the one just spoken of. */
const placeOfPeople = (
  context: Context,
  sentence: Sentence,
  at: number,
  mentions: readonly Mention[],
  voice: Voice | null,
): string[] => {
  if (
    within(sentence.tokens, 0, sentence.tokens.length, (token) => token.is.everywhere !== undefined)
  )
    return [];
  const only = onlyRegion(sentence.tokens, mentions);
  if (only.length > 0) return only;
  if (regionsIn(sentence.tokens, 0, sentence.tokens.length).length > 0) return [];
  if (voice?.region != null) return [voice.region];
  if (voice !== null && voice.by !== 'officials-ua' && voice.by !== 'officials-ru') return [];
  if (
    within(
      sentence.tokens,
      0,
      sentence.tokens.length,
      (token) => token.is.side === 'ukraine' && token.is.modifier === undefined,
    )
  )
    return [];
  const { region } = context;
  const near = voice?.by === 'officials-ua' || voice?.by === 'officials-ru' ? 1 : 0;
  return region &&
    sentence.paragraph - region.paragraph <= near &&
    at - region.sentence <= 2 &&
    region.ids.length === 1
    ? [...region.ids]
    : [];
};

/** True for "in the city", "in the region" beside a figure: a place that the text has named before. */
const saysThere = (
  tokens: readonly Token[],
  { mention, previous, next }: Pick<Figure, 'mention' | 'previous' | 'next'>,
): boolean => {
  const stop = next?.from ?? tokens.length;
  for (let k = previous?.to ?? 0; k < stop; k++) {
    if (k === mention.from) k = mention.to;
    if (tokens[k]?.is.place === undefined) continue;
    const at = tokens[k + 1]?.is.modifier === undefined ? k + 1 : k + 2;
    if (tokens[at]?.is.regionWord !== undefined && tokens[at]?.is.region === undefined)
      return tokens[at + 1]?.is.region === undefined;
  }
  return false;
};

/** "in the city": the place last spoken of, null where that is too far back or was several. */
const spokenOf = ({ region }: Context, at: number): string | null =>
  region && at - region.sentence <= 3 && region.ids.length === 1 ? (region.ids[0] ?? null) : null;

/** The regions of a figure: `regions` are its own words', `direct` the voice of its own sentence. */
export const placeOfFigure = (
  context: Context,
  { sentence, at, mentions }: Scanned,
  figure: Figure,
  regions: readonly string[],
  direct: Voice | null,
): readonly string[] => {
  if (regions.length > 0) return regions;
  if (!casualties.has(figure.governor.quantity)) {
    const there = saysThere(sentence.tokens, figure) ? spokenOf(context, at) : null;
    return there === null ? regions : [there];
  }
  const spoken = saysThere(sentence.tokens, figure)
    ? (direct?.region ?? spokenOf(context, at))
    : null;
  return spoken !== null ? [spoken] : placeOfPeople(context, sentence, at, mentions, direct);
};

export const capitalOf = (attacker: Side): string => (attacker === 'russia' ? 'UA-30' : 'RU-MOW');
