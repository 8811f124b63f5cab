// Opens the database an address names and puts the store together. The only way in.
import { Kysely, sql } from 'kysely';
import { changeMarkStore } from './change-mark.ts';
import { documentStore } from './documents.ts';
import { migrate } from './migrate.ts';
import { nightStore } from './nights/nights.ts';
import { ageStore } from './outbox/outbox-age.ts';
import { editStore } from './outbox/outbox-edits.ts';
import { editionStore } from './outbox/outbox-editions.ts';
import { enqueueStore } from './outbox/outbox-enqueue.ts';
import { lateStore } from './outbox/outbox-late.ts';
import { planStore } from './outbox/outbox-plan.ts';
import { sendStore } from './outbox/outbox-send.ts';
import { voidStore } from './outbox/outbox-void.ts';
import {
  aloneOnServer,
  examineServer,
  postgresDialect,
  postgresPool,
  shownAddress,
  translateOpening,
} from './engine/postgres.ts';
import { postStore } from './posts.ts';
import type { Tables } from './schema.ts';
import { sourceStateStore } from './source-states.ts';
import { fileOf, openFile, sqliteDialect } from './engine/sqlite.ts';
import type { Store } from './store.ts';
import { subscriberStore } from './subscribers/subscribers.ts';
import { copyDatabase } from './engine/safekeeping.ts';

export interface Opening {
  /** `file:PATH` or `postgres://...`. */
  readonly url: string;
  /** Kept as the birthday of a database that is made now. */
  readonly now: Date;
}

const storeOver = (db: Kysely<Tables>, own: Pick<Store, 'backup' | 'hurry'>): Store => ({
  ...postStore(db),
  ...nightStore(db),
  ...documentStore(db),
  ...sourceStateStore(db),
  ...subscriberStore(db),
  ...changeMarkStore(db),
  ...editionStore(db),
  ...planStore(db),
  ...enqueueStore(db),
  ...voidStore(db),
  ...ageStore(db),
  ...lateStore(db),
  ...sendStore(db),
  ...editStore(db),
  ...own,
  close: () => db.destroy(),
});

const openEmbedded = async ({ url, now }: Opening): Promise<Store> => {
  const file = fileOf(url);
  const database = await openFile(file);
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database, file) });
  try {
    await migrate(db, file, now);
  } catch (error) {
    database.close();
    throw error;
  }
  return storeOver(db, {
    backup: (to) => copyDatabase(database, to),
    hurry: async () => {
      await sql`pragma synchronous = normal`.execute(db);
    },
  });
};

const openServer = async ({ url, now }: Opening): Promise<Store> => {
  const db = new Kysely<Tables>({ dialect: postgresDialect(postgresPool(url)) });
  try {
    await aloneOnServer(db, async (connection) => {
      await examineServer(connection, url);
      await migrate(connection, shownAddress(url), now);
    });
  } catch (error) {
    await db.destroy();
    throw translateOpening(url, error);
  }
  return storeOver(db, {
    backup: () =>
      Promise.reject(
        new Error(
          'backup and restore are for the embedded database; with PostgreSQL use pg_dump and pg_restore',
        ),
      ),
    // A server writes the commits of all together.
    hurry: () => Promise.resolve(),
  });
};

/** True for the address of a server. */
export const isServer = (url: string): boolean => /^postgres(ql)?:\/\//.test(url);

/**
 * Opens the database, making its tables where there are none. Two processes may do so at once, at first
 * start too. Throws `DamagedDatabase`, `NewerDatabase` or `UnreachableDatabase`.
 */
export const openStore = (opening: Opening): Promise<Store> =>
  isServer(opening.url) ? openServer(opening) : openEmbedded(opening);
