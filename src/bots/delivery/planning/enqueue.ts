// The planner: turns "who is due" into rows of the outbox, once each. Safe to run twice and in two processes.
import { setImmediate as turn } from 'node:timers/promises';
import type { DeliveryKind, Edition } from '../../../data/model/delivery.ts';
import type { PlatformName } from '../../../data/model/subscriber.ts';
import type { LocalDate } from '../../../data/model/terms.ts';
import type { PlanOrder, WishGroup } from '../../../data/store/outbox/outbox.ts';
import { restoredFact } from '../../../data/store/engine/safekeeping.ts';
import type { Store } from '../../../data/store/store.ts';
import type { Digest } from '../../../digest/digest.ts';
import {
  bodyOf,
  digestOf,
  keepEdition,
  launchedOf,
  reportOf,
  variantOf,
  type RenderEdition,
} from './editions.ts';
import { wordsOfError, type Tell } from '../events.ts';
import { dueSlots, lateAfter, slotsAround, type Due, type Timetable } from './schedule.ts';

export interface Planning {
  readonly store: Store;
  readonly render: RenderEdition;
  readonly timetable: Timetable;
  readonly tell: Tell;
}

/** A slot with what is said in it; the weekly one has no digest. */
export interface Scene {
  readonly edition: Edition;
  readonly digest: Digest | null;
  readonly launched: number | null;
}

const weeklyEdition = (store: Store, slot: LocalDate, now: Date): Promise<Edition> =>
  store.saveEdition(
    { kind: 'weekly', slot, state: 'complete', fingerprint: '', content: '{}' },
    now,
  );

export const sceneOf = async (
  { store, tell }: Planning,
  kind: DeliveryKind,
  slot: LocalDate,
  now: Date,
): Promise<Scene> => {
  const digest = kind === 'daily' ? await digestOf(store, slot) : null;
  const edition = digest
    ? await keepEdition(store, digest, now)
    : await weeklyEdition(store, slot, now);
  if (edition.createdAt === now.toISOString())
    tell({ event: 'edition', kind, slot, version: edition.version, state: edition.state });
  return { edition, digest, launched: digest ? launchedOf(digest) : null };
};

type Base = Omit<PlanOrder, 'outcome' | 'threshold' | 'createdBefore'>;

/** Who gets it, who is under the threshold, and who must wait because the night is not told whole yet. */
const byThreshold = (
  kind: DeliveryKind,
  { digest, launched }: Scene,
): {
  readonly send: NonNullable<PlanOrder['threshold']> | null;
  readonly leave: PlanOrder['threshold'] | null;
} => {
  if (kind !== 'daily') return { send: null, leave: null };
  const whole = digest?.state === 'complete';
  if (launched === null) return { send: { none: true }, leave: whole ? { above: -1 } : null };
  return { send: { metBy: launched }, leave: whole ? { above: launched } : null };
};

/** Rows planned in one statement, about; between two statements whoever asks something is answered. */
const atOnce = 10_000;
const places = 1_000_000;

const latest = (one: Date | undefined, other: Date): Date => (one && one > other ? one : other);

/** Plans one group of equal wishes for one slot; returns how many rows are new. */
export const planGroup = async (
  planning: Planning,
  scene: Scene,
  base: Base,
  wish: Pick<WishGroup, 'platform' | 'language' | 'sections' | 'count'>,
  now: Date,
): Promise<number> => {
  const { store, render, tell } = planning;
  const { send, leave } = byThreshold(base.kind, scene);
  const plan = async (order: PlanOrder): Promise<number> => {
    const slices = Math.max(1, Math.ceil(wish.count / atOnce));
    const edge = (slice: number): number => Math.ceil((places * slice) / slices);
    let count = 0;
    for (let slice = 0; slice < slices; slice += 1) {
      if (slice > 0) await turn();
      const slicing = slices > 1 && { places: { from: edge(slice), below: edge(slice + 1) } };
      count += await store.enqueue({ ...order, ...slicing }, now);
    }
    if (count > 0)
      tell({
        event: 'planned',
        kind: order.kind,
        slot: order.slot,
        platform: order.platform,
        count,
        state: order.outcome.state,
      });
    return count;
  };
  let count = 0;
  // Who subscribed a moment ago gets it now, and for that one it is not late.
  const boundary = new Date(now.getTime() - lateAfter);
  const isLate = base.dueAt < boundary;
  for (const late of isLate ? [true, false] : [false]) {
    const body = await bodyOf(store, render, scene.edition, {
      kind: base.kind,
      slot: base.slot,
      digest: scene.digest,
      platform: wish.platform,
      language: wish.language,
      variant: variantOf(wish.sections, late),
      now,
    });
    if (!body) continue;
    const from = isLate && !late ? latest(base.createdFrom, boundary) : base.createdFrom;
    count += await plan({
      ...base,
      ...(send === null ? {} : { threshold: send }),
      ...(from ? { createdFrom: from } : {}),
      ...(isLate && late ? { createdBefore: boundary } : {}),
      outcome: { state: 'pending', bodyId: body.id },
    });
  }
  if (leave)
    count += await plan({
      ...base,
      threshold: leave,
      outcome: { state: 'cancelled', code: 'below-threshold' },
    });
  return count;
};

