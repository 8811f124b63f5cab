// A text as bare words, numbers and marks with look-alike characters made one; every offset leads back to the text as published.

export interface Raw {
  readonly word: string;
  readonly lower: string;
  readonly from: number;
  readonly to: number;
  readonly line: number;
}

const plainCharacter = (character: string): string => {
  if (/[’‘ʼ`´]/.test(character)) return "'";
  if (/[‑‐]/.test(character)) return '-';
  if (/[–—−―]/.test(character)) return '—';
  if (/[“”„«»"]/.test(character)) return '"';
  if (/[\u200b-\u200f\u2060\ufeff\u00ad]/.test(character)) return '';
  if (/[\u00a0\u2000-\u200a\u202f\u3000\t\r]/.test(character)) return ' ';
  return character;
};

/** The text with look-alike marks made one, and for every character its offset in the original. */
export const normalise = (text: string): { plain: string; offsets: number[] } => {
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

export const rawTokens = (plain: string, pattern: RegExp): Raw[] => {
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
