// Where sentences, bullets and clauses begin and end. A full stop ends a sentence only where the language
// has no abbreviation before it and the next word could begin one.
import type { Token } from './tokens.ts';

/**
 * `from`/`to`: tokens, `to` exclusive and before the closing mark. `bullet`: the line begins with a dash, a
 * dot or a pictogram. `heading`: index of the sentence ending in ":" that this bullet stands under, or null.
 */
export interface Sentence {
  readonly from: number;
  readonly to: number;
  readonly bullet: boolean;
  readonly heading: number | null;
  /** Number of the line it stands on, counted over lines that are not empty. */
  readonly line: number;
}

const bulletMarks = new Set([
  '-',
  '•',
  '·',
  '●',
  '▪',
  '▫',
  '◾',
  '◽',
  '🔹',
  '🔸',
  '🔻',
  '▸',
  '►',
  '➡',
]);

const pictogram =
  /\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|[\u2500-\u2bff]/u;
const isPictogram = (token: Token): boolean => token.kind === 'mark' && pictogram.test(token.lower);

/** True for a mark that may stand before the first word of a line and means nothing. */
export const isOrnament = (token: Token): boolean =>
  token.kind === 'mark' && (bulletMarks.has(token.lower) || isPictogram(token));

const startsAfterPictograms = (tokens: readonly Token[], at: number): boolean => {
  for (let next = at + 1; next < at + 9; next += 1) {
    const token = tokens[next];
    if (!token) return false;
    if (!isPictogram(token)) return token.kind === 'word' && token.capital;
  }
  return false;
};

/**
 * Pictograms inside a sentence mean nothing: "101 🛸 ударним БпЛА" is one group of words. Those that open a
 * line, stand before a number or part two sentences ("... БпЛА 🇺🇦 Зафіксовано ...") stay.
 */
export const withoutPictograms = (tokens: readonly Token[]): Token[] => {
  const kept: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) continue;
    const before = kept.at(-1);
    if (
      before &&
      before.kind !== 'line' &&
      !isOrnament(before) &&
      isPictogram(token) &&
      !bulletMarks.has(token.lower)
    ) {
      let next = at;
      while (isPictogram(tokens[next] ?? token) && next < tokens.length) next += 1;
      const after = tokens[next];
      const parts = after?.capital === true && before.kind !== 'number';
      if (after?.kind === 'word' && !parts) {
        at = next - 1;
        continue;
      }
    }
    kept.push(token);
  }
  return kept;
};

const endsSentence = (
  tokens: readonly Token[],
  at: number,
  abbreviations: ReadonlySet<string>,
): boolean => {
  const token = tokens[at];
  if (!token || token.kind !== 'mark') return false;
  // Emoji instead of a full stop.
  if (isPictogram(token) && !bulletMarks.has(token.lower))
    return tokens[at - 1]?.kind === 'word' && startsAfterPictograms(tokens, at);
  if (token.lower === '!' || token.lower === '?') return true;
  if (token.lower !== '.') return false;
  let next = tokens[at + 1];
  for (let skip = at + 1; next && (next.lower === '"' || next.lower === ')');) {
    skip += 1;
    next = tokens[skip];
  }
  if (!next || next.kind === 'line') return true;
  const before = tokens[at - 1];
  const afterWord = before?.kind === 'word' && token.glued;
  // "p.m.", "М. Олещук", "обл. Райони": an abbreviation keeps its sentence open.
  if (afterWord && (before.lower.length === 1 || abbreviations.has(before.lower))) return false;
  if (next.kind === 'word') return next.capital;
  if (next.kind === 'number') return !next.glued;
  if (next.lower === ',' || next.lower === ';' || next.lower === '.' || next.lower === ':')
    return false;
  return true;
};

/** The text's sentences in order; a line's end always ends one. Empty ones are left out. */
export const splitSentences = (
  tokens: readonly Token[],
  abbreviations: ReadonlySet<string>,
): Sentence[] => {
  const sentences: Sentence[] = [];
  let line = -1;
  let heading: number | null = null;
  let at = 0;
  while (at < tokens.length) {
    if (tokens[at]?.kind === 'line') {
      at += 1;
      continue;
    }
    line += 1;
    let first = true;
    let lineHeading: number | null = null;
    while (at < tokens.length && tokens[at]?.kind !== 'line') {
      let bullet = false;
      let token = tokens[at];
      while (
        token &&
        token.kind === 'mark' &&
        (isOrnament(token) || token.lower === '"' || token.lower === '.' || token.lower === ')')
      ) {
        if (first && bulletMarks.has(token.lower)) bullet = true;
        at += 1;
        token = tokens[at];
      }
      const from = at;
      while (
        at < tokens.length &&
        tokens[at]?.kind !== 'line' &&
        !endsSentence(tokens, at, abbreviations)
      )
        at += 1;
      let to = at;
      if (at < tokens.length && tokens[at]?.kind !== 'line') at += 1;
      while (
        to > from &&
        tokens[to - 1]?.kind === 'mark' &&
        tokens[to - 1]?.lower !== ':' &&
        tokens[to - 1]?.lower !== ')' &&
        tokens[to - 1]?.lower !== ';'
      )
        to -= 1;
      if (to > from) {
        const closes = tokens[to - 1]?.lower;
        // Lines that end in ";" are items of a list even without a dash.
        const item =
          first &&
          heading !== null &&
          (bullet ||
            closes === ';' ||
            (sentences[sentences.length - 1]?.heading === heading &&
              tokens[(sentences[sentences.length - 1]?.to ?? 1) - 1]?.lower === ';'));
        sentences.push({ from, to, bullet, heading: item ? heading : null, line });
        if (!item && first) heading = null;
        if (closes === ':') lineHeading = sentences.length - 1;
        else lineHeading = null;
        first = false;
      }
    }
    if (lineHeading !== null) heading = lineHeading;
  }
  return sentences;
};
