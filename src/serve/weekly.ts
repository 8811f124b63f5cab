// The weekly summary: the seven nights that ended before its Monday, that morning's night included.
import { figuresDigest } from '../bots/digests.ts';
import { statsFrom } from '../bots/known.ts';
import type { LocalDate } from '../data/model/terms.ts';
import type { Store } from '../data/store/store.ts';
import type { Stats } from '../digest/stats.ts';

/** Figures of the week that ends with the night of `slot`; null where no night of it is known. */
export const buildEditionStats = async (store: Store, slot: LocalDate): Promise<Stats | null> => {
  const from = new Date(Date.parse(`${slot}T12:00:00Z`) - 6 * 86_400_000)
    .toISOString()
    .slice(0, 10);
  const known = await store.nightDates(from, slot);
  return known.length === 0
    ? null
    : statsFrom(store, { kind: 'week', to: slot }, (date) => figuresDigest(store, date));
};
