// Fills a database from the bundled archive on first start, and again when a newer one is bundled.
import type { Store } from '../store/store.ts';
import { bundledVersion, readBundle } from './bundle.ts';

/**
 * Loads the bundled archive unless this version of it is there already (then the file is not even read).
 * Returns whether anything was loaded. Two processes may do so at once.
 */
export const fillArchive = async (
  store: Pick<Store, 'archiveVersion' | 'loadArchive'>,
  onProgress?: (done: number, total: number) => void,
): Promise<boolean> => {
  if ((await store.archiveVersion()) === bundledVersion()) return false;
  const { version, documents } = readBundle();
  const { added, replaced } = await store.loadArchive(version, documents, onProgress);
  return added + replaced > 0;
};
