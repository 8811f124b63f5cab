// The bundled archive in a database of its own, for tests that read whole nights.
import { join } from 'node:path';
import { findDigest, type FoundDigest } from '../../src/bots/digests.ts';
import { fillArchive } from '../../src/data/archive/fill.ts';
import { openStore } from '../../src/data/store/open.ts';
import type { Store } from '../../src/data/store/store.ts';
import { ownFolder } from '../own-folder.ts';

/** A filled database; close it when done. */
export const archivedStore = async (): Promise<Store> => {
  const folder = ownFolder();
  const store = await openStore({
    url: `file:${join(folder, 'archive.db')}`,
    now: new Date('2026-11-24T07:00:00Z'),
  });
  await fillArchive(store);
  return store;
};

/** The digest of a night that the archive has; throws where it has none. */
export const digestOf = async (store: Store, night: string): Promise<FoundDigest> => {
  const found = await findDigest(store, night);
  if (!found) throw new Error(`the archive has no night ${night}`);
  return found;
};
