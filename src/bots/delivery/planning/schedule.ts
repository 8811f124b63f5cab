// Who is due when (CONTRACT 5). Pure: a slot is a night's date, an instant is computed from that date and
// the wall time in the chat's zone, never from the instant before it.
import { DateTime } from 'luxon';
import type { Config } from '../../../config.ts';
import type { DeliveryKind } from '../../../data/model/delivery.ts';
import type { Subscriber } from '../../../data/model/subscriber.ts';
import type { LocalDate } from '../../../data/model/terms.ts';

/** The two settings that decide over lateness: Kyiv time HH:MM, and milliseconds. */
export type Timetable = Pick<Config, 'DIGEST_LATEST' | 'DIGEST_MAX_LATE'>;
/** Where and from when somebody wants a digest. */
export type Wish = Pick<Subscriber, 'timezone' | 'at'>;

/** Zone of the nights themselves. */
export const nightZone = 'Europe/Kyiv';
/** Kyiv time about which the Air Force's report usually comes; only for saying when to expect a digest. */
const usualReport = '09:30';
/** ISO weekday on which the week that ended the evening before is told. */
export const weeklyDay = 1;
/** Later than this after its due moment a digest says that it is late. */
export const lateAfter = 30 * 60_000;

const hour = 3_600_000;
const remembered = new Map<string, number>();

const reached = (date: LocalDate, at: string, zone: string): number => {
  const local = DateTime.fromISO(`${date}T${at}`, { zone });
  if (!local.isValid)
    throw new Error(`no moment ${date} ${at} in ${zone}: ${local.invalidExplanation ?? ''}`);
  return Math.min(...local.getPossibleOffsets().map((moment) => moment.toMillis()));
};

/**
 * When the wall clock of `zone` first shows `at` on `date`. An hour that comes twice is the first of the
 * two; one that the clocks leap over, or a date that a zone skipped, is pushed on by the leap.
 */
export const hourReached = (date: LocalDate, at: string, zone: string): Date => {
  const key = `${date} ${at} ${zone}`;
  let instant = remembered.get(key);
  if (instant === undefined) {
    instant = reached(date, at, zone);
    if (remembered.size > 20_000) remembered.clear();
    remembered.set(key, instant);
  }
  return new Date(instant);
};

/** The date `days` later; civil dates only, no zone. */
export const shiftDate = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * 24 * hour).toISOString().slice(0, 10);

/** Kyiv's date. */
export const nightOf = (now: Date): LocalDate =>
  DateTime.fromJSDate(now, { zone: nightZone }).toISODate() ?? '';

/** True where a digest of the kind belongs to that date. */
export const hasSlot = (kind: DeliveryKind, slot: LocalDate): boolean =>
  kind !== 'weekly' || DateTime.fromISO(slot, { zone: 'utc' }).weekday === weeklyDay;

/**
 * `early`: the chat's hour has not come. `waiting`: it has, the report is not out and may be waited for.
 * `due`: to be sent now. `expired`: too late to be useful.
 */
export interface Verdict {
  readonly state: 'early' | 'waiting' | 'due' | 'expired';
  /** When it becomes or became due; while waiting the last moment it may become so. */
  readonly dueAt: Date;
  readonly expiresAt: Date;
}

/**
 * How one slot stands for one wish. `reportAt`: when the Air Force's report of that night was published;
 * null while it is not out.
 */
export const judgeSlot = (
  slot: LocalDate,
  wish: Wish,
  reportAt: Date | null,
  now: Date,
  timetable: Timetable,
): Verdict => {
  const wanted = hourReached(slot, wish.at, wish.timezone).getTime();
  const latest = hourReached(slot, timetable.DIGEST_LATEST, nightZone).getTime();
  const told = Math.min(reportAt?.getTime() ?? Number.POSITIVE_INFINITY, latest);
  const due = Math.max(wanted, told);
  const expires = due + timetable.DIGEST_MAX_LATE;
  const at = now.getTime();
  const state = at >= expires ? 'expired' : at >= due ? 'due' : at >= wanted ? 'waiting' : 'early';
  return { state, dueAt: new Date(due), expiresAt: new Date(expires) };
};

