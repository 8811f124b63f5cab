// Articles, institute paragraphs and relays as claims: many speakers, nights and both directions in one text.
// Reads what can be read; a number that no verb, speaker or place explains is left out, never guessed.
import { DateTime } from 'luxon';
import type { Claim, Incident, SourceText, Unnumbered } from '../model/report.ts';
import type { Part, Quantity, Side } from '../model/terms.ts';
import { otherSide } from '../model/terms.ts';
import { english } from './lexicon/en-prose.ts';
import { incidentsIn } from './incidents.ts';
import type { Mention } from './prose-mentions.ts';
import { combine, mentionsIn } from './prose-mentions.ts';
import { actorBefore, agentAfter, attackerIn, ownerOf, regionsIn } from './prose-places.ts';
import { onceHappened, onceSaid, settle } from './prose-settle.ts';
import type { Anchor, TimeMark } from './prose-time.ts';
import { resolve, timesIn } from './prose-time.ts';
import type { Sentence, Token } from './prose-tokens.ts';
import { indexWords, sentencesOf } from './prose-tokens.ts';
import type { Governor } from './prose-verbs.ts';
import { afterAside, governorOf, isUnreal } from './prose-verbs.ts';
import type { Attribution, Memory, Voice } from './speakers.ts';
import { attributionsOf, remember, silent, voiceAt } from './speakers.ts';

const languages = { en: indexWords(english) };

/** A figure before it is settled against the others of its text. `marked`: the text calls it a part. */
export interface Draft {
  readonly claim: Claim;
  readonly marked: boolean;
  readonly further: boolean;
  readonly sentence: number;
  readonly paragraph: number;
  readonly voice: Voice | null;
}

interface Context {
  readonly text: string;
  readonly published: string;
  attacker: Side | null;
  attackerAt: number;
  main: Anchor | null;
  local: { anchor: Anchor; paragraph: number } | null;
  memory: Memory;
  munition: { ids: readonly string[]; sentence: number; attacker: Side } | null;
  region: { ids: readonly string[]; name: string; sentence: number; paragraph: number } | null;
  span: { sentence: number; paragraph: number } | null;
  speaking: { voice: Voice; sentence: number; paragraph: number } | null;
}

const outcomes: ReadonlySet<Quantity> = new Set<Quantity>([
  'intercepted',
  'suppressed',
  'interceptedOrSuppressed',
  'lost',
  'missedTarget',
]);
const casualties: ReadonlySet<Quantity> = new Set<Quantity>(['killed', 'injured']);

const within = (
  tokens: readonly Token[],
  from: number,
  to: number,
  test: (token: Token) => boolean,
): boolean => {
  for (let k = Math.max(0, from); k < to && k < tokens.length; k++) {
    const token = tokens[k];
    if (token && test(token)) return true;
  }
  return false;
};

/** The part of a sentence around a token that commas, dashes and semicolons close off. */
const segmentAround = (tokens: readonly Token[], from: number, to: number): [number, number] => {
  const closes = (token: Token | undefined): boolean =>
    !token ||
    /^[,;—]$/.test(token.word) ||
    (token.is.clause !== undefined && token.is.against === undefined);
  let start = from;
  let end = to;
  while (start > 0 && !closes(tokens[start - 1])) start -= 1;
  while (end < tokens.length && !closes(tokens[end])) end += 1;
  return [start, end];
};

const isCumulative = (tokens: readonly Token[], mention: Mention): boolean => {
  const record = within(tokens, 0, tokens.length, (token) => token.is.record !== undefined);
  if (!record && within(tokens, 0, tokens.length, (token) => token.is.span !== undefined))
    return true;
  const [from, to] = segmentAround(tokens, mention.from, mention.to);
  return within(
    tokens,
    from,
    to,
    (token) => token.is.habit !== undefined || token.is.span !== undefined,
  );
};

