// Tells that something was written, so that what was made from the database need not be made again.
import { randomUUID } from 'node:crypto';
import { PostgresAdapter, sql, type Kysely } from 'kysely';
import type { Connection } from './reports.ts';
import type { Tables } from './schema.ts';
import type { Store } from './store.ts';

const knownFact = 'known-mark';

/**
 * To be the last statement of every transaction that writes what is known of nights: whoever sees the new mark
 * sees what was written with it, and nobody waits for the row but those who are about to commit.
 */
export const markKnown = async (db: Connection): Promise<void> => {
  const value = randomUUID();
  await db
    .insertInto('facts')
    .values({ name: knownFact, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
};

/** SQLite counts others' commits and our own changes apart; PostgreSQL numbers every writing transaction. */
export const changeMarkStore = (db: Kysely<Tables>): Pick<Store, 'changeMark' | 'knownMark'> => {
  // Asked at every question: put into words once.
  const known = db.selectFrom('facts').select('value').where('name', '=', knownFact).compile();
  return {
    knownMark: async () => {
      const { rows } = await db.executeQuery(known);
      return rows[0]?.value ?? '';
    },
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
  };
};
