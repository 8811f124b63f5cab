// Digests kept as long as the database says that nothing is known anew, for pages and pictures that are asked
// for again and again. The figures are those of `findDigest`, at most as old as the caller bears.
import { setImmediate as pause } from 'node:timers/promises';
import type { LocalDate } from '../data/model/terms.ts';
import type { Store } from '../data/store/store.ts';
import { findDigest, type FoundDigest } from './digests.ts';

export interface KnownNights {
  /** `maxAge`: milliseconds for which a digest may be kept although something was written since. */
  find(date: LocalDate, maxAge: number): Promise<FoundDigest | null>;
  /** The database's mark of change, asked at most every `markAge` milliseconds. */
  mark(): Promise<string>;
}

interface Kept {
  readonly mark: string;
  readonly at: number;
  readonly found: Promise<FoundDigest | null>;
}

const markAge = 200;

/** `clock`: milliseconds that only grow. `most`: digests kept; the one unused for longest goes. */
export const knowNights = (
  store: Store,
  { clock = () => performance.now(), most = 240 }: { clock?: () => number; most?: number } = {},
): KnownNights => {
  const kept = new Map<LocalDate, Kept>();
  /** A mark, asked again only after a moment. */
  const askedRarely = (ask: () => Promise<string>): (() => Promise<string>) => {
    let asked: { readonly at: number; readonly mark: Promise<string> } | null = null;
    return () => {
      const now = clock();
      if (asked === null || now - asked.at >= markAge) {
        const answer = ask();
        asked = { at: now, mark: answer };
        answer.catch(() => (asked = null));
      }
      return asked.mark;
    };
  };
  const mark = askedRarely(() => store.changeMark());
  const knownMark = askedRarely(() => store.knownMark());
  const find = async (date: LocalDate, maxAge: number): Promise<FoundDigest | null> => {
    const current = await knownMark();
    const one = kept.get(date);
    if (one && (one.mark === current || clock() - one.at < maxAge)) {
      kept.delete(date);
      kept.set(date, one);
      return one.found;
    }
    // The embedded database answers at once: without a pause thirty nights would be one long stop.
    const found = pause().then(() => findDigest(store, date));
    kept.delete(date);
    kept.set(date, { mark: current, at: clock(), found });
    found.catch(() => kept.delete(date));
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(oldest);
    }
    return found;
  };
  return { find, mark };
};
