// Deliveries that have waited for so long that what they say must say so: behind an outage, a wait or a long queue.
import { bodyOf, variantOf } from './editions.ts';
import { sceneOf, type Planning } from './enqueue.ts';
import { wordsOfError } from '../events.ts';
import { lateAfter } from './schedule.ts';

/** One run; returns how many rows say it now. Safe to run twice and in two processes. */
export const sayLate = async (planning: Planning, now: Date): Promise<number> => {
  const { store, render, tell } = planning;
  const before = new Date(now.getTime() - lateAfter);
  let count = 0;
  for (const { kind, slot, body } of await store.waitingBodies(before)) {
    const { platform, language, variant } = body;
    const late = variantOf(variant.split(';')[0] ?? '', true);
    if (late === variant) continue;
    try {
      const { edition, digest } = await sceneOf(planning, kind, slot, now);
      const order = { kind, slot, digest, platform, language, variant: late, now };
      const words = await bodyOf(store, render, edition, order);
      if (words) count += await store.reword({ kind, slot, from: body.id, to: words.id, before });
    } catch (error) {
      tell({ event: 'alarm', what: 'edition', platform, text: wordsOfError(error) });
    }
  }
  return count;
};
