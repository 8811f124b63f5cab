// One event told by several texts is one entry with all its tellings; what is told differently stays side by
// side. Never adds two events into one because they look alike: two exchanges of a week stay two.
import type { Document, SourcedEvent } from '../data/model/night.ts';
import type {
  DatePrecision,
  EventKind,
  EventStatus,
  Language,
  LocalDate,
} from '../data/model/terms.ts';
import type { Check } from './digest.ts';
import type { Message } from './message.ts';

/**
 * One event as all texts tell it. `date`: its day where a text fixes one, else null with the candidates in
 * `dates`. `day`: where it stands in a timeline (its own day, else the last candidate, else the day it was
 * said). `said`: the first day it was spoken of. `status`: the furthest stage told. `tellings`: every text's
 * own account, in order of stage and time. `weak`: it rests on one second-hand source.
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
  readonly tellings: readonly SourcedEvent[];
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

/** Entries in order of day; pure, and the same whatever order the events come in. */
export const mergeEvents = (events: readonly SourcedEvent[]): Entry[] => {
  void events;
  return [];
};

/** Conversions of pledges held against the other conversions of the same text and pair of currencies. */
export const conversionChecks = (events: readonly SourcedEvent[]): Check[] => {
  void events;
  return [];
};

/** All documents that entries rest on, each once, in order of first use. */
export const documentsOf = (entries: readonly Entry[]): Document[] => [
  ...new Map(
    entries.flatMap(({ tellings }) => tellings.map(({ document }) => [document.id, document])),
  ).values(),
];

/** `/talks`: where things stand, then the dated record, newest first, in pages. */
export const timelineMessage = (
  events: readonly SourcedEvent[],
  options: TimelineOptions,
): Message => {
  void events;
  return { language: options.language, summary: '', blocks: [], sources: [], actions: [] };
};

/** The same record for programs (`talks --format json`). */
export const timelineJson = (
  events: readonly SourcedEvent[],
  options: Pick<TimelineOptions, 'now' | 'since' | 'party' | 'kind'>,
): { readonly since: LocalDate | null; readonly entries: readonly Entry[] } => {
  void events;
  return { since: options.since ?? null, entries: [] };
};
