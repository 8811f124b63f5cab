// Who sends: one process at a time, under a lease with a fence. What the owner before left is settled first.
import type { Lease } from '../../../data/store/outbox/outbox.ts';
import type { Store } from '../../../data/store/store.ts';
import type { Platform } from '../../platform.ts';
import type { Tell } from '../events.ts';
import type { LaneRules } from './lane.ts';
import { isDead } from './owner.ts';

export interface Tenure {
  /** The lease, taken or renewed where it is time; null while another holds it. Throws where the database does. */
  own(): Promise<Lease | null>;
  /** The next `own` asks the database, whenever it asked last. */
  doubt(): void;
  /** Gives the lease back, so that another process need not wait for its end. */
  giveBack(): Promise<void>;
}

export interface TenureContext {
  readonly store: Store;
  readonly platform: Platform['name'];
  readonly rules: LaneRules;
  readonly owner: string;
  readonly leaseTime: number;
  readonly now: () => Date;
  /** Milliseconds of a clock that is never set. */
  readonly elapsed: () => number;
  readonly tell: Tell;
  /** The lease was just taken; nothing is sent before this resolves. */
  readonly taken: (now: Date, at: number) => Promise<void>;
  readonly lost: () => void;
}

export const createTenure = (context: TenureContext): Tenure => {
  const { store, platform, rules, owner, leaseTime, now, elapsed, tell } = context;
  let lease: Lease | null = null;
  let renewedAt = 0;

  const take = async (at: number): Promise<Lease | null> => {
    const holder = await store.leaseOwner(platform);
    const dead = holder !== null && isDead(holder, owner) ? holder : null;
    const taken = await store.acquireLease({ name: platform, owner, dead }, now(), leaseTime);
    if (!taken) return null;
    const moment = now();
    const from = rules.sameKeyFor === null ? null : new Date(moment.getTime() - rules.sameKeyFor);
    const left = await store.takeOver(platform, taken, from, moment);
    await context.taken(moment, at);
    lease = taken;
    renewedAt = at;
    tell({ event: 'lease', platform, held: true, ...left });
    return taken;
  };

  return {
    own: async () => {
      const at = elapsed();
      if (lease && at - renewedAt < leaseTime / 3) return lease;
      if (lease) {
        if (await store.renewLease(lease, now(), leaseTime)) {
          renewedAt = at;
          return lease;
        }
        tell({ event: 'lease', platform, held: false, unknown: 0, again: 0 });
        lease = null;
        context.lost();
      }
      return take(at);
    },
    doubt: () => {
      renewedAt = Number.NEGATIVE_INFINITY;
    },
    giveBack: async () => {
      const held = lease;
      lease = null;
      if (held) await store.releaseLease(held);
    },
  };
};
