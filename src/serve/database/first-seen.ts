// Was this update taken in before? Kept in the database; while that takes no notes, in the memory of the process,
// so that questions are answered even where nothing can be written.
import type { PlatformName } from '../../data/model/subscriber.ts';
import type { Store } from '../../data/store/store.ts';

const mostRemembered = 5_000;

/** True the first time. Never rejects; `failed` hears that a note could not be kept. */
export const firstSeenOf = (
  store: Pick<Store, 'firstSeen'>,
  platform: PlatformName,
  now: () => Date,
  failed: () => void,
): ((updateId: string) => Promise<boolean>) => {
  const unkept = new Set<string>();
  return async (updateId) => {
    if (unkept.has(updateId)) return false;
    try {
      return await store.firstSeen(platform, updateId, now());
    } catch {
      failed();
      if (unkept.has(updateId)) return false;
      if (unkept.size >= mostRemembered) unkept.clear();
      unkept.add(updateId);
      return true;
    }
  };
};
