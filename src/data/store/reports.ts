// Writes what one text says as rows: placed by its windows, marked current or superseded.
// Never merges two readings and never touches another document's rows.
import { CompiledQuery, type Insertable, type Kysely, type Transaction } from 'kysely';
import { placeClaim, placeOpenWindow, placeWindow } from '../model/night.ts';
import type { Claim, Report } from '../model/report.ts';
import { munitionKey, type Instant, type LocalDate, type Part } from '../model/terms.ts';
import type {
  ClaimTable,
  EventTable,
  Flag,
  IncidentTable,
  ReportTable,
  Tables,
  UnnumberedTable,
} from './schema.ts';

export type Connection = Kysely<Tables> | Transaction<Tables>;

/** Where a reading comes from: the revision of a post, or a document of the archive. */
export interface Origin {
  readonly documentId: string;
  readonly revision: number;
  readonly origin: 'post' | 'archive' | 'import';
  readonly relayOf: string | null;
  readonly outlet: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly publishedAt: string | null;
  readonly editedAt: string | null;
  readonly fingerprint: string | null;
}

interface Rows {
  readonly report: Insertable<ReportTable>;
  readonly claims: readonly Insertable<ClaimTable>[];
  readonly unnumbered: readonly Insertable<UnnumberedTable>[];
  readonly incidents: readonly Insertable<IncidentTable>[];
  readonly events: readonly Insertable<EventTable>[];
}

const flag = (value: boolean): Flag => (value ? 1 : 0);

export const reportIdOf = (documentId: string, revision: number): string =>
  `${documentId}#${revision}`;

/** Where a text as a whole belongs: its period, else the night most of its claims are about. */
const placeReport = (
  report: Report,
  publishedAt: Instant | null,
): { night: LocalDate | null; part: Part | null } => {
  const { period, attacker } = report;
  if (period) {
    const window = { from: period.from, to: period.to };
    const side = attacker ?? 'russia';
    const placed = placeWindow(window, side) ?? placeOpenWindow(window, publishedAt, side);
    return placed ?? { night: period.date, part: period.kind };
  }
  const nights = new Map<LocalDate, number>();
  for (const { night } of report.claims)
    if (night !== null) nights.set(night, (nights.get(night) ?? 0) + 1);
  const [most] = [...nights].sort((a, b) => b[1] - a[1]);
  return { night: most?.[0] ?? null, part: null };
};

// A formatter made once: a date library's zone costs more than all else that a document needs.
const kyivDate = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Kyiv' });
const kyivDay = (instant: string | null): LocalDate | null => {
  const at = instant === null ? Number.NaN : Date.parse(instant);
  return Number.isNaN(at) ? null : kyivDate.format(at);
};

/** `placeClaim` once for claims of the same hours: a ministry's post has a dozen, and a time zone costs. */
const placer = (
  report: Report,
  publishedAt: Instant | null,
): ((claim: Claim) => ReturnType<typeof placeClaim>) => {
  const known = new Map<string, ReturnType<typeof placeClaim>>();
  return (claim) => {
    const { night, part, attacker, window } = claim;
    const key = [night, part, attacker, window?.from, window?.to].join('|');
    const place = known.get(key) ?? placeClaim(claim, report.period, publishedAt);
    known.set(key, place);
    return place;
  };
};

