// One event told by several texts is one entry with all its tellings; what is told differently stays side by
// side. Never adds two events into one because they look alike: two exchanges of a week stay two.
import type { Document, SourcedEvent } from '../../data/model/night.ts';
import type {
  DatePrecision,
  EventKind,
  EventStatus,
  Language,
  LocalDate,
  TruceScope,
} from '../../data/model/terms.ts';
import { oddConversions } from '../judging/conversions.ts';
import type { Check } from '../digest.ts';
import type { Message } from '../message.ts';
import { dayIn, renderTimeline, selectEntries } from './timeline-message.ts';
import {
  contradicts,
  coreOf,
  dayOfEvent,
  daysApart,
  isSameEvent,
  ownDays,
  stageOf,
} from '../judging/same-event.ts';

/**
 * One event as all texts tell it. `date`: its day where a text fixes one, else null with the candidates in
 * `dates`. `day`: where it stands in a timeline (its own day, else the last candidate, else the day it was
 * said). `said`: the first day it was spoken of. `status`: the furthest stage told. `tellings`: every text's
 * own account, in order of stage and time. `answers`: what the other side's leaders and
 * officials said to it. `weak`: that stage rests on one second-hand source.
 */
export interface Entry {
  readonly key: string;
  readonly kind: EventKind;
  readonly status: EventStatus;
  readonly date: LocalDate | null;
  readonly dates: readonly LocalDate[];
  readonly precision: DatePrecision | null;
  readonly day: LocalDate;
  readonly said: LocalDate;
  readonly parties: readonly string[];
  readonly place: string | null;
  readonly ordinal: number | null;
  readonly agenda: readonly string[];
  readonly delegations: readonly string[];
  readonly outcome: string | null;
  /** Of a ceasefire: what it covers; empty where nobody says. */
  readonly scope: readonly TruceScope[];
  readonly tellings: readonly SourcedEvent[];
  readonly answers: readonly SourcedEvent[];
  readonly weak: boolean;
}

/** What `/talks` was asked for. `page` counts from 1; `party` a lower-case English name of a state or body. */
export interface TimelineOptions {
  readonly now: Date;
  readonly language: Language;
  readonly since?: LocalDate | null;
  readonly party?: string | null;
  readonly kind?: EventKind | null;
  readonly page?: number;
}

const orderOf = (event: SourcedEvent): string =>
  [
    dayOfEvent(event),
    event.kind,
    stageOf[event.status],
    event.saidOn,
    event.document.id,
    JSON.stringify([event.figures, event.speaker ?? null, event.quote, event.place ?? null]),
  ].join('|');

const firstOf = <T>(
  tellings: readonly SourcedEvent[],
  pick: (event: SourcedEvent) => T | null | undefined,
): T | null => {
  for (const telling of tellings) {
    const value = pick(telling);
    if (value !== null && value !== undefined) return value;
  }
  return null;
};

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)];

/** The one entry that several tellings make; the furthest stage gives its day. */
const entryOf = (tellings: readonly SourcedEvent[]): Entry | null => {
  // Furthest stage first; of one stage the latest word of it.
  const furthest = tellings.toSorted(
    (a, b) => stageOf[b.status] - stageOf[a.status] || (a.saidOn < b.saidOn ? 1 : -1),
  );
  const [top] = furthest;
  if (!top) return null;
  const stage = furthest.filter(({ status }) => stageOf[status] === stageOf[top.status]);
  const own = stage.map(ownDays).filter(({ length }) => length > 0);
  const fixed = own.find(({ length }) => length === 1)?.[0] ?? null;
  // Without a day of its own it stands on the day on which it was proposed or agreed.
  const date = fixed ?? (own.length > 0 ? null : firstOf(stage, (telling) => telling.date));
  const dates = fixed === null ? unique(own.flat()).toSorted() : [];
  const said = tellings.map(({ saidOn }) => saidOn).toSorted()[0] ?? top.saidOn;
  const documents = new Set(stage.map(({ document }) => document.id));
  const longest = <T extends string>(
    pick: (event: SourcedEvent) => readonly T[] | null | undefined,
  ): readonly T[] =>
    furthest.map((telling) => pick(telling) ?? []).toSorted((a, b) => b.length - a.length)[0] ?? [];
  const day = date ?? dates.at(-1) ?? top.saidOn;
  const spans = stage.flatMap((telling) =>
    telling.precision === 'range' ? (telling.dates ?? []) : [],
  );
  return {
    key: `${top.kind}-${day}-${top.parties[0] ?? ''}-${moneyKey(top)}`,
    kind: top.kind,
    status: top.status,
    date,
    dates: dates.length > 0 ? dates : unique(spans).toSorted(),
    precision: firstOf(stage, (telling) => telling.precision),
    day,
    said,
    parties: unique(furthest.flatMap(({ parties }) => parties)),
    place: firstOf(furthest, (telling) => telling.place),
    ordinal: firstOf(furthest, (telling) => telling.ordinal),
    agenda: longest((telling) => telling.agenda),
    delegations: longest((telling) => telling.delegations),
    outcome: firstOf(furthest, (telling) => telling.outcome),
    scope: longest((telling) => telling.scope),
    tellings: tellings.toSorted(
      (a, b) =>
        stageOf[a.status] - stageOf[b.status] ||
        Number(leads(b)) - Number(leads(a)) ||
        (a.saidOn === b.saidOn ? 0 : a.saidOn < b.saidOn ? -1 : 1),
    ),
    answers: [],
    weak: documents.size === 1 && stage.every(({ confidence }) => confidence === 'weak'),
  };
};

