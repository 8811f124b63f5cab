// The numbers of a sentence as figures: each with its verb, side, place, night and speaker, or left out.
import type { Claim } from '../../model/report.ts';
import { attackerOf } from './voices/attackers.ts';
import type { Context, Reading } from './context.ts';
import { casualties, namedVoice, outcomes, within } from './context.ts';
import { isUnreal, type Figure, type Governor } from './counts/governor.ts';
import { isLeftOut } from './counts/left-out.ts';
import type { Mention } from './counts/mentions.ts';
import { afterAside } from './counts/verb-after.ts';
import { governorOf } from './counts/verbs.ts';
import type { Scanned } from './scan.ts';
import type { Token } from './tokens.ts';
import { inherited, isSubsetMark, munitionOf } from './voices/leaning.ts';
import { isForeign, isRecord } from './voices/outside.ts';
import { tellerOf } from './voices/teller.ts';
import { voiceAt, type Voice } from './voices/voice.ts';
import { nightOf, timeOf } from './when.ts';
import { capitalOf, placeOfFigure, regionsOf } from './where.ts';

/** "28, including three children, were wounded", "73 are wounded, 15 of them children": the part goes with its whole. */
const goesWithWhole = (
  tokens: readonly Token[],
  mention: Mention,
  previous: Mention | undefined,
  governed: Governor | null,
): boolean =>
  governed !== null &&
  previous?.count != null &&
  mention.kind === 'people' &&
  casualties.has(governed.quantity) &&
  (mention.ofThem
    ? tokens[mention.from - 1]?.word === ','
    : tokens[previous.to]?.word === ',' &&
      tokens[previous.to + 1]?.is.subset !== undefined &&
      mention.from <= previous.to + 2);

/** The words of a figure, with its verb where that stands close by. */
const quoted = (
  text: string,
  tokens: readonly Token[],
  { mention, governor }: Figure,
): { start: number; quote: string } => {
  const { stands, at } = governor;
  const first =
    tokens[Math.min(stands === 'left' && mention.from - at <= 2 ? at : mention.from, mention.from)];
  const last =
    tokens[stands === 'right' && at >= mention.to && at - mention.to <= 4 ? at : mention.to - 1];
  const start = first?.start ?? 0;
  return { start, quote: text.slice(start, last?.end ?? 0) };
};

/** The time a figure is about, null where that is a month or nothing that can be told. */
const nightOfFigure = (
  context: Context,
  { sentence: { tokens }, marks, anchor }: Scanned,
  { mention, next }: Figure,
): ReturnType<typeof nightOf> => {
  const mark = timeOf(tokens, marks, mention, next);
  if (
    mark?.month === true &&
    !within(tokens, 0, tokens.length, (token) => token.is.record !== undefined)
  )
    return null;
  return nightOf(context, mark, marks, isRecord(tokens, mention), anchor);
};

/** "Six people, including two children, died in Kyiv": the next figure that is no part of this one. */
const afterParts = (
  { sentence: { tokens }, mentions }: Scanned,
  { mention, index, next }: Figure,
): Mention | undefined => {
  if (mention.kind !== 'people' || tokens[mention.to]?.word !== ',') return next;
  const behind = afterAside(tokens, mention.to);
  return mentions.slice(index + 1).find(({ from }) => from >= behind);
};

interface Told {
  readonly voice: Voice | null;
  readonly attacker: Claim['attacker'];
  readonly munition: string | null;
  readonly time: NonNullable<ReturnType<typeof nightOf>>;
  /** Regions, one claim each; null for none. */
  readonly places: readonly (string | null)[];
}

