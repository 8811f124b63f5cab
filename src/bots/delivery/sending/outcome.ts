// From what a platform answered to what is written about a delivery. Pure.
import type {
  DeliveryResult,
  EditResult,
  Waiting,
  WaitingEdit,
} from '../../../data/store/outbox/outbox.ts';
import { DeliveryError, type DeliveryFault } from '../../platform.ts';

/** Tries that certainly sent nothing, before a delivery is given up. */
const mostTries = 240;
const mostEdits = 5;
const hourly = 3_600_000;
/** An edit that was refused for good is not asked for again that day. */
const daily = 24 * hourly;

/** A fault of a call that threw something else: it may have been sent, and it is our bug. */
const unforeseen: DeliveryFault = {
  delivery: 'unknown',
  seconds: null,
  subscription: 'keep',
  movedTo: null,
  platform: 'ours',
  code: 'our-bug',
  scope: 'unsaid',
};

export const faultOf = (error: unknown): DeliveryFault =>
  error instanceof DeliveryError ? error.fault : unforeseen;

/** 1, 2, 4 ... seconds, at most a minute. */
const backOff = (attempt: number): number => Math.min(60_000, 1000 * 2 ** Math.min(attempt, 6));

const later = (now: Date, milliseconds: number): Date => new Date(now.getTime() + milliseconds);

/**
 * Whether a repetition that long after the first try is no second message. What was tried after now, by a clock that
 * was set back since, may be long ago.
 */
export const isRepeatable = (firstTry: Date, again: Date, now: Date, repeatable: number): boolean =>
  firstTry <= now && again.getTime() - firstTry.getTime() < repeatable;

/**
 * `repeatable`: how long after the first try a repetition with the same key is no second message; null where
 * it always would be one.
 */
export const resultOf = (
  row: Waiting,
  fault: DeliveryFault,
  repeatable: number | null,
  now: Date,
): DeliveryResult => {
  const { id } = row;
  const { code } = fault;
  const first = row.firstTryAt === null ? now : new Date(row.firstTryAt);
  // A try before this one may have been accepted.
  const open = row.firstTryAt !== null;
  const wait = (milliseconds: number, tried: boolean): DeliveryResult => ({
    id,
    state: 'pending',
    code,
    notBefore: later(now, milliseconds),
    tried,
    open,
  });
  if (fault.delivery === 'unknown') {
    const pause = backOff(row.attempt);
    const notBefore = later(now, pause);
    return repeatable !== null && isRepeatable(first, notBefore, now, repeatable)
      ? { id, state: 'pending', code: 'ambiguous', notBefore, tried: true, open: true }
      : { id, state: 'unknown', code };
  }
  if (fault.platform === 'token' || fault.platform === 'down' || fault.delivery === 'wait') {
    const least = fault.delivery === 'wait' ? 1 : 0;
    return wait((fault.seconds ?? least) * 1000, false);
  }
  const given = fault.subscription === 'move' || fault.subscription === 'no-media';
  if (fault.delivery === 'retry' && given) return wait(0, true);
  if (fault.delivery === 'retry' && row.attempt + 1 < mostTries)
    return wait(backOff(row.attempt), true);
  return { id, state: open ? 'unknown' : 'failed', code };
};

/** What is refused in a storm of refusals is tried so often in all, so long after each other. */
const triesInStorm = 3;
const stormPause = 10 * 60_000;

/**
 * When many chats are refused at once it is the platform's fault or ours and will pass, so that a refusal ends no
 * delivery yet. What may have been sent, or was tried often enough, stays as it is.
 */
export const inStorm = (result: DeliveryResult, row: Waiting, now: Date): DeliveryResult =>
  result.state === 'failed' && row.attempt + 1 < triesInStorm
    ? {
        ...{ id: result.id, state: 'pending', code: result.code },
        ...{ notBefore: later(now, stormPause), tried: true, open: false, last: true },
      }
    : result;

export const editDone = (row: WaitingEdit, now: Date): EditResult => ({
  id: row.id,
  bodyId: row.bodyId,
  outcome: 'done',
  freeAt: later(now, hourly),
});

/** An edit can be repeated at will: what is unknown is simply tried again. */
export const editResultOf = (row: WaitingEdit, fault: DeliveryFault, now: Date): EditResult => {
  const { id, bodyId } = row;
  const { code } = fault;
  if (fault.delivery === 'gone') return { id, bodyId, outcome: 'gone', code };
  const again = (milliseconds: number): EditResult => ({
    id,
    bodyId,
    outcome: 'wait',
    notBefore: later(now, milliseconds),
  });
  if (fault.platform === 'token' || fault.platform === 'down' || fault.delivery === 'wait')
    return again((fault.seconds ?? 1) * 1000);
  const givenUp = (milliseconds: number): EditResult => ({
    id,
    bodyId,
    outcome: 'failed',
    code,
    notBefore: later(now, milliseconds),
  });
  if (fault.delivery === 'failed') return givenUp(daily);
  if (row.attempt + 1 >= mostEdits) return givenUp(hourly);
  return again(backOff(row.attempt));
};

/** As for messages: a refusal of many at once gives no edit up yet. */
export const editInStorm = (result: EditResult, row: WaitingEdit, now: Date): EditResult =>
  result.outcome === 'failed' && row.attempt + 1 < mostEdits
    ? {
        ...{ id: result.id, bodyId: result.bodyId },
        ...{ outcome: 'wait', notBefore: later(now, stormPause) },
      }
    : result;
