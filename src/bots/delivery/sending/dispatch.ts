// The sender of one platform: under a lease, at the pace of its limiter, with an intent committed for every
// single message just before its call. Only this loop sends.
import type { Lease } from '../../../data/store/outbox/outbox.ts';
import type { Store } from '../../../data/store/store.ts';
import type { Platform } from '../../platform.ts';
import { createAhead, type Work } from './ahead.ts';
import { createAlarm } from './alarm.ts';
import { createBreaker } from '../breaker.ts';
import { createCalls } from './calls.ts';
import { applyRipe } from '../consequences.ts';
import { wordsOfError, type Tell } from '../events.ts';
import { type LaneRules, type LaneState, type LaneStatus } from './lane.ts';
import { createJournal } from './journal.ts';
import { createLedger } from './ledger.ts';
import { createPace, type Pace } from './pace.ts';
import { pickable } from './pick.ts';
import { createTenure } from './tenure.ts';

export interface Lane {
  readonly platform: Platform['name'];
  start(): void;
  wake(): void;
  /** A person is being answered: pushes stand back for a moment. Call the result when it is done. */
  answering(): () => void;
  /** Takes no more rows, waits for those under way (20 s at most), writes results, gives the lease back. */
  stop(): Promise<void>;
  status(): LaneStatus;
}

export interface LaneContext {
  readonly store: Store;
  readonly platform: Platform;
  readonly rules: LaneRules;
  readonly owner: string;
  readonly now: () => Date;
  /** Milliseconds of a clock that is never set. */
  readonly elapsed: () => number;
  readonly tell: Tell;
  readonly leaseTime: number;
  /** Folder for the notes of what was called; null: nothing is noted. */
  readonly notes: string | null;
}

/** How long the lane rests with nothing to do, while another holds the lease, and while the database is away. */
const idlePause = 1_000;
const standbyPause = 1_000;
const troublePause = 500;
/** Pushes stand back for a person's answer at most so long at a time. */
const longestYield = 300;
const stopPatience = 20_000;
/** Messages a second above which the disk is not waited for at every intent. */
const hurriedFrom = 100;

