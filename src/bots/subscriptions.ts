// What the settings need to know beyond the store: permissions, what comes next, what was sent last.
import type { DeliveryState } from '../data/model/delivery.ts';
import type { PlaceKind, Place, Subscriber } from '../data/model/subscriber.ts';
import type { Instant, Language, LocalDate } from '../data/model/terms.ts';

/** The digest that comes next: its night, the earliest moment, whether it then still waits for the report. */
export interface NextDigest {
  readonly night: LocalDate;
  readonly at: Date;
  readonly waitsForReport: boolean;
}

/** What became of the newest digest of a subscriber. `at` null before anything was tried. */
export interface LastDelivery {
  readonly night: LocalDate;
  readonly state: DeliveryState;
  readonly at: Instant | null;
  /** Short code of the refusal; null where there was none. */
  readonly reason: string | null;
}

export interface Subscriptions {
  /** Zone and earliest hour of a new subscriber. */
  readonly defaults: { readonly timezone: string; readonly at: string };
  /** Permissions that pushes to this place lack, in the reader's words; empty = none. */
  missing(
    place: Place & { readonly kind: PlaceKind },
    language: Language,
  ): Promise<readonly string[]>;
  next(subscriber: Subscriber, now: Date): Promise<NextDigest | null>;
  last(subscriberId: string): Promise<LastDelivery | null>;
}

/** Where nothing is ever pushed: a place to ask in. */
export const noSubscriptions: Subscriptions = {
  defaults: { timezone: 'Europe/Kyiv', at: '08:00' },
  missing: () => Promise.resolve([]),
  next: () => Promise.resolve(null),
  last: () => Promise.resolve(null),
};
