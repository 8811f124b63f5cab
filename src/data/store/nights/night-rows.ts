// The rows of one night, as they stand in the tables.
import type { Kysely, Selectable } from 'kysely';
import type { LocalDate } from '../../model/terms.ts';
import { evened } from './evened.ts';
import type { Tables } from '../schema.ts';
import { given, statement, type Statement } from '../statement.ts';

/** Each in the order of its report and of its place there; reports in none. */
export interface NightRows {
  readonly claimRows: Selectable<Tables['claims']>[];
  readonly unnumberedRows: Selectable<Tables['unnumbered']>[];
  readonly incidentRows: Selectable<Tables['incidents']>[];
  readonly eventRows: Selectable<Tables['events']>[];
  /** Of the night's own period, or with a row here. */
  readonly reportRows: Selectable<Tables['reports']>[];
}

const reports = (db: Kysely<Tables>) => {
  const statements = new Map<number, Statement<Selectable<Tables['reports']>>>();
  /** Of the night, or one of so many ids. */
  const statementFor = (ids: readonly string[]) => {
    const known = statements.get(ids.length);
    if (known) return known;
    const made = statement(db, () =>
      db
        .selectFrom('reports')
        .selectAll()
        .where('current', '=', 1)
        .where('status', '=', 'report')
        .where((where) =>
          where.or([
            where('night', '=', given(0)),
            ...(ids.length > 0
              ? [
                  where(
                    'id',
                    'in',
                    ids.map((_, index) => given(index + 1)),
                  ),
                ]
              : []),
          ]),
        ),
    );
    statements.set(ids.length, made);
    return made;
  };
  return (date: LocalDate, ids: readonly string[]) => {
    const few = ids.length === 0 ? ids : evened(ids);
    return statementFor(few)(date, ...few);
  };
};

export const nightRows = (db: Kysely<Tables>): ((date: LocalDate) => Promise<NightRows>) => {
  const ofNight = <Table extends 'claims' | 'unnumbered' | 'incidents'>(table: Table) =>
    statement(db, () =>
      db
        .selectFrom(table as 'claims')
        .selectAll()
        .where('night', '=', given(0))
        .where('current', '=', 1)
        .orderBy('report_id')
        .orderBy('position'),
    ) as unknown as Statement<Selectable<Tables[Table]>>;
  const claims = ofNight('claims');
  const unnumbered = ofNight('unnumbered');
  const incidents = ofNight('incidents');
  const events = statement(db, () =>
    db
      .selectFrom('events')
      .selectAll()
      .where((where) =>
        where.or([where('own_date', '=', given(0)), where('said_on', '=', given(0))]),
      )
      .where('current', '=', 1)
      .orderBy('said_on')
      .orderBy('report_id')
      .orderBy('position'),
  );
  const reportsOf = reports(db);
  return async (date) => {
    const claimRows = await claims(date);
    const unnumberedRows = await unnumbered(date);
    const incidentRows = await incidents(date);
    const eventRows = await events(date);
    const ids = new Set(
      [...claimRows, ...unnumberedRows, ...incidentRows, ...eventRows].map((row) => row.report_id),
    );
    const reportRows = await reportsOf(date, [...ids]);
    return { claimRows, unnumberedRows, incidentRows, eventRows, reportRows };
  };
};
