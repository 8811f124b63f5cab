// The text as words, numbers and marks, each with its place. JavaScript's \b and \w know ASCII only, so
// everything after this file works on tokens and never on letters.

export type TokenKind = 'word' | 'number' | 'mark' | 'line';

/** `start`/`end`: places in the normalised text. `lower`: the token in lower case. */
export interface Token {
  readonly kind: TokenKind;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  /** True where nothing stands between this token and the one before. */
  readonly glued: boolean;
  /** True where the token begins with a capital letter. */
  readonly capital: boolean;
}

const letter = /\p{L}/u;
const capital = /\p{Lu}/u;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  return (code >= 0x400 && code <= 0x52f) || letter.test(text.charAt(at));
};

/**
 * Words are runs of letters with apostrophes inside; numbers are digits with `.`, `,` or `:` between
 * digits ("08:30", "1,200", "24.03.23"), or groups of three after a blank ("1 200"); everything else is
 * a mark of one character. Blanks and quotation marks are no tokens.
 */
export const tokenise = (text: string, lower: string): Token[] => {
  const tokens: Token[] = [];
  let at = 0;
  let last = -1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 32) {
      at += 1;
      continue;
    }
    const start = at;
    let kind: TokenKind = 'mark';
    if (code === 10) {
      kind = 'line';
      at += 1;
    } else if (isDigit(code)) {
      kind = 'number';
      at += 1;
      while (at < text.length) {
        const next = text.charCodeAt(at);
        if (isDigit(next)) at += 1;
        else if ((next === 46 || next === 44 || next === 58) && isDigit(text.charCodeAt(at + 1)))
          at += 2;
        else break;
      }
      // "1 200 дронів": a group of three digits that ends there belongs to the number before the blank.
      if (at - start <= 3 && text.charCodeAt(start) !== 48)
        while (
          text.charCodeAt(at) === 32 &&
          isDigit(text.charCodeAt(at + 1)) &&
          isDigit(text.charCodeAt(at + 2)) &&
          isDigit(text.charCodeAt(at + 3)) &&
          !isDigit(text.charCodeAt(at + 4)) &&
          !/[.:,]/u.test(text.slice(start, at))
        )
          at += 4;
    } else if (isLetter(text, at)) {
      kind = 'word';
      at += 1;
      while (
        at < text.length &&
        (isLetter(text, at) || (text.charCodeAt(at) === 39 && isLetter(text, at + 1)))
      )
        at += 1;
    } else {
      at += 1;
      if (code >= 0xd800 && code <= 0xdbff && at < text.length) at += 1;
    }
    tokens.push({
      kind,
      lower: lower.slice(start, at),
      start,
      end: at,
      glued: start === last,
      capital: kind === 'word' && capital.test(text.charAt(start)),
    });
    last = at;
  }
  return tokens;
};

/** The whole number a token writes in digits, or null ("08:30", "24.03.23", "1.5" are none). */
export const integerOf = (token: Token): number | null => {
  if (token.kind !== 'number' || token.lower.length > 9) return null;
  if (/^\d+$/u.test(token.lower)) return Number(token.lower);
  if (/^[1-9]\d{0,2}(?:[ ,]\d{3})+$/u.test(token.lower))
    return Number(token.lower.replaceAll(/[ ,]/gu, ''));
  return null;
};
