// What the panel knows of the process: permissions from the platform, what comes next, what was sent last.
import { nextDigest, type Timetable } from '../bots/delivery/planning/schedule.ts';
import type { Platform } from '../bots/platform.ts';
import type { Subscriptions } from '../bots/subscriptions.ts';
import type { Config } from '../config.ts';
import type { Store } from '../data/store/store.ts';

export interface SubscriptionParts {
  readonly store: Store;
  readonly platforms: readonly Platform[];
  readonly config: Timetable & Pick<Config, 'DIGEST_TIMEZONE' | 'DIGEST_AT'>;
  readonly now: () => Date;
}

export const subscriptionsOf = ({
  store,
  platforms,
  config,
}: SubscriptionParts): Subscriptions => ({
  defaults: { timezone: config.DIGEST_TIMEZONE, at: config.DIGEST_AT },
  missing: async (place, language) => {
    const platform = platforms.find(({ name }) => name === place.platform);
    // A platform that cannot be asked now names nothing: the first send will tell.
    return (await platform?.missing(place, language).catch(() => [])) ?? [];
  },
  next: async (subscriber, now) => {
    const last = await store.lastDelivery(subscriber.id, 'daily');
    return nextDigest(subscriber, last?.slot ?? null, now, config);
  },
  last: async (id) => {
    const last = await store.lastDelivery(id, 'daily');
    return last === null
      ? null
      : { night: last.slot, state: last.state, at: last.finishedAt, reason: last.code };
  },
});
