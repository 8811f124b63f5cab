// Claims of all sources side by side for one night, and one speaker's figures over many nights.
// Never chooses between speakers; superseded readings stay out of sight and on record.
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { bounds } from '../../model/count.ts';
import { eventSchema } from '../../model/event.ts';
import type {
  Document,
  Night,
  SourcedClaim,
  SourcedEvent,
  SourcedIncident,
  SourcedUnnumbered,
} from '../../model/night.ts';
import {
  incidentKinds,
  parts,
  quantities,
  sides,
  sourceIds,
  speakers,
  type LocalDate,
} from '../../model/terms.ts';
import { nightDateStore } from './night-dates.ts';
import { nightRows } from './night-rows.ts';
import { nightRevisions } from './revisions.ts';
import type { ReportTable, Tables } from '../schema.ts';
import { series, timeOf } from './series.ts';
import { given, statement } from '../statement.ts';
import type { Store } from '../store.ts';

const rowWords = z.object({
  attacker: z.enum(sides),
  quantity: z.enum(quantities),
  by: z.enum(speakers).nullable(),
});
const claimWords = rowWords.extend({ part: z.enum(parts) });
const boundSchema = z.enum(bounds);
const incidentWords = z.object({
  attacker: z.enum(sides),
  kind: z.enum(incidentKinds),
  by: z.enum(speakers).nullable(),
});
const sourceSchema = z.enum(sourceIds);
const sideSchema = z.enum(sides);
const areasSchema = z.array(z.string());

type ReportRow = Selectable<ReportTable>;

const documentOf = (row: ReportRow): Document => ({
  id: row.document_id,
  source: sourceSchema.parse(row.source),
  outlet: row.outlet,
  title: row.title,
  url: row.url,
  publishedAt: row.published_at,
  asOf: row.as_of,
  archived: row.origin !== 'post',
  relayOf: row.relay_of,
});

/** A bundled copy of a post that we also fetched ourselves is no second document. */
const withoutCopies = (reports: readonly ReportRow[]): ReportRow[] => {
  const fetched = new Set(
    reports.filter(({ origin }) => origin === 'post').map(({ url }) => url ?? ''),
  );
  return reports.filter(
    ({ origin, url, relay_of }) =>
      origin === 'post' || relay_of !== null || url === null || !fetched.has(url),
  );
};

const night = (db: Kysely<Tables>) => {
  const rowsOf = nightRows(db);
  const revisionsOf = nightRevisions(db);
  return async (date: LocalDate): Promise<Night | null> => {
    const { claimRows, unnumberedRows, incidentRows, eventRows, ...told } = await rowsOf(date);
    const reportRows = withoutCopies(told.reportRows).sort(
      (a, b) => timeOf(a) - timeOf(b) || (a.id < b.id ? -1 : 1),
    );
    if (reportRows.length === 0) return null;
    const documents = new Map(reportRows.map((row) => [row.id, documentOf(row)]));
    const order = new Map(reportRows.map((row, index) => [row.id, index]));

    /** Rows with their document, in the order of the documents' times. */
    const sourced = <Row extends { report_id: string }, Out>(
      rows: readonly Row[],
      make: (row: Row, document: Document) => Out,
    ): Out[] =>
      rows
        .filter((row) => documents.has(row.report_id))
        .sort((a, b) => (order.get(a.report_id) ?? 0) - (order.get(b.report_id) ?? 0))
        .flatMap((row) => {
          const document = documents.get(row.report_id);
          return document ? [make(row, document)] : [];
        });

    const claims = sourced(claimRows, (row, document): SourcedClaim => ({
      ...claimWords.parse(row),
      night: row.night,
      window:
        row.window_from === null && row.window_to === null
          ? null
          : { from: row.window_from, to: row.window_to },
      munition: row.munition,
      count: { value: row.value, bound: boundSchema.parse(row.bound) },
      region: row.region,
      subset: row.subset === 1,
      speaker: row.speaker,
      outlet: row.outlet,
      quote: row.quote,
      document,
    }));
    const unnumbered = sourced(unnumberedRows, (row, document): SourcedUnnumbered => ({
      ...rowWords.parse(row),
      night: row.night,
      munition: row.munition,
      word: row.word,
      speaker: row.speaker,
      quote: row.quote,
      document,
    }));
    const incidents = sourced(incidentRows, (row, document): SourcedIncident => ({
      ...incidentWords.parse(row),
      night: row.night,
      place: row.place,
      region: row.region,
      what: row.what,
      speaker: row.speaker,
      quote: row.quote,
      document,
    }));
    const events = sourced(eventRows, sourcedEvent);
    const launchAreas = reportRows.flatMap((row) => {
      const document = documents.get(row.id);
      if (row.night !== date || row.launch_areas === null || !document) return [];
      const attacker = sideSchema.catch('russia').parse(row.attacker);
      return [{ attacker, areas: areasSchema.parse(JSON.parse(row.launch_areas)), document }];
    });
    if (
      claims.length + unnumbered.length + incidents.length + events.length + launchAreas.length ===
      0
    )
      return null;
    const own = reportRows.filter(
      (row) =>
        row.source === 'air-force-ua' &&
        row.night === date &&
        row.part !== 'day' &&
        row.relay_of === null,
    );
    return {
      date,
      claims,
      unnumbered,
      incidents,
      events,
      launchAreas,
      revisions: await revisionsOf(date),
      ongoing: own.at(-1)?.ongoing === 1,
    };
  };
};

const sourcedEvent = (
  row: { readonly body: string; readonly said_on: string },
  document: Document,
): SourcedEvent => ({
  ...eventSchema.parse(JSON.parse(row.body)),
  saidOn: row.said_on,
  document,
});

const events = (db: Kysely<Tables>) => {
  const filed = statement(db, () =>
    db
      .selectFrom('events')
      .innerJoin('reports', 'reports.id', 'events.report_id')
      .selectAll('reports')
      .select(['events.body', 'events.said_on', 'events.filed_on', 'events.position'])
      .where('events.current', '=', 1)
      .where('reports.status', '=', 'report')
      .where('events.filed_on', '>=', given(0))
      .where('events.filed_on', '<=', given(1))
      .orderBy('events.filed_on')
      .orderBy('events.said_on')
      .orderBy('events.report_id')
      .orderBy('events.position'),
  );
  return async (from: LocalDate, to: LocalDate): Promise<readonly SourcedEvent[]> => {
    const rows = await filed(from, to);
    const kept = new Set(withoutCopies(rows).map(({ id }) => id));
    return rows.filter(({ id }) => kept.has(id)).map((row) => sourcedEvent(row, documentOf(row)));
  };
};

/** The part of the store that answers. */
export const nightStore = (
  db: Kysely<Tables>,
): Pick<
  Store,
  | 'night'
  | 'nightDates'
  | 'neighbours'
  | 'regionDates'
  | 'firstNight'
  | 'newestNight'
  | 'series'
  | 'events'
> => ({
  ...nightDateStore(db),
  night: night(db),
  series: series(db),
  events: events(db),
});
