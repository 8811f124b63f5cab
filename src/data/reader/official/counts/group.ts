// The kinds of weapon that one figure covers: a noun with the names, brackets and further nouns behind it.
import { notMunition } from '../../document.ts';
import type { Document, GrammaticalNumber, MunitionWord } from '../../document.ts';
import type { NumberMark } from '../../numerals.ts';
import { markAt, markOver } from '../../phrases.ts';
import type { Mark } from '../../phrases.ts';

const droneLabels = new Set([
  'drone',
  'shahed',
  'shahed-jet',
  'gerbera',
  'italmas',
  'decoy',
  'banderol',
  'recon-drone',
  'lancet',
  'molniya',
]);

/**
 * The munition word at a token. «цілі не досягла» is a predicate, not targets; «зенітні ракетні ...» and
 * "drones that intercept" count nothing.
 */
export const munitionAt = (document: Document, at: number): Mark<MunitionWord> | undefined => {
  const munition = markAt(document.marks.munition, at);
  if (!munition || munition.value.label === notMunition) return undefined;
  const predicate = markAt(document.marks.quantity, at);
  if (predicate && predicate.to > munition.to) return undefined;
  // «не достигнув целей»: the targets belong to the predicate.
  return markOver(document.marks.quantity, at) ? undefined : munition;
};

const transparent = new Set(['"', "'", '-', '/', '#', '.']);

/**
 * `labels`: the kinds named, in the order of the text. `end`: the token after the noun and its names, `to`:
 * after the whole group.
 */
export interface Group {
  readonly labels: readonly string[];
  /** Of the first word, or of the noun that follows a name: "an Iskander-M ballistic missile". */
  readonly form: GrammaticalNumber;
  readonly drones: boolean;
  readonly otherKinds: boolean;
  readonly end: number;
  readonly to: number;
}

export const isDrone = (word: MunitionWord): boolean => droneLabels.has(word.label);

const isPlain = (labels: readonly string[]): boolean => labels.every((label) => label === 'drone');

/** Reads on from a noun or a name: the kinds that the same figure covers. */
export const readGroup = (
  document: Document,
  first: Mark<MunitionWord>,
  limit: number,
  numbers: ReadonlyMap<number, NumberMark>,
): Group => {
  const { tokens, marks } = document;
  const labels: string[] = [first.value.label];
  const drones = isDrone(first.value);
  let { form } = first.value;
  let otherKinds = false;
  let end = first.to;
  let to = first.to;
  let at = first.to;
  let joined = 0;
  let apart = false;
  while (at < limit) {
    const token = tokens[at];
    if (!token || token.kind === 'line' || token.lower === ';' || token.lower === '!') break;
    const other = markAt(marks.otherKinds, at);
    if (other && drones) {
      otherKinds = true;
      at = other.to;
      to = other.to;
      joined = 0;
      continue;
    }
    const munition = munitionAt(document, at);
    if (munition) {
      if (drones !== isDrone(munition.value) && !(munition.value.label === 'banderol')) break;
      // «16 шахедів та розвідувальний БпЛА»: a second noun in the singular is one of its own.
      if (joined > 0 && munition.value.kind === 'noun' && munition.value.form === 'one') break;
      // «…, а також S8000 "Бандероль"» stands beside the drones counted before it.
      if (apart && (munition.value.label === 'banderol' || !drones)) break;
      if (!drones) {
        // Two nouns are two weapons; names after one noun are its kinds.
        const goesOn =
          joined === 0 && (first.value.kind === 'name' || tokens[at - 1]?.lower === '"');
        if (munition.value.kind === 'noun' && !goesOn) break;
        if (munition.value.label === 'banderol' && !labels.includes('banderol')) break;
      }
      // «31 ударним БпЛА та дронами-імітаторами»: the second noun is another kind than the first.
      if (joined > 0 && drones && munition.value.kind === 'noun' && isPlain(labels))
        otherKinds ||= munition.value.label !== 'drone';
      labels.push(munition.value.label);
      if (joined === 0 && form === 'any' && munition.value.kind === 'noun')
        form = munition.value.form;
      if (joined === 0 && munition.value.kind === 'name') end = munition.to;
      at = munition.to;
      to = munition.to;
      continue;
    }
    if (numbers.has(at)) break;
    if (token.lower === '(') {
      const close = closing(document, at, limit);
      let kinds = false;
      let counted = false;
      // An open bracket is looked into as far as a bracket may reach, not to the end of the text.
      for (let inside = at + 1; inside < Math.min(close, at + 41); inside += 1) {
        if (numbers.has(inside)) counted = true;
        if (markAt(marks.otherKinds, inside)) kinds = true;
      }
      if (kinds && drones && !counted) otherKinds = true;
      // A bracket that is never closed ends with the comma after it.
      if (close >= limit) {
        const comma = commaAfter(document, at, limit);
        if (comma === null) break;
        at = comma;
        continue;
      }
      // «3 ракети наземного базування (С-400, Іскандер-М)»
      const named = labels.length === 1 ? namesInside(document, at, close, drones) : [];
      if (named.length > 0) {
        labels.push(...named);
        end = close + 1;
        to = close + 1;
      }
      at = close + 1;
      continue;
    }
    if (token.lower === ',' || transparent.has(token.lower)) {
      if (token.lower === ',') joined += 1;
      at += 1;
      continue;
    }
    if (markAt(marks.subset, at) || markAt(marks.quantity, at)) break;
    const filler = markAt(marks.filler, at);
    if (filler) {
      at = filler.to;
      continue;
    }
    if (token.lower === ':') {
      at += 1;
      continue;
    }
    const conjunction = document.language.conjunctions.get(token.lower);
    if (conjunction) {
      joined += 1;
      if (conjunction === 'also') apart = true;
      at += 1;
      continue;
    }
    const modifier = markAt(marks.modifier, at);
    if (modifier) {
      at = modifier.to;
      continue;
    }
    break;
  }
  return { labels, form, drones, otherKinds, end, to };
};

