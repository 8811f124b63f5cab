// Where sentences, bullets and clauses begin and end. A full stop ends a sentence only where the language
// has no abbreviation before it and the next word could begin one.
import type { Token } from './tokens.ts';

/**
 * `from`/`to`: tokens, `to` exclusive and before the closing mark. `bullet`: the line begins with a dash, a
 * dot, a number of its own or a pictogram. `heading`: index of the sentence ending in ":" that this bullet stands under, or null.
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

/** Words after which, or before which, a line's end is no sentence's. */
type Links = Readonly<Record<'after' | 'before', ReadonlySet<string>>>;

/**
 * Ends of lines inside a sentence, as a narrow column breaks it: "противник атакував\n94 ударними БпЛА",
 * "на 6\nлокаціях". The line above ends in a word or a number that needs what follows, or the line below
 * begins with one that needs what stands before. An empty line, a bullet and a
 * capital letter begin something new.
 */
export const withoutWraps = (tokens: readonly Token[], links: Links): Token[] =>
  tokens.filter((token, at) => token.kind !== 'line' || !isWrap(tokens, at, links));

const isWrap = (tokens: readonly Token[], at: number, links: Links): boolean => {
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (!before || !after || after.kind === 'line') return false;
  const small = after.kind === 'word' && !after.capital;
  if (before.kind === 'word' && links.after.has(before.lower)) return after.kind !== 'mark';
  if (before.lower === ',') return after.kind === 'word';
  if (small && before.kind === 'word' && links.before.has(after.lower)) return true;
  const rowEnd = ['-', ':'].includes(tokens[at - 2]?.lower ?? '');
  return small && before.kind === 'number' && !rowEnd;
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

/** "1)", "2." before the first word of a line number the items of a list; the token after them, else null. */
const afterNumbering = (tokens: readonly Token[], at: number): number | null => {
  const [number, mark, item] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (number?.kind !== 'number' || !/^[1-9]\d?$/u.test(number.lower)) return null;
  if (!mark?.glued || (mark.lower !== ')' && mark.lower !== '.')) return null;
  return item && item.kind !== 'line' && !item.glued ? at + 2 : null;
};

/** True for a number or a pictogram that opens a line in a list or under a heading; for a pictogram also as the
 * line above or below does. */
const opensItem = (tokens: readonly Token[], at: number, inList: boolean): boolean => {
  const token = tokens[at];
  // «Збито/подавлено:», and lines that begin with a number.
  if (token?.kind === 'number') return inList || tokens[at - 2]?.lower === ':';
  if (!token || !isPictogram(token)) return false;
  if (inList) return true;
  let above = at - 1;
  if (tokens[above - 1]?.lower === ':') return true;
  for (above -= 1; above >= 0 && tokens[above]?.kind !== 'line' && at - above < 40;) above -= 1;
  if (tokens[above + 1]?.lower === token.lower && at - above < 40) return true;
  let below = at + 1;
  while (below < at + 40 && tokens[below] && tokens[below]?.kind !== 'line') below += 1;
  return tokens[below]?.kind === 'line' && tokens[below + 1]?.lower === token.lower;
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
      const item = first ? afterNumbering(tokens, at) : null;
      at = item ?? at;
      const above = sentences.at(-1);
      const inList =
        heading !== null && above?.heading === heading && tokens[at - 2]?.kind !== 'line';
      let bullet = item !== null || (first && opensItem(tokens, at, inList));
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
        const listed =
          first &&
          heading !== null &&
          (bullet ||
            closes === ';' ||
            (sentences[sentences.length - 1]?.heading === heading &&
              tokens[(sentences[sentences.length - 1]?.to ?? 1) - 1]?.lower === ';'));
        sentences.push({ from, to, bullet, heading: listed ? heading : null, line });
        if (!listed && first) heading = null;
        if (closes === ':') lineHeading = sentences.length - 1;
        else lineHeading = null;
        first = false;
      }
    }
    if (lineHeading !== null) heading = lineHeading;
  }
  return sentences;
};
