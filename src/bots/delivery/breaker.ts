// Refusals change subscriptions only while they look like single chats that went away. When many come at
// once it is the platform or our own mistake: then nothing is changed. Decisions wait until that is known.

/**
 * More than a fifth of the last 200, or more than 50 in a minute that are also more than a tenth of what was
 * sent in it: a broadcast in which one chat in twenty went away is no storm, however fast it is.
 */
const remembered = 200;
const share = 0.2;
const mostInMinute = 50;
const shareOfMinute = 0.1;
const minute = 60_000;
/** A decision is carried out when so many more sends went by, or after this time. */
const settled = 200;
const patience = 30_000;

export interface Breaker {
  sent(now: number): void;
  /** Keeps a change of a subscription until it can be trusted. */
  refused(change: () => Promise<void>, now: number): void;
  /** What may be carried out by now; `idle`: nothing is under way that could tell otherwise. */
  ripe(now: number, idle: boolean): readonly (() => Promise<void>)[];
  /** True from the moment it opened until a minute without the reason. */
  isOpen(now: number): boolean;
  readonly waiting: number;
}

export const createBreaker = (opened: (refusals: number, sends: number) => void): Breaker => {
  let outcomes: boolean[] = [];
  /** Sends and refusals of the last minute, second by second. */
  const seconds = new Map<number, { sends: number; refusals: number }>();
  let count = 0;
  let openUntil = Number.NEGATIVE_INFINITY;
  let changes: {
    readonly change: () => Promise<void>;
    readonly at: number;
    readonly count: number;
  }[] = [];

  const lastMinute = (now: number): { readonly sends: number; readonly refusals: number } => {
    const sum = { sends: 0, refusals: 0 };
    for (const [second, counts] of seconds)
      if (second * 1000 <= now - minute) seconds.delete(second);
      else {
        sum.sends += counts.sends;
        sum.refusals += counts.refusals;
      }
    return sum;
  };

  const note = (bad: boolean, now: number): void => {
    count += 1;
    outcomes.push(bad);
    if (outcomes.length > 2 * remembered) outcomes = outcomes.slice(-remembered);
    const second = Math.floor(now / 1000);
    const counts = seconds.get(second) ?? { sends: 0, refusals: 0 };
    seconds.set(second, counts);
    counts.sends += 1;
    if (seconds.size > 120) lastMinute(now);
    if (!bad) return;
    counts.refusals += 1;
    const recent = outcomes.slice(-remembered);
    const refusals = recent.filter(Boolean).length;
    const ofMinute = lastMinute(now);
    const storm =
      refusals > remembered * share ||
      (ofMinute.refusals > mostInMinute && ofMinute.refusals > ofMinute.sends * shareOfMinute);
    if (!storm) return;
    if (now >= openUntil) opened(refusals, recent.length);
    openUntil = now + minute;
    changes = [];
  };

  return {
    sent: (now) => note(false, now),
    refused: (change, now) => {
      note(true, now);
      if (now >= openUntil) changes.push({ change, at: now, count });
    },
    ripe: (now, idle) => {
      const ready = (entry: (typeof changes)[number]): boolean =>
        idle || count - entry.count >= settled || now - entry.at >= patience;
      const found = changes.filter(ready);
      if (found.length > 0) changes = changes.filter((entry) => !ready(entry));
      return found.map(({ change }) => change);
    },
    isOpen: (now) => now < openUntil,
    get waiting() {
      return changes.length;
    },
  };
};
