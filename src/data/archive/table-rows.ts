// Rows of the public table: who speaks, when, and whether the row tells of an attack at all.
import { DateTime } from 'luxon';
import { z } from 'zod';
import { placeWindow } from '../model/night.ts';
import type { Window } from '../model/report.ts';
import type { LocalDate, Part, Speaker } from '../model/terms.ts';
import { readLabel, type Label } from './table-words.ts';

export const tableName = 'Massive Missile Attacks on Ukraine';
export const tablePrefix = 'massive-missile-attacks/';

/** Why rows of the table are no claims. */
export type SkipReason =
  | 'regional command'
  | 'other speaker'
  | 'front-line tally'
  | 'target outside Ukraine'
  | 'label without an id'
  | 'unknown label'
  | 'unreadable time'
  | 'no figure';

const zone = 'Europe/Kyiv';
const cell = z.string().transform((text) => text.trim());
const figure = cell.transform((text, context): number | null => {
  if (text === '') return null;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  context.addIssue({ code: 'custom', message: `not a whole number: ${text}` });
  return z.NEVER;
});
export const rowSchema = z.object({
  time_start: cell,
  time_end: cell,
  model: cell,
  launch_place: cell,
  target: cell,
  launched: figure,
  destroyed: figure,
  not_reach_goal: figure,
  still_attacking: figure,
  num_hit_location: figure,
  num_fall_fragment_location: figure,
  turbojet: figure,
  turbojet_destroyed: figure,
  source: cell,
});
export type Row = z.infer<typeof rowSchema>;

export interface Voice {
  readonly by: Speaker;
  readonly speaker: string | null;
  readonly outlet: string | null;
  readonly title: string;
}

const credit = (whose: string): string => `Petro Ivaniuk, ${tableName} (from ${whose} reports)`;
const airForce: Voice = {
  by: 'air-force-ua',
  speaker: null,
  outlet: null,
  title: credit("the Air Force's"),
};
const commander: Voice = { ...airForce, speaker: 'Commander of the Air Force' };
const generalStaff: Voice = {
  by: 'general-staff-ua',
  speaker: null,
  outlet: 'General Staff of Ukraine',
  title: credit("the General Staff's"),
};

/** The speaker is the first part of the post's path. */
const voiceOf = (source: string): Voice | SkipReason => {
  const path = source.replace(/^https:\/\/t\.me\//, '');
  const name = path.split('/')[0] ?? '';
  if (name === 'kpszsu') return airForce;
  if (name === 'CinCAFU') return commander;
  if (name === 'GeneralStaff.ua') return generalStaff;
  return /^pvk/i.test(name) ? 'regional command' : 'other speaker';
};

interface Moment {
  readonly date: LocalDate;
  /** Null where the table gives a day without hours. */
  readonly at: DateTime | null;
}

const readMoment = (text: string): Moment | null => {
  const match = /^(\d{4}-\d{2}-\d{2})(?:\s+(\d{1,2}):(\d{2}))?$/.exec(text);
  if (!match) return null;
  const [, date = '', hour, minute] = match;
  const day = DateTime.fromISO(date, { zone });
  if (!day.isValid) return null;
  const at = hour === undefined ? null : day.set({ hour: Number(hour), minute: Number(minute) });
  return { date, at };
};

export interface Place {
  readonly night: LocalDate;
  readonly part: Part;
  readonly window: Window | null;
  readonly asOf: DateTime | null;
}

/**
 * Where a row belongs. Its hours are the table's, so a row that runs through the night and ends late is
 * still the night's; hours that would place it elsewhere are then left out. Days without hours are days.
 */
const placeRow = (row: Row): Place | null => {
  const start = readMoment(row.time_start);
  const end = readMoment(row.time_end);
  if (!start || !end) return null;
  const iso = (moment: Moment) => moment.at?.toISO({ suppressMilliseconds: true }) ?? null;
  const window = { from: iso(start), to: iso(end) };
  const asOf = end.at;
  if (!end.at) return { night: end.date, part: 'day', window: null, asOf };
  if (!start.at || start.at.equals(end.at)) {
    const part = end.at.hour < 12 ? 'night' : 'day';
    return { night: end.date, part, window: start.at ? null : window, asOf };
  }
  const placed = placeWindow(window, 'russia');
  if (!placed) return null;
  if (placed.part === 'night' || start.date === end.date) return { ...placed, window, asOf };
  // Past midnight but over before the small hours: the evening's attack, of the day it began.
  if (end.at.hour < 4) return { night: start.date, part: 'day', window: null, asOf };
  return { night: end.date, part: 'night', window: null, asOf };
};

export interface PlacedRow {
  readonly row: Row;
  readonly label: Label;
  readonly voice: Voice;
  readonly place: Place;
}

/** A target that is the whole country, or none named. */
export const national = (target: string): boolean => target === '' || target === 'Ukraine';

/** Drones of a date without hours over a part of the country. */
const isPartlyTold = (row: Row, label: Label, hasHours: boolean): boolean =>
  label.munition === 'drone' && !label.tally && !hasHours && !national(row.target);

const skipReason = (row: Row, label: Label, hasHours: boolean): SkipReason | null => {
  if (/^(Kursk|Belgorod|Bryansk|Rostov|Voronezh) oblast$/.test(row.target))
    return 'target outside Ukraine';
  if (row.target === 'front line') return 'front-line tally';
  if (label.tally && (!hasHours || !national(row.target))) return 'front-line tally';
  // Drones of a day without hours over a part of the country are a command's tally as well, unless the row says
  // where they were launched from: that only the Air Force tells.
  if (isPartlyTold(row, label, hasHours) && row.launch_place === '') return 'front-line tally';
  return null;
};

/** A row with its speaker and its night, or why it is left out. */
export const placedRow = (row: Row): PlacedRow | SkipReason => {
  const voice = voiceOf(row.source);
  if (typeof voice === 'string') return voice;
  const label = readLabel(row.model);
  if (label === undefined) return 'unknown label';
  if (label === null) return 'label without an id';
  const place = placeRow(row);
  if (!place) return 'unreadable time';
  const hasHours = place.asOf !== null;
  const reason = skipReason(row, label, hasHours);
  if (reason) return reason;
  if (row.launched === null && row.destroyed === null && row.num_hit_location === null)
    return 'no figure';
  // The Air Force told of drones from their launch areas in the mornings, of the night behind it: nineteen of
  // twenty rows that have hours.
  if (isPartlyTold(row, label, hasHours))
    return { row, label, voice, place: { ...place, part: 'night' } };
  return { row, label, voice, place };
};
