// What is asked on a bad morning: most ask for last night, some for the nights before, a few for any night at
// all, some for the talks and the numbers; half in English and half in Ukrainian.
import type { Store } from '../src/data/store/store.ts';

export interface Asked {
  readonly command: string;
  /** A night to be named, where one is. */
  readonly date: string | null;
}

/** Of twenty questions; the rest ask for last night. */
const shares = { nightsBefore: 3, anyNight: 1, talks: 2, stats: 1, help: 2 } as const;

/** `count` questions in an order that is the same in every run. Any night of the archive comes once at most. */
export const badMorning = async (store: Store, count: number): Promise<readonly Asked[]> => {
  const dates = await store.nightDates();
  const newest = dates.length - 1;
  const kinds = Object.entries(shares).flatMap(([kind, share]) =>
    Array.from({ length: share }, () => kind),
  );
  return Array.from({ length: count }, (_, index): Asked => {
    // 7 and 20 have no common divisor: every kind in twenty, never all of one together.
    switch (kinds[(index * 7) % 20]) {
      case 'nightsBefore':
        return { command: 'night', date: dates[newest - 1 - (index % 14)] ?? null };
      case 'anyNight':
        return { command: 'night', date: dates[(index * 37) % dates.length] ?? null };
      case 'talks':
      case 'stats':
      case 'help':
        return { command: kinds[(index * 7) % 20] ?? '', date: null };
      default:
        return { command: 'night', date: null };
    }
  });
};
