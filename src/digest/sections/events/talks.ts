// Rounds of talks, proposals, ceasefires and statements as lines: who said what, of which day.
import type { SourcedEvent } from '../../../data/model/night.ts';
import type { Words } from '../../locale.ts';
import { lineOf } from '../../marks.ts';
import type { Line } from '../../message.ts';
import { ownDays, stageOf } from '../../judging/same-event.ts';
import { slugOf } from '../../speakers.ts';
import type { Entry } from '../../events/timeline.ts';
import { exchangeText } from './exchanges.ts';
import {
  citing,
  daysText,
  isWhole,
  partiesText,
  partyName,
  placeText,
  sentenceOf,
  tellerOf,
  unquoted,
  wordingOf,
  type EntryView,
} from './telling.ts';

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
  const [scope, other] = entry.scope;
  if (scope !== undefined && other === undefined) return words.say(`thing-truce-${scope}`);
  if (entry.kind !== 'talks-round') return words.say(`thing-${entry.kind}`);
  return entry.ordinal !== null
    ? words.say('thing-round', { ordinal: words.say(`ordinal-${Math.min(entry.ordinal, 12)}`) })
    : words.say('thing-talks-round');
};

/** How an entry is told: `dated` where its day stands before it already, and its outlets at the foot. */
export interface Manner {
  readonly dated?: boolean;
}

/** "22 or 23 July (Suspilne's source), 24 or 25 July (TASS's sources) [1]". */
const candidateText = (view: EntryView, entry: Entry, how: Manner): string | null => {
  if (stageOf[entry.status] === 4) return null;
  const told = furthest(entry).filter((telling) => ownDays(telling).length > 0);
  if (told.length === 0) return null;
  const groups = Map.groupBy(told, (telling) => ownDays(telling).join(' '));
  if (how.dated && groups.size === 1) return null;
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

/** "Zelensky: " before a line; left out for outlets alone where the line is dated and marked. */
const tellerPrefix = (view: EntryView, main: SourcedEvent, { dated }: Manner): string =>
  dated && (main.speaker ?? null) === null && main.document.source === 'news'
    ? ''
    : view.words.say('told-by', { by: tellerOf(view, main) });

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Our whole wording with who tells it. */
const wholeText = (view: EntryView, entry: Entry, main: SourcedEvent, how: Manner): string => {
  const prefix = tellerPrefix(view, main, how);
  const whole = wordingOf(view.words, main) ?? '';
  return `${prefix}${prefix === '' ? capital(whole) : whole} ${citing(view, furthest(entry))}`;
};

/** The head of a round, proposal or ceasefire: our whole wording, else its kind, place, stage and day. */
const headText = (view: EntryView, entry: Entry, main: SourcedEvent, how: Manner): string => {
  const { words } = view;
  const told = furthest(entry);
  if (isWhole(words, main)) return wholeText(view, entry, main, how);
  const prefix = tellerPrefix(view, main, how);
  const done = stageOf[entry.status] === 4;
  const thing = `${thingText(view, entry)}${placeText(words, entry.place)}`;
  const days =
    done && !how.dated && (entry.date !== null || entry.dates.length > 0)
      ? ` ${daysText(words, entry.dates.length > 1 ? entry.dates : [entry.day], entry.precision)}`
      : '';
  const status = done && how.dated ? '' : ` ${words.say(`talks-${entry.status}`)}`;
  const sentence =
    entry.kind === 'talks-round' && !vague(entry)
      ? wordingOf(words, main)
      : sentenceOf(words, main);
  const said = `${thing}${status}${days}${partiesText(words, entry.parties)}`;
  return words.say(sentence === null ? 'talks-line' : 'talks-line-told', {
    thing: `${prefix}${prefix === '' ? capital(said) : said}`,
    ...(sentence === null ? {} : { sentence }),
    marks: citing(view, told),
  });
};

/** What came before the furthest stage: "proposed 21 July [1]". */
const stepsText = ({ words, citations }: EntryView, entry: Entry): string | null => {
  const last = new Set(furthest(entry).map(({ document }) => document.id));
  // One text that tells of both says nothing of when the first was.
  const before = entry.tellings.filter(
    ({ status: told, document }) => stageOf[told] < stageOf[entry.status] && !last.has(document.id),
  );
  const steps = [...Map.groupBy(before, ({ status: step }) => step)].map(([step, tellings]) => {
    const days = tellings.map(({ saidOn }) => saidOn).toSorted();
    const marks = citing({ words, citations }, tellings);
    return `${words.say(`step-${step}`)} ${words.day(days[0] ?? entry.said)} ${marks}`;
  });
  return steps.length > 0 ? words.say('talks-before', { steps: steps.join(', ') }) : null;
};

/** Lines of a round, proposal or ceasefire: the thing, then what else is told of it, then the answers to it. */
const businessTexts = (view: EntryView, entry: Entry, how: Manner): readonly string[] => {
  const { words } = view;
  const main = mainOf(entry);
  if (!main) return [];
  const outcome = entry.outcome !== null && (main.wording ?? null) === null ? entry.outcome : null;
  return [
    `${headText(view, entry, main, how)}${weakMark(view, entry)}`,
    candidateText(view, entry, how),
    entry.agenda.length > 0
      ? words.say('talks-agenda', {
          points: entry.agenda.map((point) => pointText(words, point)).join('; '),
        })
      : null,
    entry.delegations.length > 0
      ? words.say('talks-delegations', {
          names: entry.delegations.map((name) => delegationText(words, name)).join('; '),
        })
      : null,
    outcome === null
      ? null
      : words.say('talks-outcome', { outcome: words.say('quoted', { text: unquoted(outcome) }) }),
    stepsText(view, entry),
    ...entry.answers.map((answer) =>
      saidText(
        view,
        answer,
        answer.saidOn === (how.dated ? entry.day : entry.said) ? null : words.day(answer.saidOn),
      ),
    ),
  ].flatMap((text) => text ?? []);
};

/** A point of an agenda in the reader's language where the locale knows it, else in the text's own. */
const pointText = (words: Words, point: string): string => {
  const key = `point-${slugOf(point)}`;
  if (words.has(key)) return words.say(key);
  return words.language === 'en'
    ? point.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase())
    : words.say('quoted', { text: point });
};

