// Deliveries that waited when their subscriber changed settings: each gets the words that are wished now, waits for
// the hour that is wished now, or ends where it is wished no more. Safe to run twice and in two processes.
import type { DeliveryKind } from '../../../data/model/delivery.ts';
import type { LocalDate } from '../../../data/model/terms.ts';
import type { PlanOrder, VoidGroup } from '../../../data/store/outbox/outbox.ts';
import { reportOf } from './editions.ts';
import { planGroup, sceneOf, type Planning, type Scene } from './enqueue.ts';
import { wordsOfError } from '../events.ts';
import { dueSlots, judgeSlot, slotsAround } from './schedule.ts';

const orderOf = (group: VoidGroup) => ({
  kind: group.kind,
  slot: group.slot,
  platform: group.platform,
  language: group.language,
  sections: group.sections,
  timezone: group.timezone,
  at: group.at,
  voided: group.by,
  dueAt: new Date(group.dueAt),
  expiresAt: new Date(group.expiresAt),
});

type Fate = 'words' | 'later' | 'missed' | 'unwanted';

/** What becomes of rows by the wish of now; `reportAt`: when the report of a night came. */
const fateOf = (
  group: VoidGroup,
  reportAt: (slot: LocalDate) => Date | null,
  now: Date,
  { timetable }: Planning,
): Fate => {
  const { kind, slot, by } = group;
  if (kind === 'weekly' && !group.weekly) return 'unwanted';
  if (by === 'new-choice') return 'words';
  const { due } = dueSlots(kind, group, reportAt, now, timetable);
  if (due && due.slot > slot) return 'missed';
  // What is past by the new hour was due by the old one: it is owed.
  const { state } = judgeSlot(slot, group, reportAt(slot), now, timetable);
  return state === 'early' || state === 'waiting' ? 'later' : 'words';
};

const settle = async (
  planning: Planning,
  group: VoidGroup,
  fate: Fate,
  scene: () => Promise<Scene>,
  now: Date,
): Promise<number> => {
  const { store } = planning;
  const order: Omit<PlanOrder, 'outcome'> = orderOf(group);
  if (fate === 'missed')
    return store.enqueue({ ...order, outcome: { state: 'expired', code: 'missed' } }, now);
  if (fate !== 'words') return store.letGoVoided(order);
  const found = await scene();
  const rows = await planGroup(planning, found, order, group, now);
  // Whether the night meets a threshold is not known before it is told whole: that is planned when it is.
  const open = group.kind === 'daily' && found.digest?.state !== 'complete';
  return open
    ? rows + (await store.letGoVoided({ ...order, threshold: { above: found.launched ?? -1 } }))
    : rows;
};

/** One run; returns how many rows follow. What cannot be rendered by this process is left to another one. */
export const followSettings = async (planning: Planning, now: Date): Promise<number> => {
  const { store, timetable, tell } = planning;
  const groups = await store.voided();
  if (groups.length === 0) return 0;
  const slots = new Set([...slotsAround(now, timetable), ...groups.map(({ slot }) => slot)]);
  const reports = new Map<LocalDate, Date | null>();
  for (const slot of slots) reports.set(slot, await reportOf(store, slot));
  const scenes = new Map<string, Promise<Scene>>();
  const sceneFor = (kind: DeliveryKind, slot: LocalDate): Promise<Scene> => {
    const known = scenes.get(`${kind}/${slot}`) ?? sceneOf(planning, kind, slot, now);
    scenes.set(`${kind}/${slot}`, known);
    return known;
  };
  let count = 0;
  for (const group of groups)
    try {
      const fate = fateOf(group, (slot) => reports.get(slot) ?? null, now, planning);
      count += await settle(planning, group, fate, () => sceneFor(group.kind, group.slot), now);
    } catch (error) {
      tell({
        event: 'alarm',
        what: 'planning',
        platform: group.platform,
        text: wordsOfError(error),
      });
    }
  return count;
};
