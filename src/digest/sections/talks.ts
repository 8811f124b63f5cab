// Rounds of talks, proposals, ceasefires and statements as lines: who said what, of which day.
import type { SourcedEvent } from '../../data/model/night.ts';
import type { LocalDate } from '../../data/model/terms.ts';
import type { Words } from '../locale.ts';
import type { Citations } from '../marks.ts';
import { lineOf } from '../marks.ts';
import type { Line } from '../message.ts';
import { ownDays, stageOf } from '../same-event.ts';
import { slugOf, speakerName } from '../speakers.ts';
import type { Entry } from '../timeline.ts';
import { exchangeText } from './exchanges.ts';

/** What a section's renderer needs: the words of a language and the numbers of the message's sources. */
export interface EntryView {
  readonly words: Words;
  readonly citations: Citations;
}

/** The publisher as readers know it. */
export const publisherOf = ({ words }: EntryView, { document }: SourcedEvent): string =>
  document.outlet ?? words.say(`source-${document.source}`);

/** "Zelensky", "Suspilne's source", or the outlet that says it itself. */
export const tellerOf = (view: EntryView, telling: SourcedEvent): string => {
  const { words } = view;
  const speaker = telling.speaker ?? null;
  if (speaker !== null && /\bsources?\b/i.test(speaker)) {
    const outlet = telling.outlet ?? publisherOf(view, telling);
    return words.say(/\bsources\b/i.test(speaker) ? 'sources-of' : 'source-of', { outlet });
  }
  return speakerName(words, {
    by: telling.by === 'isw' || telling.by === 'news' ? null : telling.by,
    speaker,
    outlet: telling.outlet ?? publisherOf(view, telling),
  });
};

export const citing = (view: EntryView, tellings: readonly SourcedEvent[]): string =>
  view.citations.mark(...tellings.map(({ document }) => document.id));

/** A party in the reader's language; one that the locale does not know stays as the archive names it. */
export const partyName = (words: Words, party: string): string => {
  const key = `party-${slugOf(party)}`;
  return words.has(key) ? words.say(key) : party;
};

/** "in Istanbul"; a place that the locale does not know stands in brackets. */
const placeText = (words: Words, place: string | null): string => {
  if (place === null) return '';
  const key = `talks-in-${slugOf(place)}`;
  return words.has(key) ? ` ${words.say(key)}` : ` (${place})`;
};

/** "22 or 23 July", "17–18 February", "week of 21 July", "July 2025". */
export const daysText = (
  words: Words,
  dates: readonly LocalDate[],
  precision: string | null,
): string => {
  const [first = ''] = dates;
  const last = dates.at(-1) ?? first;
  if (first === last) return words.day(first);
  if (precision === 'week') return words.say('days-week', { first: words.day(first) });
  if (precision === 'month') return words.month(first);
  const sameMonth = first.slice(0, 7) === last.slice(0, 7);
  const from = sameMonth ? String(Number(first.slice(8))) : words.day(first);
  return words.say(precision === 'either' ? 'days-either' : 'days-range', {
    first: from,
    last: words.day(last),
  });
};

const isOfTheSides = (parties: readonly string[]): boolean =>
  ['russia', 'ukraine'].every((side) => parties.includes(side));

/** The parties where they are not just the two sides: "United States – Ukraine". */
const partiesText = (words: Words, parties: readonly string[]): string => {
  if (parties.length === 0 || (isOfTheSides(parties) && parties.length === 2)) return '';
  return ` (${parties.map((party) => partyName(words, party)).join(', ')})`;
};

const mostWords = 25;
const unquoted = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/^[\s"“”«».,;:]+|[\s"“”«»,;:]+$/g, '');

/** A quotation in its own language, whole, or null where it is longer than may be quoted. */
export const quotation = (words: Words, quote: string | null): string | null => {
  if (quote === null) return null;
  const text = unquoted(quote);
  const length = text.split(' ').length;
  return length >= 3 && length <= mostWords ? words.say('quoted', { text }) : null;
};

/** Our own wording of an archived event, in the language asked for; null where it has none in it. */
const wordingOf = (words: Words, telling: SourcedEvent): string | null =>
  telling.wording ? (telling.wording[words.language] ?? null) : null;

