// The words round a count: hedges, "по", "усі", "із них" before it, adjectives between it and its noun.
import type { Bound } from '../../../model/count.ts';
import type { Document, GrammaticalNumber } from '../../document.ts';
import { markAt } from '../../phrases.ts';
import type { Mark } from '../../phrases.ts';
import { munitionAt } from './group.ts';

/** What stands right before a count or a noun; `from`: its first token. */
export interface Before {
  readonly from: number;
  readonly bound: Bound;
  readonly each: boolean;
  readonly all: 'all' | 'both' | null;
  readonly vague: string | null;
  readonly subset: boolean;
}

/** Hedges and other words right before a number or a noun. */
export const lookBack = (document: Document, at: number, floor: number): Before => {
  const { tokens } = document;
  let from = at;
  let bound: Bound = 'exactly';
  let each = false;
  let all: 'all' | 'both' | null = null;
  let vague: string | null = null;
  let subset = false;
  for (let steps = 0; steps < 5 && from > floor; steps += 1) {
    if (['"', '-', ','].includes(tokens[from - 1]?.lower ?? '') && steps < 4) {
      const before = endingAt(document, from - 1, floor);
      if (!before) break;
      if (tokens[from - 1]?.lower === ',' && before.family !== 'subset') break;
    }
    const skip = ['"', '-', ','].includes(tokens[from - 1]?.lower ?? '') ? 1 : 0;
    const found = endingAt(document, from - skip, floor);
    if (!found) break;
    if (found.family === 'bound' && bound === 'exactly')
      bound = found.value as Exclude<Bound, 'exactly'>;
    else if (found.family === 'each') each = true;
    else if (found.family === 'all') {
      // «не всі ракети досягли цілей»
      if (isNegated(document, found.from)) vague = 'some';
      else all = found.value as 'all' | 'both';
    } else if (found.family === 'vague') vague = found.value as string;
    else if (found.family === 'subset') subset = true;
    else break;
    from = found.from;
  }
  return { from, bound, each, all, vague, subset };
};

/** True where "not" stands right before a token. */
export const isNegated = ({ marks }: Document, at: number): boolean =>
  markAt(marks.negation, at - 1)?.to === at;

const endingAt = (
  document: Document,
  end: number,
  floor: number,
): {
  family: 'bound' | 'each' | 'all' | 'vague' | 'subset';
  from: number;
  value: unknown;
} | null => {
  for (let from = end - 1; from >= Math.max(floor, end - 5); from -= 1)
    for (const family of ['bound', 'each', 'all', 'vague', 'subset'] as const) {
      const mark = markAt<unknown>(document.marks[family], from);
      if (mark?.to === end) return { family, from, value: mark.value };
    }
  return null;
};

/** Unknown adjectives may stand before a known noun ("двух многоцелевых БПЛА"), two at most. */
const looksLikeAdjective = (document: Document, at: number): boolean => {
  const token = document.tokens[at];
  return (
    token?.kind === 'word' &&
    token.lower.length > 4 &&
    !markAt(document.marks.quantity, at) &&
    !markAt(document.marks.other, at) &&
    document.language.lexicon.adjectiveEndings.some((ending) => token.lower.endsWith(ending))
  );
};

/** «78 повітряних, наземних та морських ракет»: a comma or "та" between two adjectives. */
const isBetweenAdjectives = (document: Document, at: number): boolean => {
  const { tokens, marks, language } = document;
  const lower = tokens[at]?.lower ?? '';
  return (
    (lower === ',' || language.conjunctions.get(lower) === 'and') &&
    markAt(marks.modifier, at + 1) !== undefined
  );
};

/** Steps over words that may stand between a number and its noun; tells their grammatical number. */
export const overModifiers = (
  document: Document,
  start: number,
  limit: number,
): { at: number; form: GrammaticalNumber } => {
  const { tokens, marks } = document;
  let at = start;
  let known = start;
  let unknown = 0;
  let form: GrammaticalNumber = 'any';
  while (at < limit) {
    const token = tokens[at];
    if (!token || token.kind === 'line') break;
    if (munitionAt(document, at) || markAt(marks.location, at)) return { at, form };
    const modifier = markAt(marks.modifier, at);
    const filler = markAt(marks.filler, at);
    if (modifier) {
      if (modifier.value !== 'any') form = modifier.value;
      at = modifier.to;
    } else if (token.lower === '"' || token.lower === '-') at += 1;
    else if (at > start && isBetweenAdjectives(document, at)) at += 1;
    else if (filler) at = filler.to;
    else if (unknown < 2 && looksLikeAdjective(document, at)) {
      if (unknown === 0) known = at;
      unknown += 1;
      at += 1;
    } else break;
  }
  return { at: unknown > 0 ? known : at, form };
};

/** The modifiers right before a noun: where they begin and what number they show. */
export const modifiersBefore = (
  document: Document,
  at: number,
  floor: number,
): { from: number; form: GrammaticalNumber } => {
  let from = at;
  let form: GrammaticalNumber = 'any';
  for (let back = at - 1; back >= floor; back -= 1) {
    if (document.tokens[back]?.lower === '"') continue;
    let found: Mark<GrammaticalNumber> | undefined;
    for (let start = back; start >= Math.max(floor, back - 3); start -= 1) {
      const mark = markAt(document.marks.modifier, start);
      if (mark && mark.to === back + 1) found = mark;
    }
    if (!found) break;
    if (found.value !== 'any' && form === 'any') form = found.value;
    from = found.from;
    back = found.from;
  }
  return { from, form };
};
