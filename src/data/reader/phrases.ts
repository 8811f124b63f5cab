// Finds the phrases of a vocabulary in a line of tokens: one walk over the text, the longest phrase of each
// family wins. The time is linear in the text: a phrase is a few words long, whatever the text does.
import { tokenise } from './tokens.ts';
import type { Token } from './tokens.ts';

/** A phrase found: the tokens `from` to `to` (exclusive) say `value`. */
export interface Mark<V> {
  readonly from: number;
  readonly to: number;
  readonly value: V;
}

interface Node {
  readonly exact: Map<string, Node>;
  readonly stems: Map<string, Node>;
  shortest: number;
  /** Family number to the value that a phrase ending here has in it. */
  readonly ends: Map<number, unknown>;
}

const newNode = (): Node => ({ exact: new Map(), stems: new Map(), shortest: 99, ends: new Map() });

/** Phrases of several families, ready to be found. `F` maps a family's name to the type of its values. */
export interface Vocabulary<F extends object> {
  readonly root: Node;
  readonly families: readonly (keyof F)[];
}

export type Phrases<F extends object> = {
  readonly [K in keyof F]: Iterable<readonly [string, F[K]]>;
};

/** Compiles phrases (their grammar stands in lexicon.ts). The first of two equal phrases of a family stays. */
export const compileVocabulary = <F extends object>(phrases: Phrases<F>): Vocabulary<F> => {
  const root = newNode();
  const families = Object.keys(phrases) as (keyof F)[];
  families.forEach((family, index) => {
    for (const [phrase, value] of phrases[family]) {
      let words = '';
      const stars = new Set<number>();
      for (const char of phrase.toLowerCase())
        if (char === '*') stars.add(words.length);
        else words += char;
      let at = root;
      for (const token of tokenise(words, words)) {
        const stem = stars.has(token.end);
        if (stem) at.shortest = Math.min(at.shortest, token.lower.length);
        const map = stem ? at.stems : at.exact;
        let next = map.get(token.lower);
        if (!next) {
          next = newNode();
          map.set(token.lower, next);
        }
        at = next;
      }
      if (at !== root && !at.ends.has(index)) at.ends.set(index, value);
    }
  });
  return { root, families };
};

interface Best {
  to: number;
  value: unknown;
}

const walk = (at: Node, tokens: readonly Token[], index: number, best: Map<number, Best>): void => {
  for (const [family, value] of at.ends) {
    const known = best.get(family);
    if (!known || known.to < index) best.set(family, { to: index, value });
  }
  if (at.exact.size === 0 && at.stems.size === 0) return;
  let next = index;
  // Quotation marks stand anywhere in a name: 3М22 "Циркон", "Калібр".
  while (tokens[next]?.lower === '"') next += 1;
  const token = tokens[next];
  if (!token) return;
  const exact = at.exact.get(token.lower);
  if (exact) walk(exact, tokens, next + 1, best);
  if (at.stems.size > 0 && token.kind === 'word')
    for (let length = Math.min(token.lower.length, 40); length >= at.shortest; length -= 1) {
      const stem = at.stems.get(token.lower.slice(0, length));
      if (stem) walk(stem, tokens, next + 1, best);
    }
};

export type Marks<F extends object> = { readonly [K in keyof F]: readonly Mark<F[K]>[] };

/** All phrases of every family, left to right; those of one family do not overlap. */
export const findMarks = <F extends object>(
  vocabulary: Vocabulary<F>,
  tokens: readonly Token[],
): Marks<F> => {
  const found: Mark<unknown>[][] = vocabulary.families.map(() => []);
  const free = vocabulary.families.map(() => 0);
  const best = new Map<number, Best>();
  for (let from = 0; from < tokens.length; from += 1) {
    const token = tokens[from];
    if (!token || token.kind === 'line' || token.lower === '"') continue;
    best.clear();
    walk(vocabulary.root, tokens, from, best);
    for (const [family, { to, value }] of best) {
      if (to <= from || (free[family] ?? 0) > from) continue;
      found[family]?.push({ from, to, value });
      free[family] = to;
    }
  }
  const marks: Partial<Record<keyof F, readonly Mark<unknown>[]>> = {};
  vocabulary.families.forEach((family, index) => {
    marks[family] = found[index] ?? [];
  });
  return marks as Marks<F>;
};

/** Where the marks from a token on begin. */
const firstFrom = (marks: readonly Mark<unknown>[], from: number): number => {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.from ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The marks that lie between two tokens. Marks are in order, so this is a short scan after a search. */
export const within = <V>(marks: readonly Mark<V>[], from: number, to: number): Mark<V>[] => {
  const inside: Mark<V>[] = [];
  for (let at = firstFrom(marks, from); at < marks.length; at += 1) {
    const mark = marks[at];
    if (!mark || mark.from >= to) break;
    if (mark.to <= to) inside.push(mark);
  }
  return inside;
};

/** The mark that begins at a token, or undefined. */
export const markAt = <V>(marks: readonly Mark<V>[], from: number): Mark<V> | undefined => {
  const mark = marks[firstFrom(marks, from)];
  return mark?.from === from ? mark : undefined;
};

/** The mark that a token lies in but does not begin, or undefined. */
export const markOver = <V>(marks: readonly Mark<V>[], at: number): Mark<V> | undefined => {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.from ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  const mark = marks[low - 1];
  return mark && mark.to > at ? mark : undefined;
};
