// Tells that something was written, so that what was made from the database need not be made again.
import { PostgresAdapter, sql, type Kysely } from 'kysely';
import type { Tables } from './schema.ts';
import type { Store } from './store.ts';

/** SQLite counts others' commits and our own changes apart; PostgreSQL numbers every writing transaction. */
export const changeMarkStore = (db: Kysely<Tables>): Pick<Store, 'changeMark'> => ({
  changeMark: async () => {
    if (db.getExecutor().adapter instanceof PostgresAdapter) {
      const { rows } = await sql<{
        mark: string;
      }>`select pg_snapshot_xmax(pg_current_snapshot())::text as mark`.execute(db);
      return rows[0]?.mark ?? '';
    }
    const [others, own] = await Promise.all([
      sql<{ data_version: number }>`pragma data_version`.execute(db),
      sql<{ own: number }>`select total_changes() as own`.execute(db),
    ]);
    return `${others.rows[0]?.data_version ?? ''}/${own.rows[0]?.own ?? ''}`;
  },
});
