// Articles, institute paragraphs and relays as claims: many speakers, nights and both directions in one text.
// Reads what can be read; a number that no verb, speaker or place explains is left out, never guessed.
import { DateTime } from 'luxon';
import type { Claim, Incident, SourceText, Unnumbered } from '../../model/report.ts';
import type { Part, Quantity, Side } from '../../model/terms.ts';
import { belongsTo, otherSide } from '../../model/terms.ts';
import { english } from '../lexicon/en-prose.ts';
import { russianProse } from '../lexicon/ru-prose.ts';
import { ukrainianProse } from '../lexicon/uk-prose.ts';
import { languageRead } from '../languages.ts';
import { incidentsIn } from './incidents.ts';
import type { Mention } from './mentions.ts';
import { combine, mentionsIn } from './mentions.ts';
import {
  actorBefore,
  agentAfter,
  attackerByPlace,
  attackerIn,
  namesBoth,
  ownersOf,
  regionsIn,
} from './places.ts';
import type { Relayed } from './relayed.ts';
import { onceHappened, onceSaid, settle } from './settle.ts';
import type { Anchor, TimeMark } from './time.ts';
import { resolve, timesIn } from './time.ts';
import type { Sentence, Token } from './tokens.ts';
import { indexWords, sentencesOf } from './tokens.ts';
import type { Governor } from './verbs.ts';
import { afterAside, governorOf, isUnreal } from './verbs.ts';
import type { Attribution, Memory, Voice } from './speakers.ts';
import { attributionsOf, remember, silent, voiceAt } from './speakers.ts';

const languages = {
  en: indexWords(english),
  ru: indexWords(russianProse),
  uk: indexWords(ukrainianProse),
};