/** "ukraine: Rustem Umerov" with the party in the reader's language. */
const delegationText = (words: Words, delegation: string): string => {
  const [party = '', name = ''] = delegation.split(/:\s*/);
  if (name === '') return delegation;
  const key = `name-${slugOf(name.split(' ').at(-1) ?? '')}`;
  return `${partyName(words, party)}: ${words.language !== 'en' && words.has(key) ? words.say(key) : name}`;
};

/** "Peskov: Russia is in favour [1]": our wording or a quotation; null where neither is short enough. */
const saidText = (
  view: EntryView,
  telling: SourcedEvent,
  day: string | null = null,
): string | null => {
  const sentence = sentenceOf(view.words, telling);
  if (sentence === null) return null;
  const name = tellerOf(view, telling);
  return view.words.say('talks-statement', {
    by: day === null ? name : view.words.say('said-on', { by: name, day }),
    sentence,
    marks: citing(view, [telling]),
  });
};

const statementText = (view: EntryView, entry: Entry): string | null => {
  const [telling] = entry.tellings;
  const text = telling ? saidText(view, telling) : null;
  return text === null ? null : text + weakMark(view, entry);
};

/** What one of the sides' own leaders or officials says of the talks is talks; the rest is quotations. */
const isAnswer = (entry: Entry): boolean =>
  entry.tellings.some(
    ({ by, role, wording }) =>
      role !== 'analyst' &&
      ((wording ?? null) !== null ||
        ((role === 'leader' || role === 'official') &&
          (by === 'president-ua' || by === 'officials-ua' || by === 'officials-ru'))),
  );

/** All texts of an entry, the thing itself first; empty where the language has no words for it. */
export const entryTexts = (view: EntryView, entry: Entry, how: Manner = {}): readonly string[] => {
  switch (entry.kind) {
    case 'talks-round':
    case 'proposal':
    case 'ceasefire':
      return businessTexts(view, entry, how);
    case 'exchange':
    case 'repatriation': {
      const [main] = furthest(entry);
      if (!main) return [];
      const wording = wordingOf(view.words, main);
      const text = isWhole(view.words, main)
        ? wholeText(view, entry, main, how)
        : exchangeText(view, entry, {
            wording,
            dated: how.dated ?? false,
            by: tellerPrefix(view, main, how),
          });
      return [`${text}${weakMark(view, entry)}`];
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

/** Every statement of the date, answers to talks among them, for those who ask for more. */
export const allStatementLines = (view: EntryView, entries: readonly Entry[]): Line[] =>
  entries
    .flatMap((entry) => [
      ...entry.answers.map((answer) => saidText(view, answer)),
      ...(entry.kind === 'statement' ? [statementText(view, entry)] : []),
    ])
    .flatMap((text) => (text === null ? [] : [lineOf(text)]));

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
