// One spelling for the same words: apostrophes, dashes, quotes, blanks, look-alike letters, marks of
// formatting. Every character keeps its place in the original, so that a quote is always the original's.
import { cyrillicLookalikes, latinLookalikes } from './lexicon/letters.ts';

/**
 * `text`: the normalised text, case kept; `lower`: the same in lower case, character for character;
 * `origin[i]`: where character i stands in the original.
 */
export interface Normalised {
  readonly original: string;
  readonly text: string;
  readonly lower: string;
  readonly origin: Uint32Array;
}

/** The original's words between two places of the normalised text (`end` exclusive). */
export const quoteOf = (source: Normalised, start: number, end: number): string => {
  if (end <= start) return '';
  const from = source.origin[start] ?? 0;
  const last = source.origin[end - 1] ?? from;
  return source.original.slice(from, last + 1);
};

const apostrophes = "'’ʼ‘`´ʹ′";
const dashes = '-–—−‒―‑‐﹘⁃➖';
const quotes = '"«»“”„‟″‹›❝❞〝〞';
// Soft hyphen, zero-width marks, direction marks, variation selectors, marks of bold and italics.
// The frame of a keycap ("2" in a box) leaves its digit.
const dropped =
  '\u20e3\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0f\ufe0e\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069*_~';

const single = new Map<string, string>();
for (const mark of apostrophes) single.set(mark, "'");
for (const mark of dashes) single.set(mark, '-');
for (const mark of quotes) single.set(mark, '"');
for (const mark of dropped) single.set(mark, '');
for (const mark of '\n\r\u2028\u2029\u0085\v\f') single.set(mark, '\n');
single.set('…', '.');
single.set('№', '#');

const blank = /\s/u;
// "c применением", "уничтоженo", "СШA": Latin letters that look like Cyrillic ones, and back.
const toCyrillic = new Map<string, string>();
const toLatin = new Map<string, string>();
for (let at = 0; at < latinLookalikes.length; at += 1) {
  toCyrillic.set(latinLookalikes.charAt(at), cyrillicLookalikes.charAt(at));
  toLatin.set(cyrillicLookalikes.charAt(at), latinLookalikes.charAt(at));
}
const isLatin = (code: number): boolean =>
  (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 0xeb || code === 0xef;
const isCyrillic = (code: number): boolean => code >= 0x400 && code <= 0x52f;

const repairWord = (chars: string[], from: number, to: number, cyrillicText: boolean): void => {
  let latins = 0;
  let cyrillics = 0;
  let latinLookalikes = 0;
  let cyrillicLookalikes = 0;
  for (let at = from; at < to; at += 1) {
    const char = chars[at] ?? '';
    const code = char.charCodeAt(0);
    if (isLatin(code)) {
      latins += 1;
      if (toCyrillic.has(char)) latinLookalikes += 1;
    } else if (isCyrillic(code)) {
      cyrillics += 1;
      if (toLatin.has(char)) cyrillicLookalikes += 1;
    }
  }
  const map =
    latins > 0 && latinLookalikes === latins && (cyrillics > 0 || (cyrillicText && latins === 1))
      ? toCyrillic
      : latins > 0 && cyrillics > 0 && cyrillicLookalikes === cyrillics
        ? toLatin
        : null;
  if (!map) return;
  for (let at = from; at < to; at += 1) {
    const char = chars[at] ?? '';
    chars[at] = map.get(char) ?? char;
  }
};

/** Marks of a link "[words](address)" and bare addresses hold no words of the text. */
const addresses = /\]\(\s*(?:https?:\/\/|tg:\/\/|www\.)[^\s)]*\)?|(?:https?:\/\/|www\.)[^\s)\]]+/gu;
/** Footnote marks: "[[93]]", "[lxxxvii]", "[12]". */
const footnotes = /\[\[?(?:\d{1,3}|[ivxlc]{1,9})\]\]?/gu;

