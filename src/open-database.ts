// Opens the database for a start. Without subscribers in it a damaged file is set aside; with them never.
import { DamagedDatabase } from './data/store/store.ts';
import type { Store } from './data/store/store.ts';
import { isServer, openStore } from './data/store/open.ts';
import { setAside } from './data/store/engine/safekeeping.ts';

/** What a start may do with a damaged file: `hasTokens` means subscribers and what was sent are in it. */
export interface Opening {
  readonly hasTokens: boolean;
  readonly now: Date;
  readonly tell: (text: string) => void;
}

/** Throws with how to restore where the file is damaged and may hold subscribers. */
export const openOrSetAside = async (url: string, opening: Opening): Promise<Store> => {
  try {
    return await openStore({ url, now: opening.now });
  } catch (error) {
    // A server's database is never ours to move away.
    if (!(error instanceof DamagedDatabase) || isServer(url)) throw error;
    if (opening.hasTokens)
      throw new Error(
        `${error.message}\nSubscribers and what was sent to them are in it, so nothing was changed.\n` +
          'Restore a backup with: npm run -s cli -- restore FILE\n' +
          'or move the file away yourself to begin without subscribers.',
        { cause: error },
      );
    const kept = setAside(url, opening.now);
    opening.tell(`${error.message}\nIt was kept as ${kept}; a new database is made.`);
    return openStore({ url, now: opening.now });
  }
};
