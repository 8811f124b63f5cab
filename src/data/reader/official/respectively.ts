// Counts that a text pairs with places in their order: «над Курской и Орловской областями – 3 и 5 соответственно».
import type { Document } from '../document.ts';
import { within } from '../phrases.ts';
import type { Mark } from '../phrases.ts';
import type { Figure } from './assign.ts';

/** Counts between which nothing but commas and "и" stands; the last may have the noun of all. */
const runBefore = (
  document: Document,
  figures: readonly Figure[],
  word: Mark<true>,
): [first: number, last: number] | null => {
  const last = figures.findLastIndex(
    ({ mention }) => mention.number !== null && mention.to <= word.from,
  );
  let first = last;
  while (first > 0) {
    const one = figures[first - 1];
    const next = figures[first];
    if (!one || !next || one.mention.kind !== 'bare' || one.mention.number === null) break;
    if (!joins(document, one.mention.to, next.mention.from)) break;
    first -= 1;
  }
  return last >= 0 && first < last ? [first, last] : null;
};

const joins = (document: Document, from: number, to: number): boolean => {
  if (to <= from || to - from > 2) return false;
  for (let at = from; at < to; at += 1) {
    const lower = document.tokens[at]?.lower ?? '';
    if (lower !== ',' && !document.language.conjunctions.has(lower)) return false;
  }
  return true;
};

/** The places of a run of `count` counts: named right before it or after it, as many as there are counts. */
const placesOf = (
  places: readonly Mark<string>[],
  count: number,
  from: number,
  to: number,
  floor: number,
  limit: number,
): readonly Mark<string>[] | null => {
  const before = places.filter((place) => place.from >= floor && place.to <= from);
  const after = places.filter((place) => place.from >= to && place.to <= limit);
  if (after.length === count && before.length !== count) return after;
  return before.length >= count && after.length === 0 ? before.slice(-count) : null;
};

/**
 * The figures of one sentence with counts that "соответственно" deals out to places. Each then has the noun
 * and the quantity of the last and one place. `unclear`: counts and places do not match.
 */
export const dealOut = (
  document: Document,
  sentence: { readonly from: number; readonly to: number },
  figures: readonly Figure[],
): { readonly dealt: readonly Figure[]; readonly unclear: boolean } => {
  let dealt = figures;
  let unclear = false;
  for (const word of within(document.marks.respectively, sentence.from, sentence.to)) {
    const run = runBefore(document, dealt, word);
    if (!run) continue;
    const [first, last] = run;
    const whole = dealt[last];
    const opening = dealt[first];
    if (!whole || !opening) continue;
    const places = placesOf(
      within(document.marks.region, sentence.from, sentence.to),
      last - first + 1,
      opening.mention.from,
      whole.mention.to,
      dealt[first - 1]?.mention.to ?? sentence.from,
      dealt[last + 1]?.mention.from ?? sentence.to,
    );
    if (!places) {
      unclear = true;
      continue;
    }
    dealt = dealt.map((figure, index): Figure => {
      const place = places[index - first];
      if (index < first || index > last || !place) return figure;
      return {
        ...whole,
        place,
        mention: {
          ...whole.mention,
          number: figure.mention.number,
          bound: figure.mention.bound,
          from: opening.mention.from,
        },
      };
    });
  }
  return { dealt, unclear };
};
