// Counts as texts write them: digits, digits with an ending ("24-ма"), words in every case. An ordinal is
// no count, nor is a clock time, a date or a decimal.
import type { Lexicon } from './lexicon/lexicon.ts';
import { integerOf } from './tokens.ts';
import type { Token } from './tokens.ts';

/** A whole number written in the tokens `from` to `to` (exclusive). */
export interface NumberMark {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly written: 'digits' | 'words';
}

export interface NumberWords {
  readonly numbers: ReadonlyMap<string, number>;
  readonly multipliers: ReadonlyMap<string, number>;
  readonly countEndings: ReadonlySet<string>;
  readonly ordinalEndings: ReadonlySet<string>;
}

export const compileNumbers = (
  lexicon: Pick<
    Lexicon,
    'numbers' | 'multipliers' | 'collectives' | 'countEndings' | 'ordinalEndings'
  >,
): NumberWords => ({
  numbers: new Map(Object.entries(lexicon.numbers)),
  multipliers: new Map(Object.entries({ ...lexicon.multipliers, ...lexicon.collectives })),
  countEndings: new Set(lexicon.countEndings),
  ordinalEndings: new Set(lexicon.ordinalEndings),
});

/** "двадцать семь", "one hundred and five", "twenty-seven": each word is worth less than the one before. */
const readWords = (
  tokens: readonly Token[],
  from: number,
  words: NumberWords,
): NumberMark | null => {
  let at = from;
  let total = 0;
  let group = 0;
  let floor = Number.POSITIVE_INFINITY;
  let to = from;
  while (at < tokens.length) {
    const token = tokens[at];
    if (!token) break;
    const value = words.numbers.get(token.lower);
    const multiplier = words.multipliers.get(token.lower);
    if (value !== undefined && (to === from || value < floor)) {
      if (to > from && floor < 10) break;
      // "five hundred": a hundred multiplies what stands before it in English.
      group += value;
      floor =
        value % 1000 === 0
          ? 1000
          : value % 100 === 0
            ? 100
            : value % 10 === 0 && value > 19
              ? 10
              : value < 20 && value > 9
                ? 1
                : 1;
      at += 1;
      to = at;
    } else if (multiplier !== undefined && to > from) {
      if (multiplier === 100) {
        group *= 100;
        floor = 100;
      } else {
        total += group * multiplier;
        group = 0;
        floor = 1000;
      }
      at += 1;
      to = at;
    } else if (
      to > from &&
      (token.lower === '-' || token.lower === 'and') &&
      words.numbers.get(tokens[at + 1]?.lower ?? '') !== undefined &&
      (words.numbers.get(tokens[at + 1]?.lower ?? '') ?? 0) < floor &&
      (token.lower === '-' ? token.glued && floor === 10 : floor >= 100)
    )
      at += 1;
    else break;
  }
  return to > from ? { from, to, value: total + group, written: 'words' } : null;
};

/** The number that begins at a token, or null. */
export const readNumber = (
  tokens: readonly Token[],
  from: number,
  words: NumberWords,
): NumberMark | null => {
  const token = tokens[from];
  if (!token) return null;
  if (token.kind === 'word') {
    const first = words.numbers.get(token.lower);
    return first === undefined ? null : readWords(tokens, from, words);
  }
  const value = integerOf(token);
  if (value === null) return null;
  let to = from + 1;
  const next = tokens[to];
  if (next?.glued && next.kind === 'word' && words.ordinalEndings.has(next.lower)) return null;
  if (next?.glued && next.kind === 'word' && words.countEndings.has(next.lower)) to += 1;
  else if (next?.lower === '-') {
    const ending = tokens[to + 1];
    if (ending?.kind === 'word' && ending.glued) {
      if (words.ordinalEndings.has(ending.lower)) return null;
      if (words.countEndings.has(ending.lower)) to += 2;
    }
  }
  const multiplier = words.multipliers.get(tokens[to]?.lower ?? '');
  if (multiplier !== undefined && multiplier >= 1000)
    return { from, to: to + 1, value: value * multiplier, written: 'digits' };
  return { from, to, value, written: 'digits' };
};

/** Every number of the text, left to right, none overlapping. */
export const findNumbers = (tokens: readonly Token[], words: NumberWords): NumberMark[] => {
  const found: NumberMark[] = [];
  let at = 0;
  while (at < tokens.length) {
    const number = readNumber(tokens, at, words);
    if (number) {
      found.push(number);
      at = number.to;
    } else at += 1;
  }
  return found;
};