const isForeign = (tokens: readonly Token[]): boolean => {
  let foreign = 0;
  let own = 0;
  for (const token of tokens) {
    if (token.is.foreign !== undefined) foreign += 1;
    if (token.is.side !== undefined || token.is.region !== undefined) own += 1;
  }
  return foreign > 0 && foreign >= own;
};

const isRecord = (tokens: readonly Token[], mention: Mention): boolean => {
  for (let k = mention.number - 1; k >= 0 && k >= mention.number - 6; k--) {
    const token = tokens[k];
    if (!token || token.word === ',' || token.word === ';') return false;
    if (token.is.record !== undefined) return true;
    if (token.is.verb !== undefined) return false;
  }
  return false;
};

/** The time a mention is about: its own words first, then the sentence's, then the text's. */
const timeOf = (
  tokens: readonly Token[],
  marks: readonly TimeMark[],
  mention: Mention,
  next: Mention | undefined,
): TimeMark | null => {
  const strong = marks.filter((mark) => !mark.weak);
  const stop = next?.from ?? tokens.length;
  const after = strong.find(
    (mark) =>
      mark.at >= mention.to &&
      mark.at < stop &&
      !within(
        tokens,
        mention.to,
        mark.at,
        (token) =>
          token.is.clause !== undefined &&
          token.is.against === undefined &&
          !/^(?:that|with)$/i.test(token.word),
      ),
  );
  if (after) return after;
  const before = [...strong].reverse().find((mark) => mark.to <= mention.from);
  if (before) return before;
  return strong.find((mark) => mark.at >= mention.to && !mark.vague) ?? null;
};

const regionsOf = (
  tokens: readonly Token[],
  mention: Mention,
  previous: Mention | undefined,
  next: Mention | undefined,
  head: number,
): string[] => {
  let stop = next?.from ?? tokens.length;
  for (let k = afterAside(tokens, mention.to); k < stop; k++) {
    const token = tokens[k];
    if (
      token &&
      (token.word === ';' ||
        token.is.subset !== undefined ||
        (token.is.clause !== undefined &&
          token.is.against === undefined &&
          !/^with$/i.test(token.word)))
    )
      stop = k;
  }
  const after = regionsIn(tokens, mention.to, stop);
  if (after.length > 0) return after;
  // "a woman was killed, and three others were wounded in the Kyiv region": one place for both.
  if (
    mention.kind === 'people' &&
    next?.kind !== 'munition' &&
    next?.count != null &&
    tokens[next.from - 1]?.is.joint !== undefined
  ) {
    const shared = regionsIn(tokens, next.to, tokens.length);
    if (shared.length === 1) return shared;
  }
  const start = previous?.to ?? 0;
  const between = regionsIn(tokens, start, mention.from);
  // "over Kursk - five": the place stands first. Otherwise a place after a figure is that figure's own.
  if (previous === undefined || mention.kind === 'bare') return between;
  return between.length > 0 ? [] : regionsIn(tokens, 0, head);
};

const attackerOf = (
  context: Context,
  tokens: readonly Token[],
  mention: Mention,
  governor: Governor,
  regions: readonly string[],
  voice: Voice | null,
  sentence: number,
): Side | null => {
  const { quantity } = governor;
  const person = casualties.has(quantity);
  if (!person && mention.kind !== 'places')
    for (let k = mention.from; k < mention.to; k++) {
      const side = tokens[k]?.is.side;
      if (side === 'russia' || side === 'ukraine') return side;
    }
  const owners = new Set(regions.map(ownerOf).filter((side) => side !== null));
  if (owners.size === 1) {
    const [owner] = owners;
    if (owner) return otherSide(owner);
  }
  if (owners.size > 1) return null;
  if (!person) {
    const actor =
      agentAfter(tokens, governor.at) ??
      (governor.stands === 'left' ? actorBefore(tokens, governor.at) : null);
    if (actor) {
      if (outcomes.has(quantity)) return otherSide(actor.side);
      if (quantity === 'launched') return actor.defends ? otherSide(actor.side) : actor.side;
      return actor.side;
    }
    if (
      mention.kind === 'bare' &&
      context.munition &&
      sentence - context.munition.sentence <= 2 &&
      voice === null
    )
      return context.munition.attacker;
    const spoken = voiceSide(voice);
    if (
      spoken &&
      (outcomes.has(quantity) ||
        voice?.by === 'air-force-ua' ||
        voice?.by === 'defence-ministry-ru')
    )
      return otherSide(spoken);
  }
  const here = attackerIn(tokens, 0, tokens.length);
  if (here) return here;
  const spoken = voiceSide(voice);
  if (spoken) return otherSide(spoken);
  if (mention.kind === 'bare' && context.munition && sentence - context.munition.sentence <= 2)
    return context.munition.attacker;
  if (context.attacker !== null && sentence - context.attackerAt <= 3) return context.attacker;
  return null;
};

