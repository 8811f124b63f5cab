// One night's digest out of the store: the same for commands, the tool and the morning.
import { DateTime } from 'luxon';
import type { LocalDate } from '../data/model/terms.ts';
import type { SeriesPoint, Store } from '../data/store/store.ts';
import { buildDigest, contextSeries, emptyNight, hasNight } from '../digest/build.ts';
import type { Digest } from '../digest/digest.ts';

const home = 'Europe/Kyiv';
/** Canada writes dates as we do: "2025-07-21". */
const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: home });

/** Kyiv's date, which is the date of the night that ends on it. */
export const today = (now: Date): LocalDate => calendar.format(now);

const shift = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Until when the morning edition before carried diplomacy: its default hour, the same for all chats. */
const cutoffBefore = (date: LocalDate): string =>
  DateTime.fromISO(shift(date, -1), { zone: home }).set({ hour: 8 }).toISO() ?? '';

/** How far beside a night its neighbours are looked for: truces left no gap longer than this. */
const reach = 60;

/** Days around a date in which events are filed that were said on it: what lasted, and what was planned. */
const told = 10;
const ahead = 120;

export interface FoundDigest {
  readonly digest: Digest;
  /** Nearest nights that can be asked for; null at the ends of what is known. */
  readonly before: LocalDate | null;
  readonly after: LocalDate | null;
}

interface KeptScale {
  readonly mark: string;
  readonly series: Promise<readonly SeriesPoint[]>;
}
const keptScales = new WeakMap<Store, KeptScale>();

/** All nights of the context's series, asked again only after something was written. */
const scaleOf = async (store: Store): Promise<readonly SeriesPoint[]> => {
  const mark = await store.knownMark();
  const kept = keptScales.get(store);
  if (kept?.mark === mark) return kept.series;
  const series = store.series(contextSeries);
  keptScales.set(store, { mark, series });
  series.catch(() => keptScales.delete(store));
  return series;
};

/** `dayBefore`: whether the day before is told too. */
const find = async (
  store: Store,
  date: LocalDate,
  { dayBefore }: { readonly dayBefore: boolean },
): Promise<FoundDigest | null> => {
  const [night, before, series, near, recentEvents] = await Promise.all([
    store.night(date),
    dayBefore ? store.night(shift(date, -1)) : null,
    scaleOf(store),
    store.neighbours(date, shift(date, -reach), shift(date, reach)),
    store.events(shift(date, -told), shift(date, ahead)),
  ]);
  if (night === null) return null;
  const digest = buildDigest(night, {
    series,
    editionCutoff: cutoffBefore(date),
    dayBefore: before,
    recentEvents,
  });
  return { digest, ...near };
};

/** The digest of a night; null where nothing at all is known about that date. */
export const findDigest = (store: Store, date: LocalDate): Promise<FoundDigest | null> =>
  find(store, date, { dayBefore: true });

/** The same without the day before, of which an edition tells and an answer does not. */
export const answerDigest = (store: Store, date: LocalDate): Promise<FoundDigest | null> =>
  find(store, date, { dayBefore: false });

/** The figures of a night alone, for comparing many: without scale, neighbours and the days around. */
export const figuresDigest = async (store: Store, date: LocalDate): Promise<Digest | null> => {
  const night = await store.night(date);
  return night && buildDigest(night, { series: [], editionCutoff: cutoffBefore(date) });
};

/** A night about which nothing is known, said in the same form ("not reported yet"). */
export const unreportedDigest = (date: LocalDate): Digest =>
  buildDigest(emptyNight(date), { series: [], editionCutoff: cutoffBefore(date) });

/** How many dates back a night is looked for whose night, and not only its day, was told of. */
const datesBack = 10;

/** The newest night that somebody told of; the newest date at all where none of the last ones has a night. */
export const newestToldNight = async (store: Store): Promise<LocalDate | null> => {
  const newest = await store.newestNight();
  if (newest === null) return null;
  const dates = await store.nightDates(shift(newest, -reach), newest);
  for (const date of dates.slice(-datesBack).reverse()) {
    const night = await store.night(date);
    if (night && hasNight(night)) return date;
  }
  return newest;
};
