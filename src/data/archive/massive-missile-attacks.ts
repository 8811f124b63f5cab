// Reads Petro Ivaniuk's public table "Massive Missile Attacks on Ukraine" into documents with claims.
// A row is kept by its speaker and its target; an empty cell is no claim, and nothing is added up that
// one post does not say of separate attacks.
import { hash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { exactly } from '../model/count.ts';
import { placeWindow } from '../model/night.ts';
import type { Claim, Window } from '../model/report.ts';
import type { LocalDate, Munition, Part, Quantity, Speaker } from '../model/terms.ts';
import type { ArchiveDocument } from '../store/store.ts';
import { readLabel, readLaunchAreas, type Label } from './table-words.ts';

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
/** The last night on which the Air Force gave "shot down" and "lost" apart. */
const lastNightOfTwoFigures: LocalDate = '2025-07-23';

const cell = z.string().transform((text) => text.trim());
const figure = cell.transform((text, context): number | null => {
  if (text === '') return null;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  context.addIssue({ code: 'custom', message: `not a whole number: ${text}` });
  return z.NEVER;
});
const rowSchema = z.object({
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
type Row = z.infer<typeof rowSchema>;

interface Voice {
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

interface Place {
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

interface PlacedRow {
  readonly row: Row;
  readonly label: Label;
  readonly voice: Voice;
  readonly place: Place;
}

const national = (target: string): boolean => target === '' || target === 'Ukraine';

const skipReason = (row: Row, label: Label, hasHours: boolean): SkipReason | null => {
  if (/^(Kursk|Belgorod|Bryansk|Rostov|Voronezh) oblast$/.test(row.target))
    return 'target outside Ukraine';
  if (row.target === 'front line') return 'front-line tally';
  if (label.tally && (!hasHours || !national(row.target))) return 'front-line tally';
  // Drones of a day without hours over a part of the country are a command's tally as well.
  if (label.munition === 'drone' && !hasHours && !national(row.target)) return 'front-line tally';
  return null;
};

const allDiffer = <T>(values: readonly T[]): boolean => new Set(values).size === values.length;

/** True where rows of one post under one id tell of separate things, so that they may be added. */
const separate = (rows: readonly PlacedRow[]): boolean => {
  // Two models of one kind ("Orlan-10", "Supercam").
  if (allDiffer(rows.map(({ row }) => row.model))) return true;
  const hours = rows.map(({ place }) => place.window);
  const ordered = hours
    .flatMap((window) => (window?.from && window.to ? [window] : []))
    .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
  const apart =
    ordered.length === rows.length &&
    ordered.every((window, index) => {
      const before = ordered[index - 1];
      return !before || (before.to ?? '') <= (window.from ?? '');
    });
  if (apart && rows.length > 1) return true;
  const launched = rows.map(({ row }) => row.launch_place);
  if (launched.every((place) => place !== '') && allDiffer(launched)) return true;
  return (
    rows.every(({ row }) => !national(row.target)) && allDiffer(rows.map(({ row }) => row.target))
  );
};

const sum = (values: readonly (number | null)[]): number | null => {
  let total = 0;
  for (const value of values) {
    if (value === null) return null;
    total += value;
  }
  return total;
};

const wholeWindow = (rows: readonly PlacedRow[]): Window | null => {
  const windows = rows.map(({ place }) => place.window);
  const from = windows.map((window) => window?.from ?? null);
  const to = windows.map((window) => window?.to ?? null);
  if (windows.includes(null)) return null;
  return {
    from: from.includes(null) ? null : (from.sort()[0] ?? null),
    to: to.includes(null) ? null : (to.sort().at(-1) ?? null),
  };
};

type Figures = Pick<Row, 'launched' | 'destroyed' | 'not_reach_goal' | 'still_attacking'>;

/** The claims of one label: of one row, or of several that may be added. */
const claimsOf = (
  { label, voice, place }: PlacedRow,
  munition: Munition,
  window: Window | null,
  figures: Figures,
  subset: boolean,
): Claim[] => {
  const apart = place.night <= lastNightOfTwoFigures;
  const drone = munition === 'drone' || munition === 'shahed';
  const claim = (quantity: Quantity, value: number | null): Claim[] =>
    value === null
      ? []
      : [
          {
            night: place.night,
            part: place.part,
            window,
            attacker: 'russia',
            quantity,
            munition,
            count: exactly(value),
            region: null,
            subset,
            by: voice.by,
            speaker: voice.speaker,
            outlet: null,
            quote: null,
          },
        ];
  // The table writes 0 where a post has no such figure at all: only more than 0 was said.
  const said = (value: number | null): number | null => (value === 0 ? null : value);
  return [
    ...claim(
      'launched',
      label.tally && figures.launched === figures.destroyed ? null : figures.launched,
    ),
    ...claim(apart ? 'intercepted' : 'interceptedOrSuppressed', figures.destroyed),
    ...claim(drone ? 'lost' : 'missedTarget', said(figures.not_reach_goal)),
    ...claim('stillFlying', said(figures.still_attacking)),
  ];
};

/** What the drone row says besides: places hit, places under debris, jet drones among the rest. */
const extraClaims = (placed: PlacedRow): Claim[] => {
  const { row, place } = placed;
  const of = (quantity: Quantity, munition: Munition | null, value: number | null): Claim[] =>
    value === null
      ? []
      : [
          {
            night: place.night,
            part: place.part,
            window: place.window,
            attacker: 'russia',
            quantity,
            munition,
            count: exactly(value),
            region: null,
            subset: munition !== null,
            by: placed.voice.by,
            speaker: placed.voice.speaker,
            outlet: null,
            quote: null,
          },
        ];
  const stopped = place.night <= lastNightOfTwoFigures ? 'intercepted' : 'interceptedOrSuppressed';
  return [
    ...of('impactLocations', null, row.num_hit_location),
    ...of('debrisLocations', null, row.num_fall_fragment_location),
    // Where every one of them is a jet, the figure is no part of another.
    ...(row.turbojet === row.launched ? [] : of('launched', 'shahed-jet', row.turbojet)),
    ...(row.turbojet === row.launched ? [] : of(stopped, 'shahed-jet', row.turbojet_destroyed)),
  ];
};

const claimsOfLabel = (rows: readonly PlacedRow[], munition: Munition): Claim[] => {
  const [first] = rows;
  if (!first) return [];
  const extras = rows.flatMap(extraClaims);
  if (rows.length > 1 && separate(rows)) {
    const total = (pick: (row: Row) => number | null) => sum(rows.map(({ row }) => pick(row)));
    const figures = {
      launched: total((row) => row.launched),
      destroyed: total((row) => row.destroyed),
      not_reach_goal: total((row) => row.not_reach_goal ?? 0),
      still_attacking: total((row) => row.still_attacking ?? 0),
    };
    return [...claimsOf(first, munition, wholeWindow(rows), figures, false), ...extras];
  }
  const whole = rows.some(({ row }) => national(row.target));
  return [
    ...rows.flatMap((placed) =>
      claimsOf(
        placed,
        munition,
        placed.place.window,
        placed.row,
        rows.length > 1 && whole && !national(placed.row.target),
      ),
    ),
    ...extras,
  ];
};

const linkOf = (source: string): string =>
  source.startsWith('https://') ? source : `https://www.facebook.com/${source}`;

/** One post's rows of one night as a document. */
const documentOf = (rows: readonly PlacedRow[]): ArchiveDocument | null => {
  const [first] = rows;
  if (!first) return null;
  const { voice, place, row } = first;
  const byPart = (part: Part) => rows.filter((placed) => placed.place.part === part);
  const claims = (['night', 'day'] as const).flatMap((part) => {
    const placed = byPart(part);
    const labels = Map.groupBy(placed, ({ label }) => `${label.munition} ${label.tally}`);
    // "Shahed" beside unknown drones is one kind of two; alone it is every drone of the post.
    const kinds = placed.some(({ label }) => label.tally && label.munition === 'drone');
    return [...labels.values()].flatMap((group) => {
      const label = group[0]?.label;
      if (!label) return [];
      const shahed = kinds && label.munition === 'drone' && !label.tally;
      return claimsOfLabel(group, shahed ? 'shahed' : label.munition);
    });
  });
  if (claims.length === 0) return null;
  const asOf = rows
    .flatMap((placed) => placed.place.asOf ?? [])
    .sort((a, b) => b.toMillis() - a.toMillis())[0];
  const main = byPart('night').length > 0 ? 'night' : 'day';
  return {
    id: `${tablePrefix}${place.night}/${hash('sha1', row.source, 'hex').slice(0, 10)}`,
    source: voice.by === 'air-force-ua' ? 'air-force-ua' : 'news',
    outlet: voice.outlet,
    title: voice.title,
    url: linkOf(row.source),
    publishedAt: null,
    relayOf: tableName,
    report: {
      id: '',
      status: 'report',
      reason: null,
      source: voice.by === 'air-force-ua' ? 'air-force-ua' : 'news',
      attacker: 'russia',
      period: { kind: main, date: place.night, from: null, to: null },
      asOf: asOf?.toISO({ suppressMilliseconds: true }) ?? null,
      ongoing: null,
      launchAreas: [
        ...new Set(byPart(main).flatMap((placed) => readLaunchAreas(placed.row.launch_place))),
      ],
      claims,
      unnumbered: [],
      incidents: [],
      events: [],
    },
  };
};

/**
 * The whole table: documents by night, oldest first, and how many rows were left out and why. Throws
 * where the text is not this table (a column missing, a figure that is no whole number).
 */
export const readMassiveMissileAttacks = (
  csvText: string,
): {
  readonly documents: readonly ArchiveDocument[];
  readonly skipped: readonly { readonly reason: SkipReason; readonly count: number }[];
} => {
  const records: unknown[] = parse(csvText, { columns: true, bom: true, skip_empty_lines: true });
  const skipped = new Map<SkipReason, number>();
  const groups = new Map<string, PlacedRow[]>();
  records.forEach((record, index) => {
    const parsed = rowSchema.safeParse(record);
    if (!parsed.success)
      throw new Error(
        `row ${index + 2} is not of the table ${tableName}: ${z.prettifyError(parsed.error)}`,
      );
    const row = parsed.data;
    const result = placedRow(row);
    if (typeof result === 'string') skipped.set(result, (skipped.get(result) ?? 0) + 1);
    else {
      const key = `${result.place.night} ${row.source}`;
      const group = groups.get(key);
      if (group) group.push(result);
      else groups.set(key, [result]);
    }
  });
  const documents = [...groups.values()].flatMap((rows) => documentOf(rows) ?? []);
  documents.sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    documents,
    skipped: [...skipped].map(([reason, count]) => ({ reason, count })),
  };
};

const placedRow = (row: Row): PlacedRow | SkipReason => {
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
  return { row, label, voice, place };
};
