// Every count of munitions or places in a sentence, with its hedge and the kinds it covers. Which quantity
// it is (launched, shot down ...) is decided in assign.ts; nothing here knows a language.
//
// How to use: `prepareText(text, language)` marks the words, `readPeriod` tells which tokens are dates,
// `findMentions(document, from, to, masked)` gives the counts of a stretch of tokens in order.
import type { Bound } from '../../model/count.ts';
import { notMunition } from '../document.ts';
import type { Document, GrammaticalNumber, MunitionWord } from '../document.ts';
import type { NumberMark } from '../numerals.ts';
import { markAt } from '../phrases.ts';
import type { Mark } from '../phrases.ts';

/**
 * `number` null: said without a figure. `labels`: the kinds named, in the order of the text; empty for a
 * number that leaves out its noun ("и один над ..."). `end`: the token after the number and its noun,
 * `to`: after the whole group of kinds.
 */
export interface Mention {
  readonly kind: 'munition' | 'location' | 'bare';
  readonly from: number;
  readonly end: number;
  readonly to: number;
  readonly number: NumberMark | null;
  readonly bound: Bound;
  readonly form: GrammaticalNumber;
  readonly labels: readonly string[];
  /** True where the group is of drones: one kind alone keeps its name, two or more are `drone`. */
  readonly drones: boolean;
  readonly otherKinds: boolean;
  readonly subset: boolean;
  readonly each: boolean;
  readonly all: 'all' | 'both' | null;
  readonly vague: string | null;
  readonly bracketed: boolean;
  /** "2 із 2 ударних БпЛА": the number out of which this one is. */
  readonly outOf: NumberMark | null;
}

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
const munitionAt = (document: Document, at: number): Mark<MunitionWord> | undefined => {
  const munition = markAt(document.marks.munition, at);
  if (!munition || munition.value.label === notMunition) return undefined;
  const predicate = markAt(document.marks.quantity, at);
  return predicate && predicate.to > munition.to ? undefined : munition;
};

const transparent = new Set(['"', "'", '-', '/', '#', '.']);

interface Group {
  readonly labels: readonly string[];
  readonly drones: boolean;
  readonly otherKinds: boolean;
  readonly end: number;
  readonly to: number;
}

const isDrone = (word: MunitionWord): boolean => droneLabels.has(word.label);

/** Reads on from a noun or a name: the kinds that the same figure covers. */
const readGroup = (
  document: Document,
  first: Mark<MunitionWord>,
  limit: number,
  numbers: ReadonlyMap<number, NumberMark>,
): Group => {
  const { tokens, marks } = document;
  const labels: string[] = [first.value.label];
  const drones = isDrone(first.value);
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
      labels.push(munition.value.label);
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
  return { labels, drones, otherKinds, end, to };
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

const closing = (document: Document, open: number, limit: number): number => {
  for (let at = open + 1; at < limit; at += 1) {
    const lower = document.tokens[at]?.lower;
    if (lower === ')') return at;
    if (lower === '(' || at - open > 40) return limit;
  }
  return limit;
};

/** The comma that ends a bracket left open: "(в т.ч. реактивними, Гербера, Італмас". */
const commaAfter = (document: Document, open: number, limit: number): number | null => {
  for (let at = open + 1; at < limit && at - open < 8; at += 1)
    if (document.tokens[at]?.lower === ',') return at;
  return null;
};

interface Before {
  readonly from: number;
  readonly bound: Bound;
  readonly each: boolean;
  readonly all: 'all' | 'both' | null;
  readonly vague: string | null;
  readonly subset: boolean;
}

/** Hedges and other words right before a number or a noun. */
const lookBack = (document: Document, at: number, floor: number): Before => {
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
    else if (found.family === 'all') all = found.value as 'all' | 'both';
    else if (found.family === 'vague') vague = found.value as string;
    else if (found.family === 'subset') subset = true;
    else break;
    from = found.from;
  }
  return { from, bound, each, all, vague, subset };
};

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

