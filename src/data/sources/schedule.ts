// When a source is asked: eagerly around the hours it usually speaks, lazily else, later and later while it
// fails. Pure: every time comes in, nothing waits here.
import { DateTime } from 'luxon';
import type { SourceId } from '../model/terms.ts';
import type { SourceState } from '../store/store.ts';
import type { SourceConfig, SourceKind } from './source.ts';

/** Local times `HH:MM` between which a source is likely to speak; a window may pass midnight. */
interface Hours {
  readonly zone: string;
  readonly windows: readonly (readonly [from: string, to: string])[];
}

/** By how its texts are read: what kind of speaker it is. */
const speakingHours: Readonly<Record<SourceId, Hours>> = {
  // The night's report comes between seven and ten, corrections until noon; the day's towards evening.
  'air-force-ua': {
    zone: 'Europe/Kyiv',
    windows: [
      ['06:00', '12:00'],
      ['17:30', '21:30'],
    ],
  },
  // Opens with the morning summary at seven; evening windows close at about 23.30.
  'defence-ministry-ru': {
    zone: 'Europe/Moscow',
    windows: [
      ['06:30', '10:30'],
      ['20:00', '00:30'],
    ],
  },
  // Assessments appear in the evening of Washington.
  isw: { zone: 'America/New_York', windows: [['17:00', '23:59']] },
  news: {
    zone: 'Europe/Kyiv',
    windows: [
      ['06:30', '11:30'],
      ['18:00', '22:00'],
    ],
  },
};

const minute = 60_000;
const hour = 60 * minute;

/** Milliseconds between two looks, within the speaking hours and outside of them. */
const paces: Readonly<Record<SourceKind, { readonly eager: number; readonly lazy: number }>> = {
  'telegram-channel': { eager: 2 * minute, lazy: 15 * minute },
  feed: { eager: 5 * minute, lazy: 20 * minute },
  page: { eager: 15 * minute, lazy: hour },
};

const longestWait = 24 * hour;

/** True within the hours in which the source usually speaks. */
export const isSpeakingTime = (source: Pick<SourceConfig, 'reader'>, now: Date): boolean => {
  const { zone, windows } = speakingHours[source.reader];
  const time = DateTime.fromJSDate(now, { zone }).toFormat('HH:mm');
  return windows.some(([from, to]) =>
    from <= to ? from <= time && time < to : from <= time || time < to,
  );
};

/** Milliseconds until the next look, as of now. */
export const paceOf = (source: Pick<SourceConfig, 'reader' | 'kind'>, now: Date): number =>
  paces[source.kind][isSpeakingTime(source, now) ? 'eager' : 'lazy'];

/** What went wrong with a look, as far as it matters for the next one. */
export interface Trouble {
  /** Failures in a row, this one included. */
  readonly failures: number;
  /** Asking again soon would give the same. */
  readonly lasting: boolean;
  /** The server's own wish in seconds, null where it named none. */
  readonly retryAfter: number | null;
}

/**
 * When a source may be asked next. After success: its pace, a tenth more or less, so that sources do not
 * march in step. After trouble: doubling waits up to an hour (six where it is lasting), between half and
 * whole, never sooner than the server wished, a day at most. `random`: 0 to 1.
 */
export const nextLook = (
  source: Pick<SourceConfig, 'reader' | 'kind'>,
  now: Date,
  trouble: Trouble | null,
  random: () => number,
): Date => {
  if (trouble === null)
    return new Date(now.getTime() + paceOf(source, now) * (0.9 + 0.2 * random()));
  const { failures, lasting, retryAfter } = trouble;
  const [first, cap] = lasting ? [15 * minute, 6 * hour] : [2 * minute, hour];
  const full = Math.min(cap, first * 2 ** Math.min(20, Math.max(0, failures - 1)));
  const wait = Math.max(full * (0.5 + 0.5 * random()), (retryAfter ?? 0) * 1000);
  return new Date(now.getTime() + Math.min(wait, longestWait));
};

/**
 * Whether a source is due. A lazy wait ends early where the source's hours have begun; a wait after trouble
 * never does. A state from the future (the clock was wrong) makes it due.
 */
export const isDue = (
  source: Pick<SourceConfig, 'reader' | 'kind'>,
  state: SourceState | null,
  now: Date,
): boolean => {
  if (state === null || state.checkedAt === null) return true;
  const [checked, at] = [Date.parse(state.checkedAt), now.getTime()];
  const due =
    state.dueAt == null ? checked + paceOf(source, new Date(checked)) : Date.parse(state.dueAt);
  if (checked > at + minute || due > at + longestWait + minute) return true;
  if (at >= due) return true;
  return state.failures === 0 && at - checked >= paceOf(source, now) * 1.1;
};

/**
 * How far back a look should page beyond what is new, to notice posts that were edited since: a day every
 * half hour within the speaking hours, every three hours else; two days on the first look. Null = not now.
 */
export const lookBack = (
  source: Pick<SourceConfig, 'reader' | 'kind'>,
  state: SourceState | null,
  now: Date,
): Date | null => {
  const last = Date.parse(state?.lookedBackAt ?? '');
  if (Number.isNaN(last) || last > now.getTime()) return new Date(now.getTime() - 48 * hour);
  const pace = isSpeakingTime(source, now) ? hour / 2 : 3 * hour;
  return now.getTime() - last >= pace ? new Date(now.getTime() - 24 * hour) : null;
};

/** Official voices speak daily; more than this without a readable report is worth telling the operator. */
const silence: Readonly<Record<SourceId, number>> = {
  'air-force-ua': 30 * hour,
  'defence-ministry-ru': 36 * hour,
  isw: 72 * hour,
  news: 72 * hour,
};

/**
 * Since when a source has been silent for longer than it ever is: it answers, and no post could be read as a
 * report. Null where it speaks, was never heard, or was not asked since: then the silence is ours.
 */
export const silentSince = (
  source: Pick<SourceConfig, 'reader'>,
  state: SourceState | null,
): string | null => {
  const [last, heard] = [state?.lastReportAt ?? null, state?.succeededAt ?? null];
  if (last === null || heard === null) return null;
  return Date.parse(heard) - Date.parse(last) > silence[source.reader] ? last : null;
};
