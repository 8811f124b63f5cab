// What the lexicon of a language says of a word or phrase: its entries indexed once, looked up at every word.
import type { Entry, ProseWords, WordClass } from '../../lexicon/prose-words.ts';
import type { Token } from '../tokens.ts';
import type { Raw } from './raw.ts';

interface Phrase {
  readonly words: readonly string[];
  readonly kind: WordClass;
  readonly value: string;
}
/** A lexicon ready for look-up: phrases by first word, open-ended ones by their first letters. */
export interface Index {
  readonly words: ProseWords;
  readonly exact: ReadonlyMap<string, readonly Phrase[]>;
  readonly open: ReadonlyMap<string, readonly Phrase[]>;
  readonly abbreviations: ReadonlySet<string>;
  readonly word: RegExp;
}

const prefixLength = 3;
const wordPattern = (hanging: readonly string[]): RegExp =>
  new RegExp(
    `[\\p{L}\\p{N}]+(?:[-'./&+](?=[\\p{L}\\p{N}])[\\p{L}\\p{N}]+)*(?:-(?=\\s+(?:${hanging.join('|')})\\s))?`,
    'uy',
  );

const splitWords = (phrase: string): string[] =>
  phrase
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .split(/\s+|(?<=[("“])|(?=[)"”,])/)
    .map((word) => (/^[“”]$/.test(word) ? '"' : word))
    .filter(Boolean);

/** Who speaks for a region is an official of the side that governs it. */
const officialsOf = (entries: readonly Entry[]): Entry[] =>
  entries.flatMap(([kind, region, patterns]): Entry[] =>
    kind === 'speaksFor'
      ? [
          [
            'by',
            region.startsWith('RU') || region === 'UA-40' || region === 'UA-43'
              ? 'officials-ru'
              : 'officials-ua',
            patterns,
          ],
        ]
      : [],
  );

/** Prepares a lexicon once; the result is shared by all texts of the language. */
export const indexWords = (words: ProseWords): Index => {
  const exact = new Map<string, Phrase[]>();
  const open = new Map<string, Phrase[]>();
  for (const [kind, value, patterns] of [...words.entries, ...officialsOf(words.entries)])
    for (const pattern of patterns.split('|')) {
      const parts = splitWords(pattern);
      const first = parts[0];
      if (first === undefined) continue;
      const phrase = { words: parts, kind, value };
      const isOpen = first.endsWith('*');
      const key = isOpen ? first.slice(0, -1).slice(0, prefixLength) : first;
      const map = isOpen ? open : exact;
      const list = map.get(key);
      if (list) list.push(phrase);
      else map.set(key, [phrase]);
    }
  return {
    words,
    exact,
    open,
    abbreviations: new Set(words.abbreviations),
    word: wordPattern(words.hanging),
  };
};

const fits = (pattern: string, word: string): boolean =>
  pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : pattern === word;

const matchAt = (raws: readonly Raw[], at: number, phrase: Phrase): boolean =>
  phrase.words.every((pattern, k) => {
    const raw = raws[at + k];
    if (!raw || raw.line !== raws[at]?.line) return false;
    if (fits(pattern, raw.lower)) return true;
    return (
      k === phrase.words.length - 1 &&
      raw.lower.endsWith("'s") &&
      fits(pattern, raw.lower.slice(0, -2))
    );
  });

export const tagAt = (
  index: Index,
  raws: readonly Raw[],
  at: number,
): { length: number; is: Token['is'] } => {
  const raw = raws[at];
  if (!raw) return { length: 1, is: {} };
  const bare = raw.lower.endsWith("'s") ? raw.lower.slice(0, -2) : null;
  const candidates = [
    ...(index.exact.get(raw.lower) ?? []),
    ...(bare === null ? [] : (index.exact.get(bare) ?? [])),
    ...(index.open.get(raw.lower.slice(0, prefixLength)) ?? []),
  ];
  let length = 1;
  let is: Token['is'] = {};
  for (const phrase of candidates) {
    if (phrase.words.length < length || !matchAt(raws, at, phrase)) continue;
    if (phrase.words.length > length) {
      length = phrase.words.length;
      is = {};
    }
    is[phrase.kind] ??= phrase.value;
  }
  if (length === 1 && Object.keys(is).length === 0 && raw.lower.includes('/')) {
    const kinds = joinedKinds(index, raw.lower);
    if (kinds !== null) is = { munition: kinds };
  }
  return { length, is };
};

/** "Iskander-K/Kalibr": weapons joined in one word, or null. */
const joinedKinds = (index: Index, word: string): string | null => {
  const parts = word.split('/');
  const kinds = parts.map(
    (part) =>
      index.exact.get(part)?.find(({ kind, words }) => kind === 'munition' && words.length === 1)
        ?.value,
  );
  return kinds.every((kind) => kind !== undefined) ? [...new Set(kinds)].join('/') : null;
};