/** Whose word, whose attack, of what, when and where: null where one of them cannot be told. */
const tell = (
  context: Context,
  scanned: Scanned,
  figure: Figure,
  item: ReturnType<typeof inherited>,
  reading: Reading,
): Told | null => {
  const { at, mentions, sentence } = scanned;
  const { tokens } = sentence;
  const { mention, governor, previous } = figure;
  const { quantity } = governor;
  const head = mentions.find((one) => !(one.single && one.kind === 'munition'))?.from ?? 0;
  const isToll = governor.stands === 'left' && tokens[governor.at]?.is.rises !== undefined;
  // "a drone struck a bus in the region, killing 12": the drone is no figure that has a place of its own.
  const isLone = previous?.single === true && previous.kind === 'munition';
  const counted = isToll || isLone ? undefined : previous;
  const regions = regionsOf(tokens, mention, counted, afterParts(scanned, figure), head);
  const voice = tellerOf(context, scanned, figure, reading.drafts.at(-1), regions.length > 0);
  const direct = voiceAt(scanned.attributions, mention.number);
  const own = placeOfFigure(context, scanned, figure, regions, direct);
  // "where one person died and 19 were hurt": the place of the one is that of the others.
  const lately = reading.drafts.at(-1);
  const beside =
    casualties.has(quantity) &&
    previous?.kind === 'people' &&
    lately?.sentence === at &&
    mention.from - previous.to <= 3 &&
    tokens[mention.from - 1]?.is.joint !== undefined &&
    !within(
      tokens,
      mention.to,
      figure.next?.from ?? tokens.length,
      (token) => token.is.place !== undefined,
    )
      ? lately.claim.region
      : null;
  const here = own.length === 0 && beside !== null ? [beside] : own;
  const attacker =
    item?.attacker ?? attackerOf(context, tokens, mention, governor, here, voice, at);
  if (attacker === null) return null;
  if (quantity === 'impacts' && mention.count?.value === 1) return null;
  const munition = item
    ? item.munition
    : munitionOf(context, tokens, mention, quantity, at, mentions, figure.index, governor.stands);
  if (munition === undefined) return null;
  const time = nightOfFigure(context, scanned, figure);
  if (time === null) return null;
  const ofSpeaker =
    here.length === 0 &&
    (outcomes.has(quantity) || quantity === 'launched') &&
    (voice?.by === 'officials-ru' || voice?.by === 'officials-ua')
      ? (direct?.region ?? null)
      : null;
  const places =
    mention.each && here.length > 1 ? here : [here.length === 1 ? (here[0] ?? null) : ofSpeaker];
  return { voice, attacker, munition, time, places };
};

/** What a figure leaves behind for the sentences after it. */
const remember = (
  context: Context,
  { at, sentence: { paragraph } }: Scanned,
  { voice, attacker, munition }: Told,
): void => {
  if (munition !== null) {
    const same = context.munition !== null && context.munition.sentence === at;
    context.munition = {
      ids: same ? [...(context.munition?.ids ?? []), munition] : [munition],
      sentence: at,
      attacker,
    };
  }
  if (voice) context.speaking = { voice, sentence: at, paragraph };
  context.attacker = attacker;
  context.attackerAt = at;
};

/** Reads the numbers of a sentence into `reading`, and notes in the context what they told of. */
export const readFigures = (context: Context, scanned: Scanned, reading: Reading): void => {
  const { at, mentions, sentence } = scanned;
  const { tokens, paragraph } = sentence;
  if (isForeign(tokens)) return;
  let marked = false;
  let governed: Governor | null = null;
  let partly = false;
  for (const [index, mention] of mentions.entries()) {
    const previous = mentions[index - 1];
    const next = mentions[index + 1];
    // "six, including a baby and two other children": parts joined to a part.
    const joined: boolean =
      partly &&
      mention.kind === 'people' &&
      tokens[mention.from - 1]?.is.joint !== undefined &&
      mention.from - (previous?.to ?? 0) <= 1;
    partly = joined || goesWithWhole(tokens, mention, previous, governed);
    const own: Governor | null =
      partly || (mention.namesKind && governed !== null)
        ? governed
        : governorOf(tokens, mention, next);
    governed = own;
    const item = own ? null : inherited(reading, at, paragraph, mention, tokens);
    const governor = own ?? item?.governor;
    if (!governor || isUnreal(tokens, governor.at)) continue;
    const figure: Figure = { mention, governor, index, previous, next };
    if (isLeftOut(figure, scanned, context)) continue;
    const told = tell(context, scanned, figure, item, reading);
    if (told === null) continue;
    const { voice, attacker, munition, time } = told;
    const { quantity } = governor;
    const { start, quote } = quoted(context.text, tokens, figure);
    const { count } = mention;
    if (count === null) {
      if (mention.word !== null && mention.word !== 'multiple')
        reading.unnumbered.push({
          night: time.date,
          attacker,
          quantity,
          munition,
          word: mention.word,
          by: voice?.by ?? null,
          speaker: voice?.by === 'air-force-ua' ? namedVoice(voice) : (voice?.name ?? null),
          quote,
        });
      continue;
    }
    marked =
      isSubsetMark(tokens, mention, previous) ||
      (marked &&
        previous !== undefined &&
        within(tokens, previous.to, mention.from, (token) => token.is.joint !== undefined));
    const placeless = quantity === 'impactLocations' || quantity === 'debrisLocations';
    for (const place of told.places)
      reading.drafts.push({
        claim: {
          night: time.date,
          part: time.part,
          window: null,
          attacker,
          quantity,
          munition,
          count,
          region: placeless ? null : place === 'capital' ? capitalOf(attacker) : place,
          subset: false,
          by: voice?.by ?? null,
          speaker: namedVoice(voice),
          outlet: voice?.outlet ?? null,
          quote,
        },
        marked,
        further: mention.further,
        sentence: at,
        paragraph,
        start,
        voice,
      });
    remember(context, scanned, told);
  }
};
