// Which platforms are not heard any more, kept where the operator's tool, a process of its own, can read it.
import { z } from 'zod';
import { platformNames, type PlatformName } from '../data/model/subscriber.ts';
import type { Store } from '../data/store/store.ts';

/** `at`: since when. `reason`: in words; never a token. */
export interface Unheard {
  readonly name: PlatformName;
  readonly at: string;
  readonly reason: string;
}

const schema = z.object({ at: z.string(), reason: z.string() });
const factOf = (name: PlatformName): string => `unheard/${name}`;

/** It stopped hearing, or could not begin to. */
export const noteUnheard = (
  store: Pick<Store, 'remember'>,
  name: PlatformName,
  reason: string,
  now: Date,
): Promise<void> => store.remember(factOf(name), JSON.stringify({ at: now.toISOString(), reason }));

/** It is heard, as far as is known. */
export const noteHeard = (store: Pick<Store, 'letGo'>, name: PlatformName): Promise<void> =>
  store.letGo(factOf(name));

/** Those that the process which last spoke there could not hear any more. */
export const unheard = async (store: Pick<Store, 'recall'>): Promise<readonly Unheard[]> => {
  const found: Unheard[] = [];
  for (const name of platformNames) {
    const kept = schema.safeParse(JSON.parse((await store.recall(factOf(name))) ?? 'null')).data;
    if (kept) found.push({ name, ...kept });
  }
  return found;
};
