// The delivery as a whole: planner and corrections at every tick, one lane of sending for each platform between.
import type { PlatformName } from '../../data/model/subscriber.ts';
import type { LocalDate } from '../../data/model/terms.ts';
import type { Store } from '../../data/store/store.ts';
import type { Platform } from '../platform.ts';
import { createLane } from './sending/dispatch.ts';
import { renderDigests, type RenderEdition } from './planning/editions.ts';
import { planDue, planNight, type Planning } from './planning/enqueue.ts';
import { followSettings } from './planning/follow.ts';
import { sayLate } from './planning/late.ts';
import { wordsOfError, type Tell } from './events.ts';
import { rulesOf, type LaneStatus } from './sending/lane.ts';
import { createOwner, ends, lives } from './sending/owner.ts';
import { revise } from './planning/revise.ts';
import type { Timetable } from './planning/schedule.ts';

export interface DeliveryOptions {
  readonly store: Store;
  /** Those that push; each is sent to by one process at a time. Empty: plans only. */
  readonly platforms: readonly Platform[];
  readonly config: Timetable & { readonly TELEGRAM_RATE: number; readonly DISCORD_RATE: number };
  readonly now?: () => Date;
  /** Milliseconds of a clock that is never set. */
  readonly elapsed?: () => number;
  readonly renderEdition?: RenderEdition;
  readonly on?: Tell;
  /** Milliseconds for which a lease is held without renewal; 30 s where absent. */
  readonly leaseTime?: number;
  /** Folder of this machine for the notes of what was called; where absent, a kill leaves all that was open unknown. */
  readonly notes?: string;
}

export interface Delivery {
  /** Begins to send what waits. */
  start(): void;
  /** Once a minute: plans, ends what is too late, looks for figures that changed. Never throws, never overlaps; after `stop` it does nothing. */
  tick(): Promise<void>;
  /** What waits follows settings that changed; each tick does so too. Never throws. */
  follow(): Promise<void>;
  /** Something new waits. */
  wake(): void;
  /** A person is being answered on that platform; call the result when it is done. */
  answering(platform: PlatformName): () => void;
  /** Plans the digest of one night for everybody active, whatever their hour. Returns how many rows are new. */
  publish(night: LocalDate, platforms: readonly PlatformName[]): Promise<number>;
  status(): readonly LaneStatus[];
  /** Within 20 s: no new sends, results written, leases given back. */
  stop(): Promise<void>;
}

const sweepEvery = 3_600_000;

export const createDelivery = (options: DeliveryOptions): Delivery => {
  const { store, platforms, config } = options;
  const now = options.now ?? (() => new Date());
  const elapsed = options.elapsed ?? (() => performance.now());
  const tell: Tell = options.on ?? (() => undefined);
  const owner = createOwner();
  const planning: Planning = {
    store,
    render: options.renderEdition ?? renderDigests(platforms),
    timetable: config,
    tell,
  };
  const lanes = platforms.map((platform) =>
    createLane({
      ...{ store, platform, owner, now, elapsed, tell },
      rules: rulesOf(
        platform.name,
        platform.name === 'discord' ? config.DISCORD_RATE : config.TELEGRAM_RATE,
      ),
      leaseTime: options.leaseTime ?? 30_000,
      notes: options.notes ?? null,
    }),
  );
  const remembered = { mark: '' };
  let ticking: Promise<void> | null = null;
  let sweptAt = Number.NEGATIVE_INFINITY;
  let stopped = false;
  lives(owner);

  const wake = (): void => {
    for (const lane of lanes) lane.wake();
  };

  /** Each step by itself: one that fails is told, the others go on. */
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      tell({ event: 'alarm', what: 'planning', platform: null, text: wordsOfError(error) });
    }
  };

  const runTick = async (): Promise<void> => {
    const moment = now();
    await attempt(async () => {
      const settled = await store.settleQueue(moment);
      if (settled.expired + settled.cancelled > 0) tell({ event: 'queue', ...settled });
    });
    await attempt(() => planDue(planning, moment, remembered));
    await attempt(() => followSettings(planning, moment));
    await attempt(() => sayLate(planning, moment));
    await attempt(() => revise(planning, moment));
    if (elapsed() - sweptAt >= sweepEvery) {
      sweptAt = elapsed();
      await attempt(() => store.sweepOutbox(moment));
    }
    wake();
  };

  return {
    start: () => {
      for (const lane of lanes) lane.start();
    },
    tick: () => {
      if (stopped) return Promise.resolve();
      ticking ??= runTick().finally(() => {
        ticking = null;
      });
      return ticking;
    },
    follow: async () => {
      await attempt(() => followSettings(planning, now()));
      wake();
    },
    wake,
    answering: (platform) =>
      lanes.find((lane) => lane.platform === platform)?.answering() ?? (() => undefined),
    publish: async (night, names) => {
      const count = await planNight(planning, night, names, now());
      wake();
      return count;
    },
    status: () => lanes.map((lane) => lane.status()),
    stop: async () => {
      stopped = true;
      await Promise.all([...lanes.map((lane) => lane.stop()), ticking ?? Promise.resolve()]);
      ends(owner);
    },
  };
};
