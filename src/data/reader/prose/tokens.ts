// A text as sentences of words that know what they can be. Offsets always point into the text as it was published.
import type { WordClass } from '../lexicon/prose-words.ts';
import { tagAt, type Index } from './words/look-up.ts';
import { dayOf, joinNumbers } from './words/numbers.ts';
import { normalise, rawTokens, type Raw } from './words/raw.ts';

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

/** Longer than any sentence that was meant to be read; a line without a full stop is cut there. */
const longestSentence = 300;

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

/** "the regional capital", «башкирской столице», "capital of the republic": no capital of either state. */
const isOfARegion = (tokens: readonly Token[], at: number, regional: RegExp): boolean => {
  const before = tokens[at - 1];
  if (/^of$/i.test(tokens[at + 1]?.word ?? '') && tokens[at + 2]?.is.side === undefined)
    return true;
  return before !== undefined && before.is.side === undefined && regional.test(before.word);
};

/** Names of regions that are also names of people count only in a list or before "region". */
const settleNames = (tokens: Token[], regional: RegExp): Token[] =>
  tokens.map((token, at) => {
    if (token.is.region === 'capital' && isOfARegion(tokens, at, regional)) {
      const is = { ...token.is };
      delete is.region;
      return { ...token, is };
    }
    if (token.is.listed === undefined) return token;
    const next = tokens[at + 1];
    const inList =
      next === undefined ||
      next.word === ',' ||
      next.is.joint !== undefined ||
      next.is.regionWord !== undefined;
    return inList ? { ...token, is: { ...token.is, region: token.is.listed } } : token;
  });

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
        tokens: settleNames(tokens, index.words.regional),
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