/** A figure before it is settled against the others of its text. `marked`: the text calls it a part. */
export interface Draft {
  readonly claim: Claim;
  readonly marked: boolean;
  readonly further: boolean;
  readonly sentence: number;
  readonly paragraph: number;
  /** Where its quote begins in the text. */
  readonly start: number;
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
  /** A language without articles: a noun in the singular is one. */
  readonly singles: boolean;
  quoting: boolean;
  /** The last day named, whatever it was named for: "that night". */
  recent: Anchor | null;
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

/** More than any night has seen: a total of months, whatever words stand round it. */
const isBeyondANight = (mention: Mention, quantity: Quantity): boolean =>
  (mention.count?.value ?? 0) > (casualties.has(quantity) ? 2000 : 4000);

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

const placedFirst = (tokens: readonly Token[], mention: Mention): boolean => {
  if (mention.kind !== 'bare') return false;
  let at = mention.from - 1;
  if (tokens[at]?.is.each !== undefined) at -= 1;
  return (
    /^[—-]$/.test(tokens[at]?.word ?? '') &&
    (tokens[at - 1]?.is.region !== undefined || tokens[at - 1]?.is.regionWord !== undefined)
  );
};

const regionsOf = (
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
  for (let k = afterAside(tokens, mention.to); k < stop; k++) {
    const token = tokens[k];
    if (
      token &&
      (/^[;:]$/.test(token.word) ||
        (token.is.subset !== undefined && k > mention.to) ||
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
  const between = regionsIn(tokens, start, mention.from);
  // "the Zhytomyr region, where 12 people were injured"
  if (
    mention.kind === 'people' &&
    within(tokens, start, mention.from, (token) => token.is.where !== undefined)
  )
    return between;
  // A place after a figure is that figure's own.
  if (previous === undefined || mention.kind === 'bare') return between;
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
  const actor = person
    ? null
    : (agentAfter(tokens, governor.at) ??
      (governor.stands === 'left' ? actorBefore(tokens, governor.at) : null));
  if (actor) {
    if (outcomes.has(quantity)) return otherSide(actor.side);
    if (quantity === 'launched') return actor.defends ? otherSide(actor.side) : actor.side;
  }
  const owners = ownersOf(tokens, regions);
  if (owners.size === 1) {
    const [owner] = owners;
    if (owner) return otherSide(owner);
  }
  if (owners.size > 1 || (person && namesBoth(tokens))) return null;
  if (!person) {
    if (actor) return actor.side;
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
  // Only the Air Force counts what its radars lost.
  if (quantity === 'lost') return 'russia';
  // A staff tells of its own hits as well: then the text has just spoken of its attack.
  if (
    quantity === 'impacts' &&
    voice?.by !== 'air-force-ua' &&
    context.attacker !== null &&
    sentence - context.attackerAt <= 2
  )
    return context.attacker;
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

/** A man who died is counted only where the text has just told of an attack. */
const warlikeNear = (context: Context, tokens: readonly Token[], at: number): boolean =>
  at - context.attackerAt <= 2 ||
  within(
    tokens,
    0,
    tokens.length,
    (token) => token.is.attack !== undefined || token.is.munition !== undefined,
  );

interface Reading {
  readonly drafts: Draft[];
  readonly unnumbered: Unnumbered[];
  readonly incidents: Incident[];
}

const namedVoice = (voice: Voice | null): string | null =>
  voice === null || voice.generic ? null : voice.name;

const readSentence = (context: Context, sentence: Sentence, at: number, reading: Reading): void => {
  const { tokens, paragraph } = sentence;
  const cueFirst = attackerIn(tokens, 0, tokens.length);
  const attributions: Attribution[] = attributionsOf(
    context.text,
    sentence,
    context.memory,
    attackerByPlace(tokens) ?? cueFirst ?? context.attacker,
  );
  const marks = timesIn(sentence, context.published);
  const cue = attackerIn(tokens, 0, tokens.length);
  const definite = marks.find(
    (mark) =>
      !mark.weak &&
      (mark.relative === 'that' || (mark.date !== null && mark.relative !== 'dayBefore')),
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
    const found = resolve(definite, anchor, context.published, context.recent);
    if (found.date !== null) {
      context.main ??= { date: found.date, part: found.part };
      context.local = { anchor: { date: found.date, part: found.part }, paragraph };
    }
  }
  if (within(tokens, 0, tokens.length, (token) => token.is.span !== undefined))
    context.span = { sentence: at, paragraph };
  const dated = marks.find((mark) => !mark.weak && mark.date !== null && mark.relative === null);
  if (dated?.date != null) context.recent = { date: dated.date, part: dated.part ?? 'night' };
  const mentions = mentionsIn(tokens, context.singles);
  const foreign = isForeign(tokens);
  let marked = false;
  for (const [i, mention] of mentions.entries()) {
    const previous = mentions[i - 1];
    const next = mentions[i + 1];
    const own = governorOf(tokens, mention, next);
    const item = own ? null : inherited(reading, at, paragraph, mention, tokens);
    const governor = own ?? item?.governor;
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
    const partOfList =
      mention.single &&
      quantity === 'launched' &&
      previous?.munition != null &&
      within(tokens, previous.to, mention.from, (token) => token.is.subset !== undefined);
    if (mention.single && !person && !outcomes.has(quantity) && !partOfList) continue;
    if (mention.single && person && !warlikeNear(context, tokens, at)) continue;
    if (
      mention.single &&
      governor.stands === 'left' &&
      tokens[governor.at + 1]?.is.passive !== undefined &&
      previous === undefined &&
      tokens[governor.at - 1]?.is.subset === undefined
    )
      continue;
    if (
      mention.kind === 'places' &&
      within(tokens, 0, tokens.length, (token) => token.is.front !== undefined)
    )
      continue;
    if (isCumulative(tokens, mention) || isBeyondANight(mention, quantity)) continue;
    if (person && within(tokens, 0, tokens.length, (token) => token.is.soldiers !== undefined))
      continue;
    if (mention.word !== null && tokens[mention.to]?.is.attack !== undefined) continue;
    // "she destroyed a cruise missile": a story, unless somebody reports it or a day is named.
    if (
      mention.single &&
      !person &&
      attributions.length === 0 &&
      marks.length === 0 &&
      !within(tokens, 0, governor.at, (token) => token.is.defence !== undefined)
    )
      continue;
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
    const lately = reading.drafts[reading.drafts.length - 1];
    const goesOn =
      person &&
      governor.passive &&
      regions.length === 0 &&
      lately?.sentence === at - 1 &&
      lately.paragraph === paragraph &&
      lately.claim.munition === null;
    // What was shot down is told on in the words of the Air Force or the ministry that began to tell it.
    const official =
      outcomes.has(quantity) &&
      (carried?.by === 'air-force-ua' ||
        carried?.by === 'defence-ministry-ru' ||
        carried?.by === 'general-staff-ua');
    const quoted = context.quoting ? (context.speaking?.voice ?? null) : null;
    const voice =
      direct ??
      (attributions.length > 0
        ? null
        : (quoted ?? (leans || passiveOnly || goesOn || official ? carried : null)));
    const here =
      person && regions.length === 0
        ? placeOfPeople(context, sentence, at, mentions, direct)
        : regions;
    const attacker =
      item?.attacker ?? attackerOf(context, tokens, mention, governor, here, voice, at);
    if (attacker === null) continue;
    if (quantity === 'impacts' && mention.count?.value === 1) continue;
    const munition = item
      ? item.munition
      : munitionOf(context, mention, quantity, at, mentions, i, governor.stands);
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
    const ofSpeaker =
      here.length === 0 &&
      outcomes.has(quantity) &&
      (voice?.by === 'officials-ru' || voice?.by === 'officials-ua')
        ? (direct?.region ?? null)
        : null;
    const places =
      mention.each && here.length > 1 ? here : [here.length === 1 ? (here[0] ?? null) : ofSpeaker];
    for (const place of places) {
      const region = place === 'capital' ? capitalOf(attacker) : place;
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
        marked,
        further: mention.further,
        sentence: at,
        paragraph,
        start: first?.start ?? 0,
        voice,
      });
    }
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
  if (
    !foreign &&
    !within(
      tokens,
      0,
      tokens.length,
      (token) => token.is.front !== undefined || token.is.soldiers !== undefined,
    )
  ) {
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
  const spokenFor = attributions.flatMap(({ voice }) => voice.region ?? []);
  const there = regionsIn(tokens, 0, tokens.length);
  const named = there.length > 0 ? there : spokenFor;
  const name = tokens.find(
    (token) => token.is.region !== undefined && token.is.region === named[0],
  )?.word;
  if (named.length > 0) context.region = { ids: named, name: name ?? '', sentence: at, paragraph };
};

/** The place casualties belong to when their own sentence names none: the one just spoken of. */
const placeOfPeople = (
  context: Context,
  sentence: Sentence,
  at: number,
  mentions: readonly Mention[],
  voice: Voice | null,
): string[] => {
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
  paragraph: number,
  mention: Mention,
  tokens: readonly Token[],
): { governor: Governor; attacker: Side; munition: string } | null => {
  if (mention.kind !== 'bare' || mention.count === null) return null;
  const last = reading.drafts[reading.drafts.length - 1];
  if (!last || last.claim.munition === null || last.paragraph !== paragraph) return null;
  if (
    last.sentence < at - 1 ||
    (last.sentence === at - 1 && regionsIn(tokens, mention.from, tokens.length).length === 0)
  )
    return null;
  let k = mention.to;
  while (tokens[k]?.is.ofThem !== undefined || tokens[k]?.is.passive !== undefined) k += 1;
  const after = tokens[k];
  const goesOn =
    mention.further ||
    mention.each ||
    after?.is.place !== undefined ||
    after?.word === '—' ||
    after?.word === '-' ||
    placedFirst(tokens, mention);
  return goesOn
    ? {
        governor: {
          quantity: last.claim.quantity,
          at: mention.number,
          stands: 'right',
          passive: true,
        },
        attacker: last.claim.attacker,
        munition: last.claim.munition,
      }
    : null;
};

/** "six of the missiles" after "ATACMS": one kind of Ukrainian missile is all the text has spoken of. */
const kindSpokenOf = (context: Context, at: number): string | null => {
  const { munition } = context;
  if (!munition || munition.attacker !== 'ukraine' || at - munition.sentence > 1) return null;
  const [kind, other] = new Set(munition.ids);
  return kind !== undefined && other === undefined && belongsTo(kind, 'missile') ? kind : null;
};

/** Undefined where the noun is not in the text's reach. */
const munitionOf = (
  context: Context,
  mention: Mention,
  quantity: Quantity,
  at: number,
  mentions: readonly Mention[],
  i: number,
  stands: Governor['stands'],
): string | null | undefined => {
  if (mention.kind === 'people' || mention.kind === 'places' || casualties.has(quantity))
    return null;
  if (mention.munition === 'missile') return kindSpokenOf(context, at) ?? 'missile';
  if (mention.munition !== null) return mention.munition;
  const earlier = mentions.slice(0, i).filter((one) => one.munition !== null);
  if (mention.ofThem && earlier.length > 1)
    return combine(earlier.map((one) => one.munition ?? ''));
  const last = earlier[earlier.length - 1]?.munition;
  if (last) return last;
  if (!context.munition || at - context.munition.sentence > 2) return undefined;
  if (stands === 'left' && context.munition.sentence !== at) return undefined;
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
      return resolve(mark, anchor ?? context.main, context.published, context.recent);
    return { date: null, part: 'night' };
  }
  if (record) return { date: null, part: 'night' };
  if (anchor) return { date: anchor.date, part: anchor.part };
  const weak = marks.find((one) => one.weak && one.date !== null);
  return weak ? { date: weak.date, part: weak.part ?? 'night' } : { date: null, part: 'night' };
};

/** Captions and links are short lines; a longer line that has their words is text. */
const captionLength = 500;

const capitalOf = (attacker: Side): string => (attacker === 'russia' ? 'UA-30' : 'RU-MOW');

/** The day most of a text's sentences about the air war speak of; the newest of equals. */
const mainAnchor = (
  sentences: readonly Sentence[],
  published: string,
  captions: ReadonlySet<number>,
): Anchor | null => {
  const weights = new Map<string, { weight: number; part: Part }>();
  for (const sentence of sentences) {
    const { tokens } = sentence;
    if (captions.has(sentence.paragraph)) continue;
    if (
      !within(
        tokens,
        0,
        tokens.length,
        (token) => token.is.attack !== undefined || token.is.munition !== undefined,
      )
    )
      continue;
    for (const mark of timesIn(sentence, published)) {
      if (mark.date === null || mark.weak || mark.relative === 'dayBefore') continue;
      const explicit = mark.relative === null;
      const old = weights.get(mark.date);
      weights.set(mark.date, {
        weight: (old?.weight ?? 0) + (explicit ? 2 : 1),
        part:
          mark.part === 'night' || old?.part === 'night'
            ? 'night'
            : (mark.part ?? old?.part ?? 'night'),
      });
    }
  }
  let best: Anchor | null = null;
  let top = 0;
  for (const [date, { weight, part }] of weights)
    if (weight > top || (weight === top && best !== null && date > best.date)) {
      best = { date, part };
      top = weight;
    }
  if (best !== null) return best;
  // A digest of news says its day in its headline.
  for (const sentence of sentences.slice(0, 2)) {
    const mark = timesIn(sentence, published).find(
      ({ date, relative }) => date !== null && relative !== 'dayBefore',
    );
    if (mark?.date != null) return { date: mark.date, part: mark.part ?? 'night' };
  }
  return null;
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
  relayed: Relayed,
): { claims: Claim[]; unnumbered: Unnumbered[]; incidents: Incident[] } => {
  const index = languages[languageRead(text.text.slice(0, 4000).toLowerCase(), 'ru')];
  const sentences = sentencesOf(text.text, index);
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
    singles: index.words.language !== 'en',
    quoting: false,
    recent: null,
    speaking: null,
  };
  const reading: Reading = { drafts: [], unnumbered: [], incidents: [] };
  const captions = new Set(
    sentences
      .filter(
        ({ tokens, start, end }) =>
          end - start < 400 && tokens.some((token) => token.is.caption !== undefined),
      )
      .map(({ paragraph }) => paragraph),
  );
  context.main = mainAnchor(sentences, context.published, captions);
  const lengths = new Map<number, number>();
  for (const { paragraph: line, start, end } of sentences)
    lengths.set(line, (lengths.get(line) ?? 0) + end - start);
  let marksOpen = 0;
  let announced = false;
  let paragraph = -1;
  sentences.forEach((sentence, at) => {
    if (captions.has(sentence.paragraph) && (lengths.get(sentence.paragraph) ?? 0) < captionLength)
      return;
    if (sentence.paragraph !== paragraph) marksOpen = 0;
    paragraph = sentence.paragraph;
    context.quoting = marksOpen % 2 === 1 || announced;
    readSentence(context, sentence, at, reading);
    announced = sentence.tokens[sentence.tokens.length - 1]?.word === ':';
    marksOpen += sentence.tokens.filter((token) => token.word === '"').length;
  });
  const own = reading.drafts.filter(
    ({ claim, start }) =>
      claim.quantity === 'killed' || claim.quantity === 'injured' || !relayed.covers(start),
  );
  const night = context.main?.date ?? null;
  const handedOn = relayed.claims.map((claim): Draft => ({
    claim: relayed.dated ? claim : { ...claim, night, part: context.main?.part ?? 'night' },
    marked: claim.subset,
    further: false,
    sentence: -1,
    paragraph: -1,
    start: 0,
    voice: null,
  }));
  return {
    claims: settle([...handedOn, ...own]),
    unnumbered: onceSaid([
      ...relayed.unnumbered.map((entry) => (relayed.dated ? entry : { ...entry, night })),
      ...reading.unnumbered,
    ]),
    incidents: onceHappened(reading.incidents),
  };
};
