// Finds the phrases of a lexicon in a line of tokens: one walk over the text, the longest phrase of each
// family wins. The time is linear in the text: a phrase is a few words long, whatever the text does.
import { tokenise } from './tokens.ts';
import type { Token } from './tokens.ts';

/** A phrase found: the tokens `from` to `to` (exclusive) say `value` of `family`. */
export interface Mark<V> {
  readonly from: number;
  readonly to: number;
  readonly value: V;
}

interface Node<V> {
  readonly exact: Map<string, Node<V>>;
  readonly stems: Map<string, Node<V>>;
  shortest: number;
  value: V | null;
}

const node = <V>(): Node<V> => ({ exact: new Map(), stems: new Map(), shortest: 99, value: null });

/** One family of phrases ready to be found. */
export interface Family<V> {
  readonly root: Node<V>;
}

/** Compiles phrases (grammar: lexicon.ts). A later phrase with the same words replaces the earlier one. */
export const compileFamily = <V>(phrases: Iterable<readonly [string, V]>): Family<V> => {
  const root = node<V>();
  for (const [phrase, value] of phrases) {
    let words = '';
    const stars = new Set<number>();
    for (const char of phrase.toLowerCase())
      if (char === '*') stars.add(words.length);
      else words += char;
    let at = root;
    for (const token of tokenise(words, words)) {
      const stem = stars.has(token.end);
      const map = stem ? at.stems : at.exact;
      if (stem) at.shortest = Math.min(at.shortest, token.lower.length);
      let next = map.get(token.lower);
      if (!next) {
        next = node<V>();
        map.set(token.lower, next);
      }
      at = next;
    }
    if (at !== root) at.value = value;
  }
  return { root };
};

const skipped = (token: Token): boolean => token.lower === '"';

const longest = <V>(
  at: Node<V>,
  tokens: readonly Token[],
  index: number,
  best: { to: number; value: V | null },
): void => {
  if (at.value !== null && index > best.to) {
    best.to = index;
    best.value = at.value;
  }
  let next = index;
  if (at.exact.size === 0 && at.stems.size === 0) return;
  let token = tokens[next];
  while (token && skipped(token)) {
    next += 1;
    token = tokens[next];
  }
  if (!token) return;
  const exact = at.exact.get(token.lower);
  if (exact) longest(exact, tokens, next + 1, best);
  if (at.stems.size > 0 && token.kind === 'word')
    for (let length = token.lower.length; length >= at.shortest; length -= 1) {
      const stem = at.stems.get(token.lower.slice(0, length));
      if (stem) longest(stem, tokens, next + 1, best);
    }
};

/** All phrases of a family, left to right, none overlapping. */
export const findAll = <V>(family: Family<V>, tokens: readonly Token[]): Mark<V>[] => {
  const found: Mark<V>[] = [];
  let from = 0;
  while (from < tokens.length) {
    const token = tokens[from];
    if (!token || skipped(token) || token.kind === 'line') {
      from += 1;
      continue;
    }
    const best: { to: number; value: V | null } = { to: -1, value: null };
    longest(family.root, tokens, from, best);
    if (best.value !== null && best.to > from) {
      found.push({ from, to: best.to, value: best.value });
      from = best.to;
    } else from += 1;
  }
  return found;
};
