// A sentence that tells of a night and of a day, as two: «Ночью сбито 40 БПЛА, утром – ещё 12».
import type { Sentence } from './clauses.ts';
import type { Families } from './document.ts';
import type { NumberMark } from './numerals.ts';
import { within } from './phrases.ts';
import type { Marks } from './phrases.ts';
import type { Token } from './tokens.ts';

/**
 * Where the second half begins: the first of the words of the other part of the day, right after a comma or a
 * semicolon, with weapons counted before it and a number behind it. Null for a sentence about one time.
 */
const secondHalf = (
  { from, to }: Sentence,
  tokens: readonly Token[],
  marks: Marks<Families>,
  numberAt: ReadonlyMap<number, NumberMark>,
): number | null => {
  const [first, ...others] = within(marks.part, from, to);
  const other = first && others.find(({ value }) => value !== first.value);
  if (!other) return null;
  const begins = [other.from - 1, other.from - 2].find((at) =>
    [',', ';'].includes(tokens[at]?.lower ?? ''),
  );
  if (begins === undefined || begins <= first.to) return null;
  const counted = (start: number, end: number): boolean => {
    for (let at = start; at < end; at += 1) if (numberAt.has(at)) return true;
    return false;
  };
  const told = within(marks.munition, from, begins).length > 0 && counted(first.to, begins);
  return told && counted(other.to, to) ? begins + 1 : null;
};

/** The sentences with those cut in two that tell of two times. Linear. */
export const splitHalves = (
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  marks: Marks<Families>,
  numberAt: ReadonlyMap<number, NumberMark>,
): readonly Sentence[] => {
  const cuts = sentences.map((sentence) => secondHalf(sentence, tokens, marks, numberAt));
  if (cuts.every((cut) => cut === null)) return sentences;
  const places: number[] = [];
  let place = 0;
  for (const cut of cuts) {
    places.push(place);
    place += cut === null ? 1 : 2;
  }
  return sentences.flatMap((sentence, index) => {
    const cut = cuts[index] ?? null;
    const heading = sentence.heading === null ? null : (places[sentence.heading] ?? null);
    if (cut === null) return [{ ...sentence, heading }];
    return [
      { ...sentence, heading, to: cut - 1 },
      { ...sentence, heading, from: cut, bullet: false },
    ];
  });
};