export const createLane = (context: LaneContext): Lane => {
  const { store, platform, rules, owner, now, elapsed, tell, leaseTime, notes } = context;
  const { name } = platform;
  const alarm = createAlarm();
  const breaker = createBreaker((refusals, sends) =>
    tell({
      event: 'alarm',
      what: 'breaker',
      platform: name,
      text: `${refusals} of the last ${sends} sends were refused: no subscription is changed for now`,
    }),
  );
  let away = false;
  const trouble = (error: unknown): void => {
    if (!away)
      tell({ event: 'alarm', what: 'database', platform: name, text: wordsOfError(error) });
    away = true;
  };
  let lost = false;
  const tellLost = (): void => {
    const text = 'the database forgot deliveries that had ended; they are not sent again';
    if (!lost) tell({ event: 'alarm', what: 'database', platform: name, text });
    lost = true;
  };
  const ahead = createAhead({ store, platform: name, rules, now, elapsed, tell });
  const ledger = createLedger(store, now, trouble, ahead.release);
  const journal = createJournal(notes, name, owner);

  let pace: Pace | null = null;
  let calls: ReturnType<typeof createCalls> | null = null;
  let state: LaneState = 'standby';
  let stopping = false;
  let running: Promise<void> | null = null;
  let inFlight = 0;
  let answers = 0;
  let yieldedSince: number | null = null;
  let settledAt = Number.NEGATIVE_INFINITY;

  const busy = new Set<string>();

  const tenure = createTenure({
    ...{ store, platform: name, rules, owner, journal, notes, leaseTime, now, elapsed, tell },
    isIdle: () => inFlight === 0 && ledger.size === 0,
    taken: async (moment, at) => {
      // What the owner before learnt is read anew.
      pace = await createPace(name, rules.limits, store, tell, moment, at);
      calls = createCalls({
        ...{ store, platform, rules, pace, ledger, journal, breaker, now, elapsed, tell },
        stopLane: () => {
          state = 'stopped';
          ahead.drop();
        },
      });
      if (rules.limits.rate > hurriedFrom) await store.hurry();
    },
    lost: ahead.drop,
  });

  const done = (work: Work, ringing = true): void => {
    inFlight -= 1;
    busy.delete(work.row.subscriber.chat);
    // Whether a write that failed was made is not known: a row that was read again before its result is known
    // to be written could be turned back by that result while it is under way for the second time.
    if (!ledger.owes(work.row.id)) ahead.release(work.row.id);
    if (ringing) alarm.ring();
  };

  const go = (work: Work, version: number, by: Lease): void => {
    const call =
      work.what === 'send'
        ? calls?.send(work.row, work.words, version, by)
        : calls?.edit(work.row, work.words, by);
    void (call ?? Promise.resolve()).finally(() => done(work));
  };

  const settle = async (): Promise<void> => {
    if (elapsed() - settledAt < idlePause) return;
    settledAt = elapsed();
    const settled = await store.settleQueue(now());
    if (settled.expired + settled.cancelled > 0) tell({ event: 'queue', ...settled });
  };

  /** Commits the intents of one moment together, then calls at once. */
  const launch = async (picked: readonly Work[], by: Lease): Promise<void> => {
    inFlight += picked.length;
    const sends = picked.filter((work) => work.what === 'send');
    const ids = sends.map(({ row: { id, bodyId } }) => ({ id, bodyId }));
    let refused = false;
    try {
      const intents = new Map(
        (await store.intend(ids, by, now())).map(({ id, version }) => [id, version]),
      );
      pace?.limiter.madeNow(picked.length, elapsed());
      // Stopped, too late, or the lease is lost: that is looked at now.
      if (intents.size < ids.length) {
        tenure.doubt();
        refused = true;
      }
      for (const work of sends) {
        const version = intents.get(work.row.id);
        const ended = ledger.ended(work.row.id);
        if (version === undefined) done(work, false);
        else if (ended) {
          ledger.add(ended, by);
          done(work, false);
          tellLost();
        } else if (calls?.broken.has(work.row.bodyId)) {
          // One that was tried before may have arrived.
          const ended = work.row.firstTryAt === null ? 'failed' : 'unknown';
          ledger.add({ id: work.row.id, state: ended, code: 'our-bug' }, by);
          done(work, false);
        } else go(work, version, by);
      }
    } catch (error) {
      // Certainly not called; whether the intent stands is not known.
      for (const work of sends) {
        const open = work.row.firstTryAt !== null;
        const notBefore = now();
        ledger.add(
          { id: work.row.id, state: 'pending', code: 'database', notBefore, tried: false, open },
          by,
        );
        done(work, false);
      }
      for (const work of picked) if (work.what === 'edit') done(work, false);
      throw error;
    }
    const edits = picked.filter((work) => work.what === 'edit');
    const wanted = await store
      .intendEdits(
        edits.map(({ row: { id, bodyId } }) => ({ id, bodyId })),
        by,
      )
      .catch((): readonly string[] => []);
    for (const work of edits)
      if (wanted.includes(work.row.id)) go(work, 0, by);
      else done(work, false);
    if (refused) await settle();
  };

  const mustYield = (at: number): boolean => {
    if (answers === 0) yieldedSince = null;
    else yieldedSince ??= at;
    return yieldedSince !== null && at - yieldedSince < longestYield;
  };

  /** One round; returns how long to rest. */
  const turn = async (): Promise<number> => {
    if (state === 'stopped') return 60_000;
    const lease = await tenure.own();
    if (!lease || !pace) {
      state = 'standby';
      return Math.min(standbyPause, leaseTime / 6);
    }
    away = false;
    const at = elapsed();
    await pace.keep(store, now(), at);
    await applyRipe(
      { store, platform, breaker, tell },
      at,
      inFlight === 0 && ahead.queue.length === 0,
    );
    if (pace.limiter.blockedUntil() > at) {
      state = 'blocked';
      return Math.min(pace.limiter.blockedUntil() - at, leaseTime / 6);
    }
    await ahead.refill(pace.limiter.inFlightLimit(at) + 10);
    state = ahead.queue.length > 0 || inFlight > 0 ? 'sending' : 'idle';
    if (mustYield(at)) return 10;
    const { picked, pause } = pickable(
      { pace, ahead, rules, busy, inFlight, now, elapsed },
      idlePause,
    );
    if (picked.length > 0) {
      await launch(picked, lease);
      return 0;
    }
    return Math.min(ahead.queue.length > 0 || inFlight > 0 ? pause : idlePause, leaseTime / 6);
  };

  const run = async (): Promise<void> => {
    while (!stopping) {
      const pause = await turn().catch((error: unknown) => {
        trouble(error);
        return troublePause;
      });
      await alarm.sleep(pause);
    }
  };

  return {
    platform: name,
    start: () => {
      running ??= run();
    },
    wake: () => {
      ahead.wake();
      alarm.ring();
    },
    answering: () => {
      answers += 1;
      let over = false;
      return () => {
        if (!over) answers -= 1;
        over = true;
      };
    },
    stop: async () => {
      stopping = true;
      alarm.ring();
      await running;
      const deadline = elapsed() + stopPatience;
      const turns = createAlarm();
      while (inFlight > 0 && elapsed() < deadline) await turns.sleep(10);
      await ledger.flush(Math.max(2_000, deadline - elapsed()));
      const at = elapsed();
      await applyRipe({ store, platform, breaker, tell }, at, inFlight === 0);
      try {
        await pace?.keep(store, now(), at);
        await tenure.giveBack();
      } catch (error) {
        trouble(error);
      }
      // A database that takes nothing must not keep the process from ending.
      const unwritten = await ledger.close();
      if (unwritten > 0)
        tell({
          event: 'alarm',
          what: 'database',
          platform: name,
          text: `${unwritten} results could not be written; the next start takes them for sends that were cut off`,
        });
    },
    status: () => {
      const at = elapsed();
      return {
        platform: name,
        state,
        rate: pace?.limiter.rate(at) ?? rules.limits.rate,
        inFlight,
        held: ahead.queue.length,
        blockedForSeconds: Math.max(0, ((pace?.limiter.blockedUntil() ?? 0) - at) / 1000) || 0,
      };
    },
  };
};
