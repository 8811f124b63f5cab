// What the sentences of an article are read in: the figures so far, who spoke, which night and place were last told of.
import type { Claim, Incident, Unnumbered } from '../../model/report.ts';
import type { Quantity, Side } from '../../model/terms.ts';
import type { Memory, Voice } from './voices/voice.ts';
import type { Anchor } from './time.ts';
import type { Token } from './tokens.ts';

/** A figure before it is settled against the others of its text. `marked`: the text calls it a part. */
export interface Draft {
  readonly claim: Claim;
  readonly marked: boolean;
  readonly further: boolean;
  readonly sentence: number;
  readonly paragraph: number;
  /** Where its quote begins in the text. */
  readonly start: number;
  readonly voice: Voice | null;
}

export interface Context {
  readonly text: string;
  readonly published: string;
  attacker: Side | null;
  attackerAt: number;
  main: Anchor | null;
  local: { anchor: Anchor; paragraph: number } | null;
  memory: Memory;
  munition: { ids: readonly string[]; sentence: number; attacker: Side } | null;
  region: { ids: readonly string[]; name: string; sentence: number; paragraph: number } | null;
  span: { sentence: number; paragraph: number } | null;
  /** A language without articles: a noun in the singular is one. */
  readonly singles: boolean;
  quoting: boolean;
  /** The last day named, whatever it was named for: "that night". */
  recent: Anchor | null;
  /** Who is named in the sentence behind as having told this one: «Про це повідомили в ДСНС». */
  foretold: Voice | null;
  speaking: { voice: Voice; sentence: number; paragraph: number } | null;
}

export interface Reading {
  readonly drafts: Draft[];
  readonly unnumbered: Unnumbered[];
  readonly incidents: Incident[];
}

export const outcomes: ReadonlySet<Quantity> = new Set<Quantity>([
  'intercepted',
  'suppressed',
  'interceptedOrSuppressed',
  'lost',
  'missedTarget',
]);

export const casualties: ReadonlySet<Quantity> = new Set<Quantity>(['killed', 'injured']);

export const within = (
  tokens: readonly Token[],
  from: number,
  to: number,
  test: (token: Token) => boolean,
): boolean => {
  for (let k = Math.max(0, from); k < to && k < tokens.length; k++) {
    const token = tokens[k];
    if (token && test(token)) return true;
  }
  return false;
};

/** The part of a sentence around a token that commas, dashes and semicolons close off. */
export const segmentAround = (
  tokens: readonly Token[],
  from: number,
  to: number,
): [number, number] => {
  const closes = (token: Token | undefined): boolean =>
    !token ||
    /^[,;—]$/.test(token.word) ||
    (token.is.clause !== undefined && token.is.against === undefined);
  let start = from;
  let end = to;
  while (start > 0 && !closes(tokens[start - 1])) start -= 1;
  while (end < tokens.length && !closes(tokens[end])) end += 1;
  return [start, end];
};

export const namedVoice = (voice: Voice | null): string | null =>
  voice === null || voice.generic ? null : voice.name;