const voiceSide = (voice: Voice | null): Side | null => {
  const by = voice?.by;
  if (
    by === 'air-force-ua' ||
    by === 'general-staff-ua' ||
    by === 'president-ua' ||
    by === 'officials-ua'
  )
    return 'ukraine';
  if (by === 'defence-ministry-ru' || by === 'officials-ru') return 'russia';
  return null;
};

const isSubsetMark = (
  tokens: readonly Token[],
  mention: Mention,
  previous: Mention | undefined,
): boolean => {
  if (mention.ofThem && previous !== undefined) return true;
  const from = Math.max(previous?.to ?? 0, mention.from - 6);
  return within(tokens, from, mention.number + 2, (token) => token.is.subset !== undefined);
};

interface Reading {
  readonly drafts: Draft[];
  readonly unnumbered: Unnumbered[];
  readonly incidents: Incident[];
}

const namedVoice = (voice: Voice | null): string | null =>
  voice === null || voice.generic ? null : voice.name;

const readSentence = (context: Context, sentence: Sentence, at: number, reading: Reading): void => {
  const { tokens, paragraph } = sentence;
  const attributions: Attribution[] = attributionsOf(
    context.text,
    sentence,
    context.memory,
    context.attacker,
  );
  const marks = timesIn(sentence, context.published);
  const cue = attackerIn(tokens, 0, tokens.length);
  const definite = marks.find(
    (mark) => !mark.weak && mark.date !== null && mark.relative !== 'dayBefore',
  );
  const warlike = within(
    tokens,
    0,
    tokens.length,
    (token) =>
      token.is.attack !== undefined ||
      token.is.munition !== undefined ||
      token.is.verb !== undefined,
  );
  const anchor =
    context.local !== null && context.local.paragraph === paragraph
      ? context.local.anchor
      : context.main;
  if (definite && warlike) {
    const found = resolve(definite, anchor, context.published);
    if (found.date !== null) {
      context.main ??= { date: found.date, part: found.part };
      context.local = { anchor: { date: found.date, part: found.part }, paragraph };
    }
  }
  if (within(tokens, 0, tokens.length, (token) => token.is.span !== undefined))
    context.span = { sentence: at, paragraph };
  const mentions = mentionsIn(tokens);
  const foreign = isForeign(tokens);
  let marked = false;
  for (const [i, mention] of mentions.entries()) {
    const previous = mentions[i - 1];
    const next = mentions[i + 1];
    const governor =
      governorOf(tokens, mention, next) ?? inherited(reading, at, mention, tokens, previous);
    if (!governor || foreign || isUnreal(tokens, governor.at)) continue;
    if (mention.word !== null && mention.kind === 'bare' && governor.stands === 'left') continue;
    const { quantity } = governor;
    const person = casualties.has(quantity);
    if (
      mention.kind === 'munition' &&
      tokens[mention.to]?.is.attack !== undefined &&
      mention.single
    )
      continue;
    if (mention.single && !person && !outcomes.has(quantity)) continue;
    if (isCumulative(tokens, mention)) continue;
    if (
      mention.kind === 'bare' &&
      mention.count?.value === 1 &&
      governor.stands === 'left' &&
      !mention.each &&
      !person
    )
      continue;
    if (
      context.span &&
      context.span.paragraph === paragraph &&
      context.span.sentence === at - 1 &&
      marks.length === 0 &&
      mention.kind !== 'bare'
    )
      continue;
    const regions = regionsOf(tokens, mention, previous, next, mentions[0]?.from ?? 0);
    const carried =
      context.speaking !== null &&
      context.speaking.paragraph >= paragraph - 1 &&
      at - context.speaking.sentence <= 1
        ? context.speaking.voice
        : null;
    const direct = voiceAt(attributions, mention.number);
    const leans =
      mention.kind === 'bare' ||
      within(
        tokens,
        0,
        3,
        (token) => token.is.ofThem !== undefined || token.is.further !== undefined,
      );
    const passiveOnly =
      attributions.length === 0 &&
      !person &&
      governor.passive &&
      actorBefore(tokens, governor.at) === null;
    const voice = direct ?? (attributions.length === 0 && (leans || passiveOnly) ? carried : null);
    const here =
      person && regions.length === 0 ? regionNear(context, sentence, at, voice) : regions;
    const attacker = attackerOf(context, tokens, mention, governor, here, voice, at);
    if (attacker === null) continue;
    const munition = munitionOf(context, mention, quantity, at, mentions, i);
    if (munition === undefined) continue;
    const record = isRecord(tokens, mention);
    const mark = timeOf(tokens, marks, mention, next);
    const time = nightOf(context, mark, marks, record, anchor);
    if (time === null) continue;
    const first =
      tokens[
        Math.min(
          governor.stands === 'left' && mention.from - governor.at <= 2
            ? governor.at
            : mention.from,
          mention.from,
        )
      ];
    const last =
      tokens[
        governor.stands === 'right' && governor.at - mention.to <= 4 ? governor.at : mention.to - 1
      ];
    const quote = context.text.slice(first?.start ?? 0, last?.end ?? 0);
    if (mention.count === null) {
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
    const places =
      mention.each && here.length > 1 ? here : [here.length === 1 ? (here[0] ?? null) : null];
    for (const region of places)
      reading.drafts.push({
        claim: {
          night: time.date,
          part: time.part,
          window: null,
          attacker,
          quantity,
          munition,
          count: mention.count,
          region: quantity === 'impactLocations' || quantity === 'debrisLocations' ? null : region,
          subset: false,
          by: voice?.by ?? null,
          speaker: namedVoice(voice),
          outlet: voice?.outlet ?? null,
          quote,
        },
        marked: marked && !mention.ofThem ? true : marked,
        further: mention.further,
        sentence: at,
        paragraph,
        voice,
      });
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
  }
  if (!foreign) {
    const time = nightOf(context, marks.find((mark) => !mark.weak) ?? null, marks, false, anchor);
    const near =
      context.region !== null &&
      context.region.paragraph === paragraph &&
      at - context.region.sentence <= 3
        ? context.region
        : null;
    const attackerHere = cue ?? (at - context.attackerAt <= 3 ? context.attacker : null);
    reading.incidents.push(
      ...incidentsIn(context.text, tokens, {
        night: time?.date ?? null,
        attacker: attackerHere,
        near,
        voiceAt: (token) => voiceAt(attributions, token),
      }),
    );
  }
  const spoken = attributions[attributions.length - 1];
  if (spoken) context.speaking = { voice: spoken.voice, sentence: at, paragraph };
  context.memory = remember(context.memory, attributions);
  if (cue) {
    context.attacker = cue;
    context.attackerAt = at;
  }
  const named = regionsIn(tokens, 0, tokens.length);
  const name = tokens.find(
    (token) => token.is.region !== undefined && token.is.region === named[0],
  )?.word;
  if (named.length > 0) context.region = { ids: named, name: name ?? '', sentence: at, paragraph };
};

/** The place casualties belong to when their own sentence names none: the one just spoken of. */
const regionNear = (
  context: Context,
  sentence: Sentence,
  at: number,
  _voice: Voice | null,
): string[] => {
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
  return region &&
    region.paragraph === sentence.paragraph &&
    at - region.sentence <= 2 &&
    region.ids.length === 1
    ? [...region.ids]
    : [];
};

/** "18 more", "ten over the Krasnodar region": an item that goes on with the verb of the figure before it. */
const inherited = (
  reading: Reading,
  at: number,
  mention: Mention,
  tokens: readonly Token[],
  previous: Mention | undefined,
): Governor | null => {
  if (mention.kind !== 'bare' || mention.count === null || previous === undefined) return null;
  const last = reading.drafts[reading.drafts.length - 1];
  if (!last || last.sentence !== at || last.claim.munition === null) return null;
  const after = tokens[mention.to];
  const goesOn =
    mention.further ||
    mention.each ||
    after?.is.place !== undefined ||
    after?.word === '—' ||
    after?.word === '-';
  return goesOn
    ? { quantity: last.claim.quantity, at: previous.number, stands: 'left', passive: false }
    : null;
};

/** Undefined where the noun is not in the text's reach. */
const munitionOf = (
  context: Context,
  mention: Mention,
  quantity: Quantity,
  at: number,
  mentions: readonly Mention[],
  i: number,
): string | null | undefined => {
  if (mention.kind === 'people' || mention.kind === 'places' || casualties.has(quantity))
    return null;
  if (mention.munition !== null) return mention.munition;
  const earlier = mentions.slice(0, i).filter((one) => one.munition !== null);
  if (mention.ofThem && earlier.length > 1)
    return combine(earlier.map((one) => one.munition ?? ''));
  const last = earlier[earlier.length - 1]?.munition;
  if (last) return last;
  if (!context.munition || at - context.munition.sentence > 2) return undefined;
  return combine(context.munition.ids) ?? undefined;
};

/** Null where the mention may not become a claim; `date` null where the text fixes no day. */
const nightOf = (
  context: Context,
  mark: TimeMark | null,
  marks: readonly TimeMark[],
  record: boolean,
  anchor: Anchor | null,
): { date: string | null; part: Part } | null => {
  if (mark !== null) {
    if (mark.vague && !record && mark.part === null && mark.date === null && mark.relative === null)
      return { date: null, part: 'night' };
    if (!record || (mark.date !== null && mark.relative === null))
      return resolve(mark, anchor ?? context.main, context.published);
    return { date: null, part: 'night' };
  }
  if (record) return { date: null, part: 'night' };
  if (anchor) return { date: anchor.date, part: anchor.part };
  const weak = marks.find((one) => one.weak && one.date !== null);
  return weak ? { date: weak.date, part: weak.part ?? 'night' } : { date: null, part: 'night' };
};

const localDate = (text: SourceText): string => {
  const instant = DateTime.fromISO(text.published, { setZone: true });
  const zone = text.source === 'isw' ? 'America/New_York' : 'Europe/Kyiv';
  return (
    (instant.isValid ? instant.setZone(zone).toISODate() : null) ?? text.published.slice(0, 10)
  );
};

/** Claims, words instead of numbers, and incidents of an article or an institute's text. Never throws. */
export const readProse = (
  text: SourceText,
): { claims: Claim[]; unnumbered: Unnumbered[]; incidents: Incident[] } => {
  const sentences = sentencesOf(text.text, languages.en);
  const context: Context = {
    text: text.text,
    published: localDate(text),
    attacker: null,
    attackerAt: -9,
    main: null,
    local: null,
    memory: silent,
    munition: null,
    region: null,
    span: null,
    speaking: null,
  };
  const reading: Reading = { drafts: [], unnumbered: [], incidents: [] };
  sentences.forEach((sentence, at) => {
    readSentence(context, sentence, at, reading);
  });
  return {
    claims: settle(reading.drafts, context.main?.date ?? null),
    unnumbered: onceSaid(reading.unnumbered),
    incidents: onceHappened(reading.incidents),
  };
};
