// One speaker's figures over many nights, one a night: its newest, with those of other hours beside it.
import type { Kysely } from 'kysely';
import { munitionKey, officialSources, type LocalDate } from '../../model/terms.ts';
import type { ReportTable, Tables } from '../schema.ts';
import type { SeriesPoint, SeriesQuery } from '../store.ts';

/** When a reading was told, in milliseconds: as of when, else edited, else published; 0 where nobody says. */
export const timeOf = (row: Pick<ReportTable, 'as_of' | 'edited_at' | 'published_at'>): number =>
  Date.parse(row.as_of ?? row.edited_at ?? row.published_at ?? '') || 0;

interface SeriesRow {
  readonly night: LocalDate | null;
  readonly value: number;
  readonly window_from: string | null;
  readonly window_to: string | null;
  readonly as_of: string | null;
  readonly edited_at: string | null;
  readonly published_at: string | null;
  readonly origin: string;
  readonly relay_of: string | null;
}

const disjoint = (a: SeriesRow, b: SeriesRow): boolean => {
  if (!a.window_from || !a.window_to || !b.window_from || !b.window_to) return false;
  return (
    Date.parse(a.window_to) <= Date.parse(b.window_from) ||
    Date.parse(b.window_to) <= Date.parse(a.window_from)
  );
};

/** A text's own figure before a table's, then the newest. */
const leading = (a: SeriesRow, b: SeriesRow): number =>
  Number(a.relay_of !== null) - Number(b.relay_of !== null) || timeOf(b) - timeOf(a);

/** One night's figure: the newest, and with it those of the same speaker whose hours do not overlap. */
const nightValue = (rows: SeriesRow[]): number => {
  const [first, ...rest] = rows.sort(leading);
  if (!first) return 0;
  const taken = [first];
  for (const row of rest) if (taken.every((other) => disjoint(row, other))) taken.push(row);
  return taken.reduce((sum, { value }) => sum + value, 0);
};

/** Points ascending by night; a night without a figure of the speaker has none. */
export const series =
  (db: Kysely<Tables>) =>
  async (query: SeriesQuery): Promise<readonly SeriesPoint[]> => {
    let select = db
      .selectFrom('claims')
      .innerJoin('reports', 'reports.id', 'claims.report_id')
      .select([
        'claims.night',
        'claims.value',
        'claims.window_from',
        'claims.window_to',
        'reports.as_of',
        'reports.edited_at',
        'reports.published_at',
        'reports.origin',
        'reports.relay_of',
      ])
      .where('claims.munition_key', '=', munitionKey(query.munition))
      .where('claims.quantity', '=', query.quantity)
      .where('claims.by', '=', query.by)
      .where('claims.attacker', '=', query.attacker)
      .where('claims.part', '=', query.part)
      .where('claims.night', 'is not', null)
      .where('claims.region', 'is', null)
      .where('claims.subset', '=', 0)
      .where('claims.current', '=', 1);
    // A channel's own posts are first-hand; a relay of them may err and counts for no record.
    if (officialSources.has(query.by as never))
      select = select.where('reports.source', '=', query.by);
    if (query.from !== undefined) select = select.where('claims.night', '>=', query.from);
    if (query.to !== undefined) select = select.where('claims.night', '<=', query.to);
    const rows = await select.execute();
    const nights = new Map<LocalDate, SeriesRow[]>();
    for (const row of rows) {
      if (row.night === null) continue;
      const known = nights.get(row.night);
      if (known) known.push(row);
      else nights.set(row.night, [row]);
    }
    return [...nights]
      .map(([night, values]) => ({ night, value: nightValue(values) }))
      .sort((a, b) => (a.night < b.night ? -1 : 1));
  };