/** The same wording told once: chronology rows keep it for every kind they hold. */
const sentenceOf = (words: Words, telling: SourcedEvent): string | null =>
  wordingOf(words, telling) ?? quotation(words, telling.quote);

const weakMark = (view: EntryView, entry: Entry): string =>
  entry.weak ? ` ${view.words.say('weak-source')}` : '';

const furthest = (entry: Entry): readonly SourcedEvent[] =>
  entry.tellings.filter(({ status }) => stageOf[status] === stageOf[entry.status]);

/** Who tells the furthest stage: a named speaker where one does. */
const mainOf = (entry: Entry): SourcedEvent | null => {
  const told = furthest(entry);
  return (
    told.find(({ speaker, dates }) => typeof speaker === 'string' && !dates?.length) ??
    told.find(({ speaker }) => typeof speaker === 'string') ??
    told.find(({ wording }) => (wording ?? null) !== null) ??
    told[0] ??
    null
  );
};

const thingText = (view: EntryView, entry: Entry): string => {
  const { words } = view;
  if (entry.kind !== 'talks-round') return words.say(`thing-${entry.kind}`);
  return entry.ordinal !== null
    ? words.say('thing-round', { ordinal: words.say(`ordinal-${Math.min(entry.ordinal, 12)}`) })
    : words.say('thing-talks-round');
};

/** "22 or 23 July (Suspilne's source), 24 or 25 July (TASS's sources) [1]". */
const candidateText = (view: EntryView, entry: Entry): string | null => {
  if (stageOf[entry.status] === 4) return null;
  const told = furthest(entry).filter((telling) => ownDays(telling).length > 0);
  if (told.length === 0) return null;
  const groups = Map.groupBy(told, (telling) => ownDays(telling).join(' '));
  const heard = new Set(furthest(entry).map((telling) => tellerOf(view, telling)));
  const days = [...groups.values()].map((tellings) => {
    const [first] = tellings;
    const names = [...new Set(tellings.map((telling) => tellerOf(view, telling)))];
    const text = daysText(view.words, first ? ownDays(first) : [], first?.precision ?? null);
    return heard.size === 1 ? text : `${text} (${names.join(', ')})`;
  });
  return view.words.say('talks-date', { days: `${days.join(', ')} ${citing(view, told)}` });
};

/** Without number, place and day a round is only known by the words of the text. */
const vague = (entry: Entry): boolean =>
  entry.ordinal === null &&
  entry.place === null &&
  entry.tellings.every((telling) => ownDays(telling).length === 0);

/** Lines of a round, proposal or ceasefire: the thing, then what else is told of it. */
const businessTexts = (view: EntryView, entry: Entry): readonly string[] => {
  const { words } = view;
  const main = mainOf(entry);
  if (!main) return [];
  const thing = thingText(view, entry);
  const place = placeText(words, entry.place);
  const done = stageOf[entry.status] === 4;
  const told = furthest(entry);
  const status = words.say(`talks-${entry.status}`);
  const day =
    done && (entry.date !== null || entry.dates.length > 0)
      ? ` ${daysText(words, entry.dates.length > 1 ? entry.dates : [entry.day], entry.precision)}`
      : '';
  const sentence =
    entry.kind === 'talks-round' && !vague(entry)
      ? wordingOf(words, main)
      : sentenceOf(words, main);
  const head = words.say(sentence === null ? 'talks-line' : 'talks-line-told', {
    by: tellerOf(view, main),
    thing: `${thing}${place}`,
    status: `${status}${day}${partiesText(words, entry.parties)}`,
    ...(sentence === null ? {} : { sentence }),
    marks: citing(view, told),
  });
  const date = candidateText(view, entry);
  const before = entry.tellings.filter(({ status: told }) => stageOf[told] < stageOf[entry.status]);
  const steps = [...Map.groupBy(before, ({ status: step }) => step)].map(([step, tellings]) => {
    const days = tellings.map(({ saidOn }) => saidOn).toSorted();
    return `${words.say(`step-${step}`)} ${words.day(days[0] ?? entry.said)} ${citing(view, tellings)}`;
  });
  return [
    `${head}${weakMark(view, entry)}`,
    ...(date === null ? [] : [date]),
    ...(entry.agenda.length > 0
      ? [
          words.say('talks-agenda', {
            points: entry.agenda.map((point) => pointText(words, point)).join('; '),
          }),
        ]
      : []),
    ...(entry.delegations.length > 0
      ? [
          words.say('talks-delegations', {
            names: entry.delegations.map((name) => delegationText(words, name)).join('; '),
          }),
        ]
      : []),
    ...(entry.outcome !== null && (main.wording ?? null) === null
      ? [
          words.say('talks-outcome', {
            outcome: words.say('quoted', { text: unquoted(entry.outcome) }),
          }),
        ]
      : []),
    ...(steps.length > 0 ? [words.say('talks-before', { steps: steps.join(', ') })] : []),
  ];
};

