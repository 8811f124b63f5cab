// Brings the tables up to this version's. Never goes back, never touches a database of a newer version.
import { Migrator, sql, type Kysely } from 'kysely';
import { migrationProvider, migrations } from './migrations/index.ts';
import { NewerDatabase } from './store.ts';
import type { Tables } from './schema.ts';

const applied = async (db: Kysely<Tables>): Promise<ReadonlySet<string>> => {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return new Set();
  const rows = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return new Set(rows.rows.map((row) => row.name));
};

/**
 * Runs the steps that are missing, all in one transaction; a second process waits and finds them done.
 * Throws `NewerDatabase` where the file knows steps that this version does not.
 */
export const migrate = async (db: Kysely<Tables>, name: string, now: Date): Promise<void> => {
  const done = await applied(db);
  const unknown = [...done].filter((step) => !Object.hasOwn(migrations, step));
  if (unknown.length > 0)
    throw new NewerDatabase(
      `The database ${name} was written by a newer version (${unknown.join(', ')}). ` +
        'Start that version again, or restore a backup made before it.',
    );
  if (Object.keys(migrations).every((step) => done.has(step))) return;
  const { error } = await new Migrator({ db, provider: migrationProvider }).migrateToLatest();
  if (error) throw error;
  await db
    .insertInto('facts')
    .values({ name: 'made-at', value: now.toISOString() })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
};