/** Steps over words that may stand between a number and its noun; tells their grammatical number. */
const overModifiers = (
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
const modifiersBefore = (
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

/** All mentions between two tokens, in the order of the text. Linear: every token is visited a bounded number of times. */
export const findMentions = (
  document: Document,
  start: number,
  limit: number,
  masked: Uint8Array,
): Mention[] => {
  const { tokens, marks, numberAt } = document;
  const mentions: Mention[] = [];
  let at = start;
  let floor = start;
  let bracket = 0;
  const push = (mention: Mention): void => {
    mentions.push(mention);
  };
  // «(46 із них - реактивні)» stands inside the group it is a part of.
  const pushBracketed = (from: number, to: number): void => {
    for (let inside = from; inside < to; inside += 1) {
      if (tokens[inside]?.lower !== '(') continue;
      const closed = closing(document, inside, limit);
      const close = closed < limit ? closed : (commaAfter(document, inside, limit) ?? inside);
      for (const mention of findMentions(document, inside + 1, Math.min(close, to), masked))
        if (mention.number) push({ ...mention, bracketed: true });
      inside = close;
    }
  };
  while (at < limit) {
    const token = tokens[at];
    if (!token) break;
    if (token.lower === '(') bracket = at + 41;
    else if (token.lower === ')') bracket = 0;
    const bracketed = bracket > at;
    const munition = munitionAt(document, at);
    const number = masked[at] === 1 ? undefined : numberAt.get(at);
    if (
      number &&
      number.to <= limit &&
      !(munition && munition.value.kind === 'name' && munition.to > number.to)
    ) {
      const before = lookBack(document, at, floor);
      let next = number.to;
      let outOf: NumberMark | null = null;
      if (document.language.outOf.has(tokens[next]?.lower ?? '')) {
        const second = masked[next + 1] === 1 ? undefined : numberAt.get(next + 1);
        if (second) {
          outOf = second;
          next = second.to;
        }
      }
      const inner = markAt(marks.subset, next);
      const after = overModifiers(document, inner ? inner.to : next, limit);
      const whole = munitionAt(document, after.at);
      const part = inner
        ? kindOfPart(document, after.at, limit, numberAt)
        : partAfterDash(document, whole);
      const noun = part ?? whole;
      const place = markAt(marks.location, after.at);
      const common = {
        from: before.from,
        number,
        bound: before.bound,
        each: before.each,
        all: before.all,
        vague: null,
        subset: before.subset || inner !== undefined || (part !== undefined && part !== whole),
        bracketed,
        outOf,
      };
      if (noun && noun.to <= limit) {
        const group = readGroup(document, withBracket(document, noun, limit), limit, numberAt);
        push({
          kind: 'munition',
          ...common,
          each: common.each || eachAfter(document, group.end),
          end: group.end,
          to: group.to,
          form: noun.value.form === 'any' ? after.form : noun.value.form,
          labels: group.labels,
          drones: group.drones,
          otherKinds: group.otherKinds,
        });
        pushBracketed(group.end, group.to);
        at = group.to;
      } else if (place) {
        push({
          kind: 'location',
          ...common,
          end: place.to,
          to: place.to,
          form: 'any',
          labels: [],
          drones: false,
          otherKinds: false,
        });
        at = place.to;
      } else {
        push({
          kind: 'bare',
          ...common,
          end: next,
          to: next,
          form: 'any',
          labels: [],
          drones: false,
          otherKinds: false,
        });
        at = next;
      }
      floor = at;
      continue;
    }
    if (munition && munition.to <= limit) {
      const modifiers = modifiersBefore(document, at, floor);
      const before = lookBack(document, modifiers.from, floor);
      const group = readGroup(document, munition, limit, numberAt);
      const counted = countAfter(document, group.end, limit, masked);
      const form =
        munition.value.form !== 'any'
          ? munition.value.form
          : modifiers.form !== 'any'
            ? modifiers.form
            : genitive(document, at, modifiers.from)
              ? 'one'
              : 'any';
      push({
        kind: 'munition',
        from: before.from,
        end: counted?.to ?? group.end,
        to: counted?.to ?? group.to,
        number: counted,
        bound: 'exactly',
        form,
        labels: group.labels,
        drones: group.drones,
        otherKinds: group.otherKinds,
        subset: before.subset,
        each: false,
        all: before.all,
        vague: before.vague,
        bracketed,
        outOf: null,
      });
      at = Math.max(counted?.to ?? group.to, at + 1);
      floor = at;
      continue;
    }
    const all = markAt(marks.all, at);
    if (all && all.to <= limit) {
      const after = overModifiers(document, all.to, limit);
      const counted = masked[after.at] === 1 ? undefined : numberAt.get(after.at);
      if (!counted && !munitionAt(document, after.at)) {
        push({
          kind: 'bare',
          from: at,
          end: all.to,
          to: all.to,
          number: null,
          bound: 'exactly',
          form: 'any',
          labels: [],
          drones: false,
          otherKinds: false,
          subset: false,
          each: false,
          all: all.value,
          vague: null,
          bracketed,
          outOf: null,
        });
        at = all.to;
        continue;
      }
    }
    at += 1;
  }
  return mentions;
};

/** "five UAVs each over ..."; «атаку двумя БПЛА по объектам» tells of no place for each. */
const eachAfter = ({ marks, tokens, language }: Document, at: number): boolean => {
  const mark = markAt(marks.each, at);
  return mark !== undefined && language.over.has(tokens[mark.to]?.lower ?? '');
};

/** «ракетами С-300/С-400 – 14 пусків»: the number stands after its noun. */
const countAfter = (
  document: Document,
  end: number,
  limit: number,
  masked: Uint8Array,
): NumberMark | null => {
  const { marks, numberAt, tokens } = document;
  let at = end;
  while (tokens[at]?.lower === '"') at += 1;
  if (tokens[at]?.lower !== '-') return null;
  const number = masked[at + 1] === 1 ? undefined : numberAt.get(at + 1);
  if (!number || number.to >= limit) return null;
  const launches = markAt(marks.quantity, number.to);
  return launches?.value === 'launched' && markAt(marks.other, number.to) ? number : null;
};

/** «Близько 60 дронів — "шахеди"» tells of which kind a part was. */
const partAfterDash = (
  document: Document,
  whole: Mark<MunitionWord> | undefined,
): Mark<MunitionWord> | undefined => {
  if (whole?.value.label !== 'drone' || document.tokens[whole.to]?.lower !== '-') return undefined;
  let next = whole.to + 1;
  while (document.tokens[next]?.lower === '"') next += 1;
  const part = munitionAt(document, next);
  return part && part.value.kind === 'noun' && part.value.label === 'shahed' ? part : undefined;
};

/** «100 із цих дронів були «Шахедами»»: the part is named after the whole. */
const kindOfPart = (
  document: Document,
  at: number,
  limit: number,
  numbers: ReadonlyMap<number, NumberMark>,
): Mark<MunitionWord> | undefined => {
  const whole = munitionAt(document, at);
  if (whole?.value.label !== 'drone') return whole;
  for (let next = whole.to; next < Math.min(limit, whole.to + 5); next += 1) {
    if (document.tokens[next]?.lower === ',' || numbers.has(next)) break;
    const part = munitionAt(document, next);
    if (part) return part;
  }
  return whole;
};

/** «влучання ракети»: after such a noun the form that is also a plural can only be one. */
const genitive = (document: Document, at: number, from: number): boolean =>
  document.language.genitiveSingular.has(document.tokens[at]?.lower ?? '') &&
  document.language.governsGenitive.has(document.tokens[from - 1]?.lower ?? '');

/** «29 балістичних (в т.ч. протикорабельних) ракет»: the noun goes on after the bracket. */
const withBracket = (
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