/** Somebody named and in office goes before what outlets and their sources tell. */
const leads = ({ speaker, by }: SourcedEvent): boolean =>
  typeof speaker === 'string' && by !== 'news' && by !== 'isw';

const moneyKey = ({ figures }: SourcedEvent): string =>
  figures.map(({ value, unit }) => `${value}${unit}`).join('-');

/** A statement of a side's leader or official about talks that were not held yet. */
const answers = (statement: Entry, round: Entry): boolean => {
  const [said] = statement.tellings;
  if (!said || statement.kind !== 'statement' || round.kind !== 'talks-round') return false;
  const official = said.role === 'leader' || said.role === 'official';
  return (
    official &&
    (said.by === 'officials-ru' || said.by === 'president-ua' || said.by === 'officials-ua') &&
    (stageOf[round.status] < 4 || said.saidOn <= round.day) &&
    coreOf(said).length === coreOf(round).length &&
    coreOf(said).every((party) => round.parties.includes(party)) &&
    round.tellings.some(({ document }) => document.id === said.document.id)
  );
};

/** Statements that answer a proposed round stand with it, not beside it: one entry, its parts attributed. */
const withAnswers = (entries: readonly Entry[]): readonly Entry[] => {
  const answered = new Map<Entry, SourcedEvent[]>();
  const placed = new Set<Entry>();
  for (const statement of entries) {
    const rounds = entries.filter((round) => answers(statement, round));
    const [round, ...more] = rounds;
    // One text about two rounds: nobody can say which of them is answered.
    if (!round || more.length > 0) continue;
    answered.set(round, [...(answered.get(round) ?? []), ...statement.tellings]);
    placed.add(statement);
  }
  return entries
    .filter((entry) => !placed.has(entry))
    .map((entry) => ({ ...entry, answers: answered.get(entry) ?? [] }));
};

/** Entries in order of day; pure, and the same whatever order the events come in. */
export const mergeEvents = (events: readonly SourcedEvent[]): Entry[] => {
  const sorted = events
    .map((event) => ({ event, order: orderOf(event) }))
    .toSorted((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
  const groups: SourcedEvent[][] = [];
  let open = 0;
  for (const { event } of sorted) {
    // Nothing is the same over more than two months: what lies behind is not looked at again.
    while (open < groups.length) {
      const last = groups[open]?.at(-1);
      if (!last || daysApart(dayOfEvent(last), dayOfEvent(event)) <= 62) break;
      open += 1;
    }
    const group = groups
      .slice(open)
      .find(
        (known) =>
          known.some((other) => isSameEvent(other, event)) &&
          !known.some((other) => contradicts(other, event)),
      );
    if (group) group.push(event);
    else groups.push([event]);
  }
  return withAnswers(groups.flatMap((group) => entryOf(group) ?? [])).toSorted((a, b) =>
    a.day === b.day ? 0 : a.day < b.day ? -1 : 1,
  );
};

/** Conversions of pledges held against the other conversions of the same text and pair of currencies. */
export const conversionChecks = (events: readonly SourcedEvent[]): Check[] =>
  oddConversions(events).map(({ event, figure, printed, unit, expected }) => ({
    kind: 'conversion',
    holds: false,
    detail: `${figure.value} ${figure.unit} = ${printed} ${unit} ≠ ${expected} ${unit}`,
    attacker: null,
    munition: null,
    by: event.by,
    terms: [figure.value, expected],
    total: printed,
  }));

/** All documents that entries rest on, each once, in order of first use. */
export const documentsOf = (entries: readonly Entry[]): Document[] => [
  ...new Map(
    entries.flatMap(({ tellings, answers: said }) =>
      [...tellings, ...said].map(({ document }) => [document.id, document]),
    ),
  ).values(),
];

/** `/talks`: where things stand, then the dated record, newest first, in pages. */
export const timelineMessage = (
  events: readonly SourcedEvent[],
  options: TimelineOptions,
): Message => {
  // A past day's message knows only what had been said by then.
  const today = dayIn(options.now);
  return renderTimeline(mergeEvents(events.filter(({ saidOn }) => saidOn <= today)), options);
};

/** The same record for programs (`talks --format json`), oldest first. */
export const timelineJson = (
  events: readonly SourcedEvent[],
  options: Pick<TimelineOptions, 'now' | 'since' | 'party' | 'kind'>,
): { readonly since: LocalDate | null; readonly entries: readonly Entry[] } => ({
  since: options.since ?? null,
  entries: selectEntries(mergeEvents(events), options),
});
