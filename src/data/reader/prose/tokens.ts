// A text as sentences of words that know what they can be. Offsets always point into the text as it was published.
import type { Entry, ProseWords, WordClass } from '../lexicon/prose-words.ts';

/**
 * One word, number or mark; phrases of the lexicon are one token. `start`/`end`: offsets in the published
 * text. `is`: what the lexicon says of it. `value`: of a number. `line`: number of its line.
 */
export interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly is: Partial<Record<WordClass, string>>;
  readonly value: number | null;
  /** The day of a month that the word can be, else null. */
  readonly day: number | null;
  /** True for an age ("12-year-old") or a model's name, which may stand between a number and its noun. */
  readonly aside: boolean;
  readonly line: number;
}

/** A run of tokens up to a full stop or line end. `paragraph`: number of its line. */
export interface Sentence {
  readonly tokens: readonly Token[];
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
}

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

const plainCharacter = (character: string): string => {
  if (/[’‘ʼ`´]/.test(character)) return "'";
  if (/[‑‐]/.test(character)) return '-';
  if (/[–—−―]/.test(character)) return '—';
  if (/[“”„«»"]/.test(character)) return '"';
  if (/[\u200b-\u200f\u2060\ufeff\u00ad]/.test(character)) return '';
  if (/[\u00a0\u2000-\u200a\u202f\u3000\t\r]/.test(character)) return ' ';
  return character;
};

/** Longer than any sentence that was meant to be read; a line without a full stop is cut there. */
const longestSentence = 300;

/** The text with look-alike marks made one, and for every character its offset in the original. */
const normalise = (text: string): { plain: string; offsets: number[] } => {
  const parts: string[] = [];
  const offsets: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = plainCharacter(text[at] ?? '');
    if (character === '') continue;
    parts.push(character);
    offsets.push(at);
  }
  offsets.push(text.length);
  return { plain: parts.join(''), offsets };
};

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

interface Raw {
  readonly word: string;
  readonly lower: string;
  readonly from: number;
  readonly to: number;
  readonly line: number;
}

const rawTokens = (plain: string, pattern: RegExp): Raw[] => {
  const tokens: Raw[] = [];
  let line = 0;
  let at = 0;
  while (at < plain.length) {
    const character = plain[at] ?? '';
    if (character === '\n') {
      if (tokens[tokens.length - 1]?.line === line) line += 1;
      at += 1;
      continue;
    }
    if (character === ' ') {
      at += 1;
      continue;
    }
    const number = /^\d{1,3}(?:,\d{3})+(?!\d)/.exec(plain.slice(at, at + 16))?.[0];
    pattern.lastIndex = at;
    const word = number ?? pattern.exec(plain)?.[0] ?? character;
    tokens.push({ word, lower: word.toLowerCase(), from: at, to: at + word.length, line });
    at += word.length;
  }
  return tokens;
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

const numberOf = (index: Index, raw: Raw): number | null => {
  const digits = /^\d[\d,]*$/.test(raw.lower) ? raw.lower.replaceAll(',', '') : null;
  if (digits !== null) return digits.length <= 7 ? Number(digits) : null;
  const ending = /^(\d{1,5})-(\p{L}{1,3})$/u.exec(raw.lower);
  if (ending && index.words.ordinalEnding.test(`-${ending[2] ?? ''}`)) return Number(ending[1]);
  const { numbers } = index.words;
  const whole = Object.hasOwn(numbers, raw.lower) ? numbers[raw.lower] : undefined;
  if (whole !== undefined) return whole;
  const [tens, unit, rest] = raw.lower.split('-');
  if (tens === undefined || unit === undefined || rest !== undefined) return null;
  const high = Object.hasOwn(numbers, tens) ? numbers[tens] : undefined;
  const low = Object.hasOwn(numbers, unit) ? numbers[unit] : undefined;
  return high !== undefined && low !== undefined && high >= 20 && high < 100 && low < 10
    ? high + low
    : null;
};

/** "two hundred", «двадцать семь»: number words in a row, one number while each is smaller than the last. */
const joinNumbers = (
  index: Index,
  raws: readonly Raw[],
  at: number,
): { value: number; length: number } | null => {
  const first = raws[at];
  if (!first) return null;
  let value = numberOf(index, first);
  if (value === null) return null;
  // "thousands of drones", «тысячи дронов»: no number by itself.
  if (value === 1000 && !/^\d/.test(first.lower)) return null;
  let length = 1;
  let last = value;
  if (/^\d/.test(first.lower)) {
    // «1 200 дронов» and "1 200": groups of three divided by a blank.
    const next = raws[at + 1];
    if (
      next &&
      /^[1-9]\d{0,2}$/.test(first.lower) &&
      /^\d{3}$/.test(next.lower) &&
      next.from === first.to + 1
    )
      return { value: value * 1000 + Number(next.lower), length: 2 };
    // «4 тисячі дронів»
    if (
      next &&
      next.line === first.line &&
      numberOf(index, next) === 1000 &&
      !/^\d/.test(next.lower)
    )
      return { value: value * 1000, length: 2 };
    return { value, length };
  }
  for (let next = raws[at + 1]; next; next = raws[at + length]) {
    const more = /^\d/.test(next.lower) ? null : numberOf(index, next);
    if (more === null || next.line !== first.line) {
      const after = raws[at + length + 1];
      const joined = after && next.lower === 'and' && last >= 100 ? numberOf(index, after) : null;
      if (joined === null || joined >= 100 || /^\d/.test(after?.lower ?? '')) break;
      value += joined;
      length += 2;
      break;
    }
    if (more === 100 && value < 10) value *= 100;
    else if (more === 1000 && value < 1000) value *= 1000;
    else if (more < last && last >= 20 && (last >= 100 || more < 10)) value += more;
    else break;
    last = more === 100 || more === 1000 ? more : more;
    length += 1;
  }
  return { value, length };
};

const tagAt = (
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

const endsSentence = (index: Index, raws: readonly Raw[], at: number, plain: string): boolean => {
  const raw = raws[at];
  if (!raw || !/^[.!?…]$/.test(raw.word)) return false;
  const next = raws[at + 1];
  if (!next || next.line !== raw.line) return true;
  const previous = raws[at - 1];
  if (raw.word === '.' && previous) {
    if (next.from === raw.to && !/["'[\]),(]/.test(next.word)) return false;
    if (previous.to === raw.from && index.abbreviations.has(previous.lower)) return false;
    if (previous.to === raw.from && /^\p{Lu}$/u.test(previous.word)) return false;
  }
  const rest = plain.slice(raw.to, raw.to + 24).replace(/^(?:["')\]\s,]|\[+\w+\]+)+/, '');
  return rest === '' || /^[\p{Lu}\p{N}"([—•\-⚡❗🔻▪]/u.test(rest) || !/^\p{L}/u.test(rest);
};

/** Names of regions that are also names of people count only in a list or before "region". */
const settleNames = (tokens: Token[]): Token[] =>
  tokens.map((token, at) => {
    if (token.is.listed === undefined) return token;
    const next = tokens[at + 1];
    const inList =
      next === undefined ||
      next.word === ',' ||
      next.is.joint !== undefined ||
      next.is.regionWord !== undefined;
    return inList ? { ...token, is: { ...token.is, region: token.is.listed } } : token;
  });

const dayOf = (index: Index, lower: string): number | null => {
  const digits = index.words.dayOfMonth.exec(lower)?.[1];
  const day = digits === undefined ? null : Number(digits);
  return day !== null && day >= 1 && day <= 31 ? day : null;
};

/** Tokens of a text in sentences; every character of the text is looked at a bounded number of times. */
export const sentencesOf = (text: string, index: Index): Sentence[] => {
  const { plain, offsets } = normalise(text);
  const raws = rawTokens(plain, index.word);
  const sentences: Sentence[] = [];
  let tokens: Token[] = [];
  const close = (): void => {
    const first = tokens[0];
    const last = tokens[tokens.length - 1];
    if (first && last)
      sentences.push({
        tokens: settleNames(tokens),
        paragraph: first.line,
        start: first.start,
        end: last.end,
      });
    tokens = [];
  };
  for (let at = 0; at < raws.length;) {
    const raw = raws[at];
    if (!raw) break;
    if (tokens.length > 0 && tokens[tokens.length - 1]?.line !== raw.line) close();
    const number = joinNumbers(index, raws, at);
    const tag = number ? { length: number.length, is: {} } : tagAt(index, raws, at);
    const last = raws[at + tag.length - 1] ?? raw;
    const is =
      number && number.value === 1 && !/^\d/.test(raw.lower) ? tagAt(index, raws, at) : null;
    tokens.push({
      word: plain.slice(raw.from, last.to),
      start: offsets[raw.from] ?? 0,
      end: (offsets[last.to - 1] ?? 0) + 1,
      is: is && is.length === 1 ? is.is : tag.is,
      value: number?.value ?? null,
      day: dayOf(index, raw.lower),
      aside: index.words.age.test(raw.lower) || index.words.modelName.test(raw.lower),
      line: raw.line,
    });
    const stop = at + tag.length - 1;
    at += tag.length;
    if (tokens.length >= longestSentence) close();
    if (endsSentence(index, raws, stop, plain)) {
      // Closing quotes and note numbers belong to the sentence they close.
      for (
        let next = raws[at];
        next && next.line === raw.line && /^["')\]]$/.test(next.word);
        next = raws[at]
      ) {
        tokens.push({
          word: next.word,
          start: offsets[next.from] ?? 0,
          end: (offsets[next.from] ?? 0) + 1,
          is: {},
          value: null,
          day: null,
          aside: false,
          line: next.line,
        });
        at += 1;
        if (next.word === '"' && /^\s/.test(plain.slice(next.to, next.to + 1))) break;
      }
      close();
    }
  }
  close();
  return sentences;
};