/** The kinds in a bracket that holds names and nothing else. */
const namesInside = (
  document: Document,
  open: number,
  close: number,
  drones: boolean,
): readonly string[] => {
  const { marks, tokens, language } = document;
  const names: string[] = [];
  for (let at = open + 1; at < close;) {
    const name = munitionAt(document, at);
    const filler = markAt(marks.filler, at);
    const token = tokens[at];
    if (name) {
      if (name.value.kind !== 'name' || isDrone(name.value) !== drones) return [];
      names.push(name.value.label);
      at = name.to;
    } else if (filler) at = filler.to;
    else if (
      token &&
      (token.lower === ',' ||
        transparent.has(token.lower) ||
        language.conjunctions.get(token.lower) === 'and')
    )
      at += 1;
    else return [];
  }
  return names;
};

/** The token that closes a bracket, or `limit` where it is left open. */
export const closing = (document: Document, open: number, limit: number): number => {
  for (let at = open + 1; at < limit; at += 1) {
    const lower = document.tokens[at]?.lower;
    if (lower === ')') return at;
    if (lower === '(' || at - open > 40) return limit;
  }
  return limit;
};

/** The comma that ends a bracket left open: "(в т.ч. реактивними, Гербера, Італмас". */
export const commaAfter = (document: Document, open: number, limit: number): number | null => {
  for (let at = open + 1; at < limit && at - open < 8; at += 1)
    if (document.tokens[at]?.lower === ',') return at;
  return null;
};

/** «29 балістичних (в т.ч. протикорабельних) ракет»: the noun goes on after the bracket. */
export const withBracket = (
  document: Document,
  noun: Mark<MunitionWord>,
  limit: number,
): Mark<MunitionWord> => {
  if (document.tokens[noun.to]?.lower !== '(') return noun;
  const close = closing(document, noun.to, limit);
  const after = markAt(document.marks.munition, close + 1);
  return after && after.value.label === 'missile'
    ? { from: noun.from, to: after.to, value: noun.value }
    : noun;
};
