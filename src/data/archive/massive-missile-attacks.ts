// Reads Petro Ivaniuk's public table "Massive Missile Attacks on Ukraine" into documents with claims.
// A row is kept by its speaker and its target; an empty cell is no claim, and nothing is added up that
// one post does not say of separate attacks.
import { hash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { exactly } from '../model/count.ts';
import type { Claim, Window } from '../model/report.ts';
import type { LocalDate, Munition, Part, Quantity } from '../model/terms.ts';
import type { ArchiveDocument } from '../store/store.ts';
import { readLaunchAreas } from './table-words.ts';
import {
  national,
  placedRow,
  rowSchema,
  tableName,
  tablePrefix,
  type PlacedRow,
  type Row,
  type SkipReason,
} from './table-rows.ts';

/** The last night on which the Air Force gave "shot down" and "lost" apart. */
const lastNightOfTwoFigures: LocalDate = '2025-07-23';

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

/** The table writes 0 where a post has no such figure at all: only more than 0 was said. */
const said = (value: number | null): number | null => (value === 0 ? null : value);

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
    ...of('impactLocations', null, said(row.num_hit_location)),
    ...of('debrisLocations', null, said(row.num_fall_fragment_location)),
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

/** A post tells of its own day and of some days before it; under a later date its address is a slip of the table. */
const longestLook = 3;

const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** One post's rows of one night as a document; `firstNight`: the first date under which the table has its address. */
const documentOf = (rows: readonly PlacedRow[], firstNight: LocalDate): ArchiveDocument | null => {
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
    url: daysBetween(firstNight, place.night) > longestLook ? null : linkOf(row.source),
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
  const first = new Map<string, LocalDate>();
  for (const { row, place } of [...groups.values()].flat()) {
    const known = first.get(row.source);
    if (known === undefined || place.night < known) first.set(row.source, place.night);
  }
  const documents = [...groups.values()].flatMap(
    (rows) => documentOf(rows, first.get(rows[0]?.row.source ?? '') ?? '') ?? [],
  );
  documents.sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    documents,
    skipped: [...skipped].map(([reason, count]) => ({ reason, count })),
  };
};