/**
 * One run of the planner. `remembered` lets a run that would do the same as the last one be left out; it is
 * only a shortcut and may be empty.
 */
export const planDue = async (
  planning: Planning,
  now: Date,
  remembered: { mark: string },
): Promise<number> => {
  const { store, timetable, tell } = planning;
  const wishes = await store.wishes();
  if (wishes.length === 0) return 0;
  /** What was due until then may have gone out from the database that a backup replaced. */
  const restored = new Date((await store.recall(restoredFact)) ?? 0);
  const reports = new Map<LocalDate, Date | null>();
  for (const slot of slotsAround(now, timetable)) reports.set(slot, await reportOf(store, slot));
  const jobs: {
    readonly kind: DeliveryKind;
    readonly wish: WishGroup;
    readonly due: Due | null;
    readonly missed: readonly Due[];
  }[] = [];
  for (const kind of ['daily', 'weekly'] as const)
    for (const wish of wishes) {
      if (kind === 'weekly' && !wish.weekly) continue;
      try {
        const found = dueSlots(kind, wish, (slot) => reports.get(slot) ?? null, now, timetable);
        if (found.due || found.missed.length > 0) jobs.push({ kind, wish, ...found });
      } catch (error) {
        tell({
          event: 'alarm',
          what: 'planning',
          platform: wish.platform,
          text: wordsOfError(error),
        });
      }
    }
  const scenes = new Map<string, Scene>();
  const slotless = new Set<string>();
  for (const { kind, due } of jobs) {
    const key = `${kind}/${due?.slot ?? ''}`;
    if (!due || scenes.has(key) || slotless.has(key)) continue;
    try {
      scenes.set(key, await sceneOf(planning, kind, due.slot, now));
    } catch (error) {
      slotless.add(key);
      tell({ event: 'alarm', what: 'edition', platform: null, text: wordsOfError(error) });
    }
  }
  const mark = JSON.stringify([
    await store.wishesMark(),
    jobs.map(({ kind, wish, due, missed }) => [
      kind,
      wish,
      due?.slot,
      missed.map(({ slot }) => slot),
    ]),
    [...scenes.values()].map(({ edition, launched }) => [edition.id, launched]),
  ]);
  if (mark === remembered.mark) return 0;
  let count = 0;
  let whole = slotless.size === 0;
  for (const { kind, wish, due, missed } of jobs) {
    const common = {
      kind,
      platform: wish.platform,
      language: wish.language,
      sections: wish.sections,
      timezone: wish.timezone,
      at: wish.at,
      ...(kind === 'weekly' ? { weekly: true as const } : {}),
    };
    try {
      const scene = scenes.get(`${kind}/${due?.slot ?? ''}`);
      if (due && scene)
        count += await planGroup(
          planning,
          scene,
          {
            ...{ ...common, slot: due.slot, dueAt: due.dueAt, expiresAt: due.expiresAt },
            ...(due.dueAt <= restored ? { createdFrom: restored } : {}),
          },
          wish,
          now,
        );
      for (const { slot, dueAt, expiresAt } of missed.filter(({ dueAt: at }) => at > restored))
        await store.enqueue(
          {
            ...common,
            slot,
            dueAt,
            expiresAt,
            createdBefore: dueAt,
            outcome: { state: 'expired', code: 'missed' },
          },
          now,
        );
    } catch (error) {
      whole = false;
      tell({ event: 'alarm', what: 'edition', platform: wish.platform, text: wordsOfError(error) });
    }
  }
  remembered.mark = whole ? mark : '';
  return count;
};

/**
 * Plans the daily digest of one night for everybody active, now and whatever their hour; what was served
 * before stays served. Returns how many rows are new.
 */
export const planNight = async (
  planning: Planning,
  slot: LocalDate,
  platforms: readonly PlatformName[],
  now: Date,
): Promise<number> => {
  const { store, timetable } = planning;
  const scene = await sceneOf(planning, 'daily', slot, now);
  const groups = new Map<string, WishGroup>();
  for (const wish of await store.wishes())
    if (platforms.includes(wish.platform)) {
      const key = `${wish.platform}/${wish.language}/${wish.sections}`;
      groups.set(key, { ...wish, count: wish.count + (groups.get(key)?.count ?? 0) });
    }
  let count = 0;
  for (const { platform, language, sections, count: wishing } of groups.values())
    count += await planGroup(
      planning,
      scene,
      {
        kind: 'daily',
        slot,
        platform,
        language,
        sections,
        dueAt: now,
        expiresAt: new Date(now.getTime() + timetable.DIGEST_MAX_LATE),
      },
      { platform, language, sections, count: wishing },
      now,
    );
  return count;
};