/** The rows of one reading. Only a `report` has claims; a text that could not be read whole has none. */
export const rowsOf = (report: Report, origin: Origin, current: boolean): Rows => {
  const report_id = reportIdOf(origin.documentId, origin.revision);
  const place = placeReport(report, origin.publishedAt);
  const said = kyivDay(origin.publishedAt) ?? place.night;
  const readable = report.status === 'report';
  const placedAt = placer(report, origin.publishedAt);
  const common = (position: number) => ({ report_id, position, current: flag(current) });
  return {
    report: {
      id: report_id,
      document_id: origin.documentId,
      revision: origin.revision,
      current: flag(current),
      origin: origin.origin,
      relay_of: origin.relayOf,
      source: report.source,
      outlet: origin.outlet,
      title: origin.title,
      url: origin.url,
      published_at: origin.publishedAt,
      edited_at: origin.editedAt,
      as_of: report.asOf,
      status: report.status,
      reason: report.reason,
      attacker: report.attacker,
      ongoing: report.ongoing === null ? null : flag(report.ongoing),
      night: place.night,
      part: place.part,
      launch_areas: report.launchAreas.length > 0 ? JSON.stringify(report.launchAreas) : null,
      fingerprint: origin.fingerprint,
    },
    claims: (readable ? report.claims : []).map((claim, position) => {
      const placed = placedAt(claim);
      return {
        ...common(position),
        night: placed.night,
        part: placed.part,
        stated_night: claim.night,
        stated_part: claim.part,
        window_from: placed.window?.from ?? null,
        window_to: placed.window?.to ?? null,
        attacker: claim.attacker,
        quantity: claim.quantity,
        munition: claim.munition,
        munition_key: munitionKey(claim.munition),
        value: claim.count.value,
        bound: claim.count.bound,
        region: claim.region,
        subset: flag(claim.subset),
        by: claim.by,
        speaker: claim.speaker,
        outlet: claim.outlet,
        quote: claim.quote,
      };
    }),
    unnumbered: (readable ? report.unnumbered : []).map((entry, position) => ({
      ...common(position),
      night: entry.night,
      attacker: entry.attacker,
      quantity: entry.quantity,
      munition: entry.munition,
      word: entry.word,
      by: entry.by,
      speaker: entry.speaker,
      quote: entry.quote,
    })),
    incidents: (readable ? report.incidents : []).map((incident, position) => ({
      ...common(position),
      night: incident.night,
      attacker: incident.attacker,
      kind: incident.kind,
      place: incident.place,
      region: incident.region,
      what: incident.what,
      by: incident.by,
      speaker: incident.speaker,
      quote: incident.quote,
    })),
    events: (readable ? report.events : []).flatMap((event, position) => {
      const said_on = said ?? event.date ?? event.dates?.[0];
      // An event that nobody dated and nobody said on a day has no place in a timeline.
      if (!said_on) return [];
      const filed_on = event.date ?? said_on;
      return {
        ...common(position),
        own_date: event.date,
        filed_on,
        said_on,
        body: JSON.stringify(event),
      };
    }),
  };
};

/** Rows in one statement: few enough for both databases' limits of values in a statement. */
const inBatches = async <T>(
  rows: readonly T[],
  size: number,
  work: (batch: readonly T[]) => Promise<unknown>,
): Promise<void> => {
  for (let at = 0; at < rows.length; at += size) await work(rows.slice(at, at + size));
};

type Filled = 'reports' | 'claims' | 'unnumbered' | 'incidents' | 'events';

/** Compiles a statement once for every full batch: the archive has thousands of rows of one shape. */
const insertAll = async (
  db: Connection,
  table: Filled,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> => {
  const full = 25;
  let text: { readonly rows: number; readonly sql: string } | null = null;
  await inBatches(rows, full, async (batch) => {
    if (text?.rows !== batch.length) {
      const { sql } = db
        .insertInto(table)
        .values([...batch] as never)
        .compile();
      text = { rows: batch.length, sql };
    }
    // Every row of a table has the same columns in the same order.
    await db.executeQuery(CompiledQuery.raw(text.sql, batch.flatMap(Object.values)));
  });
};

/** Adds the rows of readings that are not there yet. */
export const insertRows = async (db: Connection, readings: readonly Rows[]): Promise<void> => {
  await insertAll(
    db,
    'reports',
    readings.map((rows) => ({ ...rows.report })),
  );
  for (const table of ['claims', 'unnumbered', 'incidents', 'events'] as const)
    await insertAll(
      db,
      table,
      readings.flatMap((rows) => rows[table].map((row) => ({ ...row }))),
    );
};

/** Removes readings with all their rows. */
export const deleteReports = (db: Connection, ids: readonly string[]): Promise<void> =>
  inBatches(ids, 500, (batch) =>
    db
      .deleteFrom('reports')
      .where('id', 'in', [...batch])
      .execute(),
  );

/** Marks one reading of a document as what the document says now, and every other as superseded. */
export const makeCurrent = async (
  db: Connection,
  documentId: string,
  reportId: string | null,
): Promise<void> => {
  const readings = await db
    .selectFrom('reports')
    .select(['id', 'current'])
    .where('document_id', '=', documentId)
    .execute();
  for (const reading of readings) {
    const current = flag(reading.id === reportId);
    if (reading.current === current) continue;
    await db.updateTable('reports').set({ current }).where('id', '=', reading.id).execute();
    for (const table of ['claims', 'unnumbered', 'incidents', 'events'] as const)
      await db.updateTable(table).set({ current }).where('report_id', '=', reading.id).execute();
  }
};
