// The limiter of one lane with what refusals do to it: blocks kept over restarts, parked chats, and the probe
// that finds out whom a refusal was meant for.
import { z } from 'zod';
import type { Store } from '../../../data/store/store.ts';
import type { DeliveryFault, Platform } from '../../platform.ts';
import type { Tell } from '../events.ts';
import { createLimiter, type Limiter, type Limits, type Target } from './limiter.ts';

const keptSchema = z.object({
  ceiling: z.number().nullable(),
  since: z.number(),
  keptAt: z.string(),
  blockedUntil: z.string().nullable(),
  blockedFor: z.number(),
});

/** More refused calls in ten minutes than this endanger the whole address (Discord bans it at 10,000). */
const mostInvalid = 5_000;
const invalidWindow = 600_000;
const slotsOfWindow = 60;
/**
 * Calls in a row that did not reach the platform, or of which nobody knows whether they did, before the lane
 * pauses between tries: what may have arrived is not repeated, so that every try may cost a message.
 */
const streakLimit = 5;
const longestPause = 60_000;

export interface Pace {
  readonly limiter: Limiter;
  /** Calls under way at most: one alone while nobody knows what becomes of calls. */
  inFlightLimit(at: number): number;
  /** Null: any target; else one call at a time, and not into this chat. */
  probing(): { readonly chat: string; readonly out: boolean } | null;
  probeSent(key: string): void;
  /** A call came back well, or was refused. `key` names the call. */
  accepted(key: string, target: Target): void;
  refused(key: string, target: Target, fault: DeliveryFault, at: number): void;
  noProbe(): void;
  /** Writes what was learnt, where it changed. */
  keep(store: Store, now: Date, at: number): Promise<void>;
}

export const createPace = async (
  platform: Platform['name'],
  limits: Limits,
  store: Store,
  tell: Tell,
  now: Date,
  at: number,
): Promise<Pace> => {
  const name = `limits/${platform}`;
  const kept = keptSchema.safeParse(JSON.parse((await store.recall(name)) ?? 'null')).data;
  const age = kept ? Math.max(0, now.getTime() - Date.parse(kept.keptAt)) : 0;
  const limiter = createLimiter(
    limits,
    kept?.ceiling != null ? { ceiling: kept.ceiling, since: kept.since + age } : null,
    at,
  );
  if (kept?.blockedUntil != null) {
    // A clock that was set back must not make the block longer than it was.
    const left = Math.min(Date.parse(kept.blockedUntil) - now.getTime(), kept.blockedFor);
    if (left > 0) limiter.block(at + left);
  }
  let probe: { chat: string; until: number; key: string | null } | null = null;
  let changed = false;
  let streak = 0;
  const invalid = new Map<number, number>();

  const block = (milliseconds: number, fault: DeliveryFault, from: number): void => {
    limiter.block(from + milliseconds);
    changed = true;
    tell({
      event: 'blocked',
      platform,
      seconds: Math.round(milliseconds / 1000),
      code: fault.code,
    });
  };

  const countInvalid = (from: number): void => {
    const width = invalidWindow / slotsOfWindow;
    const slot = Math.floor(from / width);
    invalid.set(slot, (invalid.get(slot) ?? 0) + 1);
    for (const old of invalid.keys()) if (old <= slot - slotsOfWindow) invalid.delete(old);
    const sum = [...invalid.values()].reduce((total, count) => total + count, 0);
    if (sum < mostInvalid) return;
    limiter.block(from + invalidWindow);
    invalid.clear();
    changed = true;
    tell({
      event: 'alarm',
      what: 'invalid-requests',
      platform,
      text: `${sum} refused calls within ten minutes: nothing is sent for ten minutes`,
    });
  };

  return {
    limiter,
    inFlightLimit: (from) => (streak >= streakLimit ? 1 : limiter.inFlightLimit(from)),
    probing: () => (probe ? { chat: probe.chat, out: probe.key !== null } : null),
    probeSent: (key) => {
      if (probe) probe.key = key;
    },
    noProbe: () => {
      probe = null;
    },
    accepted: (key, target) => {
      streak = 0;
      if (probe && (probe.key === key || (target.private && probe.key === null))) probe = null;
    },
    refused: (key, target, fault, from) => {
      const wait = (fault.seconds ?? 1) * 1000;
      const answered = probe?.key === key;
      const probed = answered ? probe : null;
      if (answered) probe = null;
      if (fault.platform === 'down') {
        block((fault.seconds ?? 10) * 1000, fault, from);
        return;
      }
      if (fault.delivery === 'wait') {
        if (platform === 'discord') countInvalid(from);
        if (fault.scope === 'chat') limiter.park(target.chat, from + wait);
        else if (fault.scope === 'bot' || target.private || probed) {
          limiter.refused(from);
          block(Math.max(wait, probed ? probed.until - from : 0), fault, from);
        } else {
          limiter.park(target.chat, from + wait);
          probe = { chat: target.chat, until: from + wait, key: null };
        }
        return;
      }
      if (fault.delivery === 'failed' && platform === 'discord') countInvalid(from);
      const unanswered =
        fault.delivery === 'unknown' ||
        (fault.delivery === 'retry' && fault.code === 'unreachable');
      if (!unanswered) {
        streak = 0;
        return;
      }
      // Those that were under way together failed together: while all stands still they say nothing new.
      if (streak >= streakLimit && limiter.blockedUntil() > from) return;
      streak += 1;
      if (streak >= streakLimit)
        block(Math.min(longestPause, 1000 * 2 ** (streak - streakLimit)), fault, from);
    },
    keep: async (target, moment, from) => {
      if (!changed) return;
      changed = false;
      const learnt = limiter.learnt(from);
      const left = limiter.blockedUntil() - from;
      await target.remember(
        name,
        JSON.stringify({
          ceiling: learnt?.ceiling ?? null,
          since: learnt?.since ?? 0,
          keptAt: moment.toISOString(),
          blockedUntil: left > 0 ? new Date(moment.getTime() + left).toISOString() : null,
          blockedFor: Math.max(0, left),
        }),
      );
    },
  };
};