/** Slots that could be due somewhere on earth at `now`, newest first: the last ones any zone may still want. */
export const slotsAround = (now: Date, timetable: Timetable): readonly LocalDate[] => {
  // UTC-12 reaches 23:59 of a date about 38 hours after Kyiv's midnight; lateness comes on top.
  const days = Math.ceil((38 * hour + timetable.DIGEST_MAX_LATE) / (24 * hour));
  const today = nightOf(now);
  return Array.from({ length: days + 1 }, (_, index) => shiftDate(today, -index));
};

export interface Due extends Verdict {
  readonly slot: LocalDate;
}

/**
 * The newest slot that is due for a wish, and the older ones that nobody will get any more: after an
 * outage only the latest is sent.
 */
export const dueSlots = (
  kind: DeliveryKind,
  wish: Wish,
  reportAt: (slot: LocalDate) => Date | null,
  now: Date,
  timetable: Timetable,
): { readonly due: Due | null; readonly missed: readonly Due[] } => {
  const ripe = slotsAround(now, timetable)
    .filter((slot) => hasSlot(kind, slot))
    .map((slot): Due => ({ slot, ...judgeSlot(slot, wish, reportAt(slot), now, timetable) }))
    .filter(({ state }) => state === 'due' || state === 'expired');
  const [newest, ...older] = ripe;
  if (!newest) return { due: null, missed: [] };
  return newest.state === 'due' ? { due: newest, missed: older } : { due: null, missed: ripe };
};

/** True where what goes out now must say that it is late. `since`: when it could first be known whom to send to. */
export const isLate = (dueAt: Date, since: Date, now: Date): boolean =>
  now.getTime() - Math.max(dueAt.getTime(), since.getTime()) > lateAfter;

export interface NextDigest {
  /** Date of the night it will tell of. */
  readonly night: LocalDate;
  /** About when; the earliest moment where it need not wait. */
  readonly at: Date;
  /** At the latest then, complete or preliminary. */
  readonly latest: Date;
  /** True where it comes with the night's report, so that `at` is only about right. */
  readonly waitsForReport: boolean;
}

/**
 * When the next digest is to be expected, for the panel. `lastSlot`: newest slot that was planned for this
 * chat, whatever became of it; null where there was none. `reportOut`: true where tonight's report is known.
 */
export const nextDigest = (
  wish: Wish,
  lastSlot: LocalDate | null,
  now: Date,
  timetable: Timetable,
  reportAt: (slot: LocalDate) => Date | null = () => null,
): NextDigest => {
  const candidates = [...slotsAround(now, timetable)].reverse();
  for (let days = 1; days <= 3; days += 1) candidates.push(shiftDate(nightOf(now), days));
  const standing = candidates
    .filter((slot) => lastSlot === null || slot > lastSlot)
    .map((slot): Due => ({ slot, ...judgeSlot(slot, wish, reportAt(slot), now, timetable) }));
  // A slot that is due now makes every older one void.
  const ripe = standing.findLastIndex(({ state }) => state === 'due' || state === 'expired');
  const next =
    standing[ripe]?.state === 'due' ? standing[ripe] : (standing[ripe + 1] ?? standing.at(-1));
  const slot = next?.slot ?? shiftDate(lastSlot ?? nightOf(now), 1);
  const wanted = hourReached(slot, wish.at, wish.timezone);
  const latest = hourReached(slot, timetable.DIGEST_LATEST, nightZone);
  const known = reportAt(slot);
  const waitsForReport = known === null && wanted < latest && now < latest;
  const usual = hourReached(slot, usualReport, nightZone);
  const expected = waitsForReport
    ? Math.max(wanted.getTime(), Math.min(usual.getTime(), latest.getTime()))
    : (next?.dueAt ?? wanted).getTime();
  return {
    night: slot,
    at: new Date(Math.max(expected, now.getTime())),
    latest: new Date(Math.max(wanted.getTime(), latest.getTime(), now.getTime())),
    waitsForReport,
  };
};