const pointText = (words: Words, point: string): string =>
  words.language === 'en'
    ? point.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase())
    : words.say('quoted', { text: point });

/** "ukraine: Rustem Umerov" with the party in the reader's language. */
const delegationText = (words: Words, delegation: string): string => {
  const [party = '', name = ''] = delegation.split(/:\s*/);
  if (name === '') return delegation;
  const key = `name-${slugOf(name.split(' ').at(-1) ?? '')}`;
  return `${partyName(words, party)}: ${words.language !== 'en' && words.has(key) ? words.say(key) : name}`;
};

const statementText = (view: EntryView, entry: Entry): string | null => {
  const [telling] = entry.tellings;
  if (!telling) return null;
  const sentence = sentenceOf(view.words, telling);
  if (sentence === null) return null;
  return view.words.say('talks-statement', {
    by: tellerOf(view, telling),
    sentence: `${sentence}${weakMark(view, entry)}`,
    marks: citing(view, entry.tellings),
  });
};

/** What one of the sides' own leaders or officials says of the talks is talks; the rest is quotations. */
const isAnswer = (entry: Entry): boolean =>
  entry.tellings.some(
    ({ by, role, wording }) =>
      (wording ?? null) !== null ||
      ((role === 'leader' || role === 'official') &&
        (by === 'president-ua' || by === 'officials-ua' || by === 'officials-ru')),
  );

/** All texts of an entry, the thing itself first; empty where the language has no words for it. */
export const entryTexts = (view: EntryView, entry: Entry): readonly string[] => {
  switch (entry.kind) {
    case 'talks-round':
    case 'proposal':
    case 'ceasefire':
      return businessTexts(view, entry);
    case 'exchange':
    case 'repatriation': {
      const [main] = furthest(entry);
      const wording = main ? wordingOf(view.words, main) : null;
      return [`${exchangeText(view, entry, wording)}${weakMark(view, entry)}`];
    }
    case 'statement':
      return [statementText(view, entry)].flatMap((text) => text ?? []);
    case 'pledge':
      return [];
  }
};

/** The order in which a reader asks: talks and answers to them, then ceasefires, then prisoners. */
const place: Readonly<Record<Entry['kind'], number>> = {
  'talks-round': 0,
  statement: 1,
  proposal: 2,
  ceasefire: 3,
  exchange: 4,
  repatriation: 5,
  pledge: 6,
};

/** Lines of the TALKS section: talks, proposals, ceasefires, exchanges and bodies; statements are `quoteLines`. */
export const talksLines = (view: EntryView, entries: readonly Entry[]): Line[] =>
  entries
    .filter((entry) => entry.kind !== 'pledge' && (entry.kind !== 'statement' || isAnswer(entry)))
    // What is ahead goes before what lies back, the newest first.
    .toSorted(
      (a, b) => place[a.kind] - place[b.kind] || (a.day === b.day ? 0 : a.day < b.day ? 1 : -1),
    )
    .flatMap((entry) => entryTexts(view, entry))
    .map((text) => lineOf(text));

/** Statements as quotations of at most 25 words in their own language, attributed; at most `limit` of them. */
export const quoteLines = (
  view: EntryView,
  entries: readonly Entry[],
  limit = Number.POSITIVE_INFINITY,
): Line[] =>
  entries
    .filter((entry) => entry.kind === 'statement' && !isAnswer(entry))
    .flatMap((entry) => statementText(view, entry) ?? [])
    .slice(0, limit)
    .map((text) => lineOf(text));
