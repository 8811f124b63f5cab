// Which of what was read ahead may be called now: the rate, the chat's turn, the room under way and the probe.
import type { Waiting } from '../../../data/store/outbox/outbox.ts';
import type { Ahead, Work } from './ahead.ts';
import { repeatableFor, targetOf, type LaneRules } from './lane.ts';
import { isRepeatable } from './outcome.ts';
import type { Pace } from './pace.ts';

/**
 * Intents committed together at most: so many are lost by a kill between the commit and the calls where the next
 * owner cannot read what was called. More only where a commit takes longer than the limiter allows.
 */
const mostTogether = 2;
/** Edits need no such care: one that was lost is made again. */
const mostEditsTogether = 16;

export interface Moment {
  readonly pace: Pace;
  readonly ahead: Ahead;
  readonly rules: LaneRules;
  /** Chats that are being called: what is picked is added. */
  readonly busy: Set<string>;
  readonly inFlight: number;
  readonly now: () => Date;
  /** Milliseconds of a clock that is never set. */
  readonly elapsed: () => number;
}

/** Tried so long ago that its key may be forgotten there: the next reading makes it unknown. */
const isPast = (row: Waiting, rules: LaneRules, at: Date): boolean => {
  const known = repeatableFor(rules, row.subscriber);
  return (
    row.firstTryAt !== null &&
    known !== null &&
    !isRepeatable(new Date(row.firstTryAt), at, at, known)
  );
};

/** Takes from the queue what may be called now; returns how long to wait before looking again, `longest` at most. */
export const pickable = (
  moment: Moment,
  longest: number,
): { readonly picked: readonly Work[]; readonly pause: number } => {
  const { pace, ahead, rules, busy, inFlight, now, elapsed } = moment;
  const picked: Work[] = [];
  const rest: Work[] = [];
  let pause = longest;
  let closed = false;
  let sends = 0;
  const most = pace.inFlightLimit(elapsed());
  const { queue } = ahead;
  for (const [index, work] of queue.entries()) {
    const at = elapsed();
    const probe = pace.probing();
    const wait = pace.limiter.wait(at);
    closed ||=
      sends >= mostTogether ||
      picked.length >= mostEditsTogether ||
      inFlight + picked.length >= most ||
      wait > 0 ||
      (probe?.out ?? false);
    if (closed) {
      if (wait > 0) pause = Math.min(pause, wait);
      rest.push(...queue.slice(index));
      break;
    }
    if (work.what === 'send' && isPast(work.row, rules, now())) {
      ahead.release(work.row.id);
      continue;
    }
    const target = targetOf(work.row.subscriber);
    const chatWait = pace.limiter.chatWait(target, at);
    if (chatWait > 0) pause = Math.min(pause, chatWait);
    if (busy.has(target.chat) || chatWait > 0 || probe?.chat === target.chat) {
      rest.push(work);
      continue;
    }
    if (probe && !target.private && queue.some(({ row }) => row.subscriber.kind === 'private')) {
      rest.push(work);
      continue;
    }
    if (probe) pace.probeSent(work.row.id);
    pace.limiter.took(target, at);
    busy.add(target.chat);
    picked.push(work);
    if (work.what === 'send') sends += 1;
  }
  if (picked.length === 0 && pace.probing()?.out === false && inFlight === 0) pace.noProbe();
  ahead.keep(rest);
  return { picked, pause };
};
