// Opens the database an address names and puts the store together. The only way in.
import { Kysely } from 'kysely';
import { changeMarkStore } from './change-mark.ts';
import { documentStore } from './documents.ts';
import { migrate } from './migrate.ts';
import { nightStore } from './nights.ts';
import { postStore } from './posts.ts';
import type { Tables } from './schema.ts';
import { sourceStateStore } from './source-states.ts';
import { fileOf, openFile, sqliteDialect } from './sqlite.ts';
import type { Store } from './store.ts';
import { subscriberStore } from './subscribers.ts';
import { copyDatabase } from './safekeeping.ts';

/**
 * Opens the embedded database at a `file:` address, making it where there is none. Two processes may
 * open it at once, at first start too. Throws `DamagedDatabase` or `NewerDatabase`.
 */
export const openStore = async ({
  url,
  now,
}: {
  readonly url: string;
  /** Kept as the birthday of a database that is made now. */
  readonly now: Date;
}): Promise<Store> => {
  const file = fileOf(url);
  const database = await openFile(file);
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database, file) });
  try {
    await migrate(db, file, now);
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    ...postStore(db),
    ...nightStore(db),
    ...documentStore(db),
    ...sourceStateStore(db),
    ...subscriberStore(db),
    ...changeMarkStore(db),
    backup: (to) => copyDatabase(database, to),
    close: () => db.destroy(),
  };
};
