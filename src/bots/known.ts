// What the archive answers, read and worked out once for everybody who asks, and let go as a whole as soon as
// anything of it was written. Never older than the question: the database's mark is asked each time.
import { setImmediate as turn } from 'node:timers/promises';
import type { LocalDate } from '../data/model/terms.ts';
import type { Store } from '../data/store/store.ts';
import {
  buildStats,
  statsNights,
  statsSeries,
  type Stats,
  type StatsQuestion,
} from '../digest/stats.ts';
import { answerDigest, figuresDigest, findDigest, type FoundDigest } from './digests.ts';
import { together } from './together.ts';

/** What is known as of one mark. Results are shared: nobody changes them. */
export interface Known {
  readonly mark: string;
  /** The store whose reads of nights, series and events are made once; everything else goes through. */
  readonly store: Store;
  /** The whole digest, whose pictures are those of the site. */
  find(date: LocalDate): Promise<FoundDigest | null>;
  /** What an answer tells in words: all but the day before. */
  answer(date: LocalDate): Promise<FoundDigest | null>;
  /** The figures that a question about many nights asks for. */
  stats(asked: StatsQuestion): Promise<Stats>;
}

/** Nights, and what was made of them, kept at most; those unused for longest go. */
const mostNights = 240;
const mostAnswers = 40;

const remember = <Asked, Found>(
  most: number,
  make: (asked: Asked) => Promise<Found>,
): ((asked: Asked) => Promise<Found>) => {
  const kept = new Map<string, Promise<Found>>();
  return (asked) => {
    const key = JSON.stringify(asked);
    const found = kept.get(key) ?? make(asked);
    kept.delete(key);
    kept.set(key, found);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    // A fault is not what is known.
    found.catch(() => {
      if (kept.get(key) === found) kept.delete(key);
    });
    return found;
  };
};

/** `figures`: the digest of one night with its figures alone. */
export const statsFrom = async (
  store: Pick<Store, 'series'>,
  asked: StatsQuestion,
  figures: (date: LocalDate) => ReturnType<typeof figuresDigest>,
): Promise<Stats> => {
  const series = [];
  for (const key of statsSeries) series.push({ ...key, points: await store.series(key) });
  const digests = [];
  for (const [index, date] of statsNights(asked).entries()) {
    // A year takes a while: between two months whoever asks something else is answered.
    if (index % 31 === 30) await turn();
    digests.push(await figures(date));
  }
  return buildStats(
    asked,
    series,
    digests.flatMap((digest) => digest ?? []),
  );
};

const begin = (store: Store, mark: string): Known => {
  const nightDates = remember(mostAnswers, ([from, to]: readonly (LocalDate | undefined)[]) =>
    store.nightDates(from, to),
  );
  const events = remember(mostAnswers, ([from, to]: readonly [LocalDate, LocalDate]) =>
    store.events(from, to),
  );
  const first = remember(1, () => store.firstNight());
  const newest = remember(1, () => store.newestNight());
  const reading: Store = {
    ...store,
    knownMark: () => Promise.resolve(mark),
    night: remember(mostNights, (date: LocalDate) => store.night(date)),
    nightDates: (from, to) => nightDates([from, to]),
    firstNight: () => first(null),
    newestNight: () => newest(null),
    series: remember(mostAnswers, (query: Parameters<Store['series']>[0]) => store.series(query)),
    events: (from, to) => events([from, to]),
  };
  const figures = remember(mostNights, (date: LocalDate) => figuresDigest(reading, date));
  return {
    mark,
    store: reading,
    find: remember(mostNights, (date: LocalDate) => findDigest(reading, date)),
    answer: remember(mostNights, (date: LocalDate) => answerDigest(reading, date)),
    stats: remember(mostAnswers, (asked: StatsQuestion) => statsFrom(reading, asked, figures)),
  };
};

/** What is known now. Two questions get the same object as long as nothing was written between them. */
export const keepKnown = (store: Store): (() => Promise<Known>) => {
  let kept: Known | null = null;
  const knownMark = together(() => store.knownMark());
  return async () => {
    const mark = await knownMark();
    if (kept?.mark !== mark) kept = begin(store, mark);
    return kept;
  };
};
