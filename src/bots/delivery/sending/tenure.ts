// Who sends: one process at a time, under a lease with a fence. What the owner before left is settled first.
import type { DeliveryResult, Lease, LeaseHolder } from '../../../data/store/outbox/outbox.ts';
import type { Store } from '../../../data/store/store.ts';
import type { Platform } from '../../platform.ts';
import type { Tell } from '../events.ts';
import { forgetJournal, readJournal, type Journal, type Noted } from './journal.ts';
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
  readonly journal: Journal;
  /** Where owners of this machine keep their notes of what they called; null: nowhere. */
  readonly notes: string | null;
  /** Nothing is under way and every result is written. */
  readonly isIdle: () => boolean;
  readonly leaseTime: number;
  readonly now: () => Date;
  /** Milliseconds of a clock that is never set. */
  readonly elapsed: () => number;
  readonly tell: Tell;
  /** The lease was just taken; nothing is sent before this resolves. */
  readonly taken: (now: Date, at: number) => Promise<void>;
  readonly lost: () => void;
}

const together = 200;
const nothing = { sent: 0, again: 0 };

export const createTenure = (context: TenureContext): Tenure => {
  const { store, platform, rules, owner, journal, notes, leaseTime, now, elapsed, tell } = context;
  let lease: Lease | null = null;
  let renewedAt = 0;
  /** Kept until it is settled, since the database may be away in between. */
  let inherited: { readonly owner: string; readonly noted: Noted | null } | null = null;

  /** How another's lease was last seen, and since when. */
  let seen: { readonly holder: LeaseHolder; readonly at: number } | null = null;

  /** The lease as it stands where nobody renewed it for as long as it lasts, whatever the clocks of its owner say. */
  const staleAt = (holder: LeaseHolder | null, at: number): LeaseHolder | null => {
    if (holder?.owner !== seen?.holder.owner || holder?.until !== seen?.holder.until)
      seen = holder && { holder, at };
    return seen && at - seen.at >= leaseTime ? seen.holder : null;
  };

  /** What a dead owner noted: answered calls stand there, and what was never called waits again. */
  const settleNoted = async (
    { fence, called, answered }: Noted,
    by: Lease,
    moment: Date,
  ): Promise<typeof nothing> => {
    const rows = await store.underWay(platform, fence);
    const results = rows.flatMap(({ id, attempt }): DeliveryResult[] => {
      const messageId = answered.get(id);
      if (messageId !== undefined) return [{ id, state: 'sent', messageId }];
      if (called.has(id)) return [];
      const open = attempt > 1;
      return [{ id, state: 'pending', code: 'interrupted', notBefore: moment, tried: false, open }];
    });
    // Under the dead owner's fence: where another took the lease meanwhile, nothing stands under it any more.
    for (let from = 0; from < results.length; from += together)
      await store.finish(results.slice(from, from + together), { ...by, fence }, moment);
    const sent = results.filter(({ state }) => state === 'sent').length;
    return { sent, again: results.length - sent };
  };

  const take = async (at: number): Promise<Lease | null> => {
    const holder = await store.leaseHolder(platform);
    const dead = holder !== null && isDead(holder.owner, owner) ? holder.owner : null;
    const stale = staleAt(holder, at);
    const taken = await store.acquireLease(
      { name: platform, owner, dead, stale },
      now(),
      leaseTime,
    );
    if (!taken) return null;
    const moment = now();
    if (dead !== null) inherited = { owner: dead, noted: readJournal(notes, platform, dead) };
    const known = inherited?.noted ? await settleNoted(inherited.noted, taken, moment) : nothing;
    const from = rules.sameKeyFor === null ? null : new Date(moment.getTime() - rules.sameKeyFor);
    const left = await store.takeOver(platform, taken, from, moment);
    if (inherited) forgetJournal(notes, platform, inherited.owner);
    inherited = null;
    journal.begin(taken.fence);
    await context.taken(moment, at);
    lease = taken;
    renewedAt = at;
    tell({
      ...{ event: 'lease', platform, held: true },
      ...{ unknown: left.unknown, again: left.again + known.again, sent: known.sent },
    });
    return taken;
  };

  return {
    own: async () => {
      const at = elapsed();
      if (lease && at - renewedAt < leaseTime / 3) return lease;
      // Under a fence of their own the next notes need not tell of what ended long ago.
      if (lease && journal.isLong() && context.isIdle()) return take(at);
      if (lease) {
        if (await store.renewLease(lease, now(), leaseTime)) {
          renewedAt = at;
          return lease;
        }
        tell({ event: 'lease', platform, held: false, unknown: 0, again: 0, sent: 0 });
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
      journal.end();
    },
  };
};