/** Tags that end a line, other tags, and characters written by name or number. */
const markup =
  /<(?:br|hr|\/?(?:p|div|li|ul|ol|tr|h[1-6]|blockquote))(?:\s[^<>]{0,300})?\/?>|<\/?[a-z][a-z0-9-]{0,20}(?:\s[^<>]{0,300})?\/?>|&(?:#\d{1,6}|#x[\da-f]{1,5}|[a-z]{2,8});/giu;
const endsLine = /^<\/?(?:br|hr|p|div|li|ul|ol|tr|h[1-6]|blockquote)\b/iu;
const named: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  amp: '&',
  quot: '"',
  laquo: '"',
  raquo: '"',
  ldquo: '"',
  rdquo: '"',
  bdquo: '"',
  lsquo: "'",
  rsquo: "'",
  apos: "'",
  ndash: '-',
  mdash: '-',
  minus: '-',
  hellip: '.',
  bull: '•',
  middot: '·',
  shy: '',
};

/** What a tag or a character's name stands for: a line's end, one character, nothing. */
const meaning = (piece: string): string => {
  if (piece.startsWith('<')) return endsLine.test(piece) ? '\n' : '';
  const name = piece.slice(1, -1).toLowerCase();
  if (!name.startsWith('#')) return named[name] ?? ' ';
  const code = name.startsWith('#x')
    ? Number.parseInt(name.slice(2), 16)
    : Number.parseInt(name.slice(1), 10);
  // A digit must stand in its quotation as a digit.
  if (code < 32 || (code >= 48 && code <= 57) || code > 0xffff) return ' ';
  return String.fromCharCode(code);
};

/** Markup by where it begins. */
const markupOf = (
  text: string,
): ReadonlyMap<number, { readonly length: number; readonly as: string }> =>
  new Map(
    text.includes('<') || text.includes('&')
      ? Array.from(
          text.matchAll(markup),
          ({ 0: piece, index }) => [index, { length: piece.length, as: meaning(piece) }] as const,
        )
      : [],
  );

const masked = (text: string): Uint8Array => {
  const mask = new Uint8Array(text.length);
  for (const pattern of [addresses, footnotes]) {
    pattern.lastIndex = 0;
    for (const match of text.matchAll(pattern))
      mask.fill(1, match.index, match.index + match[0].length);
  }
  return mask;
};

/** Never throws; linear in the length of the text. */
export const normalise = (original: string): Normalised => {
  const mask = masked(original);
  const marks = markupOf(original);
  const chars: string[] = [];
  const origin: number[] = [];
  let cyrillics = 0;
  let latins = 0;
  for (let at = 0; at < original.length; at += 1) {
    if (mask[at] === 1) {
      if (chars.length > 0 && chars[chars.length - 1] !== ' ' && mask[at - 1] !== 1) {
        chars.push(' ');
        origin.push(at);
      }
      continue;
    }
    const mark = marks.get(at);
    const char = mark ? mark.as : original.charAt(at);
    if (mark) at += mark.length - 1;
    if (char === '') continue;
    const code = char.charCodeAt(0);
    if (isCyrillic(code)) cyrillics += 1;
    else if (isLatin(code)) latins += 1;
    const changed =
      code < 48 || code > 122
        ? single.get(char)
        : char === '_' || char === '`'
          ? single.get(char)
          : undefined;
    if (changed !== undefined) {
      if (changed === '') continue;
      chars.push(changed);
      origin.push(at);
    } else if (code < 128 ? char === ' ' || char === '\t' : blank.test(char)) {
      const last = chars[chars.length - 1];
      if (last === ' ' || last === undefined) continue;
      chars.push(' ');
      origin.push(at);
    } else {
      chars.push(char);
      origin.push(at);
    }
  }
  const cyrillicText = cyrillics > latins;
  let from = -1;
  for (let at = 0; at <= chars.length; at += 1) {
    const code = (chars[at] ?? ' ').charCodeAt(0);
    const letter = isLatin(code) || isCyrillic(code);
    if (letter && from < 0) from = at;
    else if (!letter && from >= 0) {
      if (cyrillics > 0) repairWord(chars, from, at, cyrillicText);
      from = -1;
    }
  }
  const text = chars.join('');
  const small = text.toLowerCase();
  const lower =
    small.length === text.length
      ? small
      : chars.map((char) => (char.toLowerCase().length === 1 ? char.toLowerCase() : char)).join('');
  return { original, text, lower, origin: Uint32Array.from(origin) };
};
