// How fast a bot may speak. Pure but for its own memory: the moment comes by argument, in milliseconds of a
// clock that is never set. Begins at the configured rate or the learnt one, and falls only when refused.

export interface Limits {
  /** Calls a second at most, as configured. */
  readonly rate: number;
  /** Calls a second into one chat. */
  readonly perChat: number;
  /** Calls a minute into one group; null where the platform has no such limit. */
  readonly perGroupMinute: number | null;
  /** Calls under way at most. */
  readonly mostInFlight: number;
}

export interface Target {
  readonly chat: string;
  /** A refusal from a private chat is meant for the whole bot; from another it may be meant for that chat. */
  readonly private: boolean;
  readonly group: boolean;
}

/** What is kept over restarts. `since`: milliseconds since the last refusal at the time of keeping. */
export interface Learnt {
  readonly ceiling: number;
  readonly since: number;
}

export interface Limiter {
  /** Milliseconds until any call may be made; 0 = now. */
  wait(now: number): number;
  /** Milliseconds until a call into this chat may be made, the others' limit left aside. */
  chatWait(target: Target, now: number): number;
  took(target: Target, now: number): void;
  /** The last so many calls were made only now: what is counted are the calls themselves. */
  madeNow(count: number, now: number): void;
  /** The call came back after so many milliseconds. */
  returned(milliseconds: number): void;
  /** All calls wait until then. */
  block(until: number): void;
  /** One chat waits until then. */
  park(chat: string, until: number): void;
  /** The platform said "too fast" for the whole bot. */
  refused(now: number): void;
  /** Calls a second it would make now. */
  rate(now: number): number;
  inFlightLimit(now: number): number;
  blockedUntil(): number;
  /** Null while nothing was ever refused. */
  learnt(now: number): Learnt | null;
}

/** What is left of the rate after a refusal, and how long it takes to come back to where it was. */
const cut = 0.85;
const recovery = 45_000;
/** Refused again long before that: the limit is well below, and the next way up is the shorter. */
const stillTooFast = 0.9;
/** Refusals closer together than this are one. */
const sameRefusal = 2_000;
const floor = 1;
/**
 * Calls under way at most at a rate that costs nothing: enough for answers that take half a second, few enough where a
 * platform holds calls for many seconds, which asks for patience and not for more calls.
 */
const mostWhileFree = 24;
const freeRate = 30;
/** Answers for which one more call may be under way. */
const returnsForOneMore = 16;
const minute = 60_000;

export const createLimiter = (limits: Limits, kept: Learnt | null, start: number): Limiter => {
  const calls: number[] = [];
  let nextAt = start;
  let blocked = Number.NEGATIVE_INFINITY;
  /** Rate at which the last refusal came; null = never refused. */
  let ceiling = kept?.ceiling ?? null;
  let refusedAt = kept ? start - kept.since : start;
  let latency = 80;
  /**
   * Calls that came back. Connections are opened one by one, not many at once behind their intents: a call that
   * waits for its connection is lost in a kill where the next owner cannot read that it was never made.
   */
  let returns = 0;
  const parked = new Map<string, number>();
  const chats = new Map<string, number>();
  const groups = new Map<string, number[]>();

  /** Falls to a part of the ceiling, comes back to it slowly, and passes it carefully (as CUBIC does). */
  const rate = (now: number): number => {
    if (ceiling === null) return limits.rate;
    const age = Math.max(0, now - refusedAt);
    const grown = ceiling * (1 + (1 - cut) * ((age - recovery) / recovery) ** 3);
    return Math.min(limits.rate, Math.max(floor, grown));
  };

  const sweep = (now: number): void => {
    if (chats.size > 5_000) for (const [chat, at] of chats) if (at <= now) chats.delete(chat);
    if (groups.size > 5_000)
      for (const [chat, times] of groups)
        if ((times.at(-1) ?? 0) <= now - minute) groups.delete(chat);
    if (parked.size > 5_000) for (const [chat, at] of parked) if (at <= now) parked.delete(chat);
  };

  return {
    rate,
    wait: (now) => {
      const current = rate(now);
      const whole = Math.max(1, Math.floor(current));
      // Never more than a second's worth in any second, measured from the call that many calls ago.
      const old = calls.length >= whole ? calls[calls.length - whole] : undefined;
      const window = old === undefined ? 0 : old + (whole / current) * 1000;
      return Math.max(0, blocked - now, nextAt - now, window - now);
    },
    chatWait: ({ chat, group }, now) => {
      const times = group ? (groups.get(chat) ?? []) : [];
      const most = limits.perGroupMinute;
      const oldest = most !== null && times.length >= most ? times[times.length - most] : undefined;
      return Math.max(
        0,
        (parked.get(chat) ?? 0) - now,
        (chats.get(chat) ?? 0) - now,
        oldest === undefined ? 0 : oldest + minute - now,
      );
    },
    took: ({ chat, group }, now) => {
      calls.push(now);
      if (calls.length > 4096) {
        calls.splice(0, calls.length - 2048);
      }
      // Half a second of lateness may be made up for; the window above keeps that from being a burst.
      nextAt = Math.max(nextAt, now - 500) + 1000 / rate(now);
      chats.set(chat, now + 1000 / limits.perChat);
      if (group && limits.perGroupMinute !== null) {
        const times = groups.get(chat) ?? [];
        times.push(now);
        groups.set(chat, times.slice(-limits.perGroupMinute));
      }
      sweep(now);
    },
    madeNow: (count, now) => {
      for (let index = Math.max(0, calls.length - count); index < calls.length; index += 1)
        calls[index] = now;
      nextAt = Math.max(nextAt, now - 500 + 1000 / rate(now));
    },
    returned: (milliseconds) => {
      latency += (milliseconds - latency) / 20;
      returns += 1;
    },
    block: (until) => {
      blocked = Math.max(blocked, until);
      nextAt = Math.max(nextAt, until);
    },
    park: (chat, until) => {
      parked.set(chat, Math.max(parked.get(chat) ?? 0, until));
    },
    refused: (now) => {
      if (ceiling !== null && now - refusedAt < sameRefusal) return;
      const soon = ceiling !== null && now - refusedAt < recovery / 2;
      ceiling = rate(now) * (soon ? stillTooFast : 1);
      refusedAt = now;
    },
    inFlightLimit: (now) => {
      const current = rate(now);
      // Little's law with room to spare.
      const needed = Math.ceil(((current * latency) / 1000) * 1.4) + 1;
      return Math.min(
        limits.mostInFlight,
        3 + Math.floor(returns / returnsForOneMore),
        current <= freeRate ? mostWhileFree : limits.mostInFlight,
        Math.max(3, needed),
      );
    },
    blockedUntil: () => blocked,
    learnt: (now) => (ceiling === null ? null : { ceiling, since: Math.max(0, now - refusedAt) }),
  };
};
