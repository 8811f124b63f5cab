// The database as the tool opens it: filled from the archive where it is new, never set aside.
import { readConfig } from '../config.ts';
import { fillArchive } from '../data/archive/fill.ts';
import { openStore } from '../data/store/open.ts';
import { DamagedDatabase, type Store } from '../data/store/store.ts';
import { Failure, type Invocation } from './tool.ts';

/** Runs with an open store and closes it whatever happens. */
export const withStore = async (
  invocation: Invocation,
  use: (store: Store) => Promise<number>,
): Promise<number> => {
  const config = readConfig(invocation.environment);
  const store = await openStore({ url: config.DATABASE_URL, now: invocation.now }).catch(
    (error: unknown) => {
      if (error instanceof DamagedDatabase)
        throw new Failure(
          `${error.message}\nRestore a backup with: npm run -s cli -- restore FILE`,
        );
      throw error;
    },
  );
  try {
    await fillArchive(store, (done, total) => {
      if (done === total) invocation.terminal.err(`archive filled: ${total} documents`);
    });
    return await use(store);
  } finally {
    await store.close();
  }
};
