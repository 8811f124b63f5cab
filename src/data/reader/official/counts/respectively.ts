// Counts that a text pairs with places in their order: «над Курской и Орловской областями – 3 и 5 соответственно».
import type { Document } from '../../document.ts';
import { within } from '../../phrases.ts';
import type { Mark } from '../../phrases.ts';
import type { Figure } from './assign.ts';

/** Counts between which nothing but commas and "и" stands; the last may have the noun of all. */
const runBefore = (
  document: Document,
  figures: readonly Figure[],
  last: number,
): [first: number, last: number] | null => {
  if (figures[last]?.mention.number == null) return null;
  let first = last;
  // No post deals out more counts than a country has oblasts.
  while (first > 0 && last - first < 30) {
    const one = figures[first - 1];
    const next = figures[first];
    if (!one || !next || one.mention.kind !== 'bare' || one.mention.number === null) break;
    if (!joins(document, one.mention.to, next.mention.from)) break;
    first -= 1;
  }
  return last >= 0 && first < last ? [first, last] : null;
};

/** «сбито соответственно 2, 5 и 9 беспилотников» */
const runAfter = (
  document: Document,
  figures: readonly Figure[],
  first: number,
  word: Mark<true>,
): [first: number, last: number] | null => {
  if (figures[first]?.mention.from !== word.to) return null;
  let last = first;
  while (last - first < 30) {
    const one = figures[last];
    const next = figures[last + 1];
    if (!one || next?.mention.number == null || one.mention.kind !== 'bare') break;
    if (!joins(document, one.mention.to, next.mention.from)) break;
    last += 1;
  }
  return last > first ? [first, last] : null;
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
  before: readonly Mark<string>[],
  after: readonly Mark<string>[],
  count: number,
): readonly Mark<string>[] | null => {
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
  const words = within(document.marks.respectively, sentence.from, sentence.to);
  if (words.length === 0) return { dealt: figures, unclear: false };
  const dealt = [...figures];
  const { region } = document.marks;
  let behind = 0;
  let unclear = false;
  for (const word of words) {
    while (behind < dealt.length && (dealt[behind]?.mention.to ?? 0) <= word.from) behind += 1;
    const run = runBefore(document, dealt, behind - 1) ?? runAfter(document, dealt, behind, word);
    if (!run) continue;
    const [first, last] = run;
    const whole = dealt[last];
    const opening = dealt[first];
    if (!whole || !opening) continue;
    const from = opening.mention.from;
    const to = whole.mention.to;
    const places = placesOf(
      within(region, dealt[first - 1]?.mention.to ?? sentence.from, from),
      within(region, to, dealt[last + 1]?.mention.from ?? sentence.to),
      last - first + 1,
    );
    if (!places) {
      unclear = true;
      continue;
    }
    for (let index = first; index <= last; index += 1) {
      const place = places[index - first];
      const figure = dealt[index];
      if (!place || !figure) continue;
      const { number, bound } = figure.mention;
      dealt[index] = { ...whole, place, mention: { ...whole.mention, number, bound, from } };
    }
  }
  return { dealt, unclear };
};
