// Every count of munitions or places in a sentence, with its hedge and the kinds it covers. Which quantity
// it is (launched, shot down ...) is decided in assign.ts; nothing here knows a language.
//
// How to use: `prepareText(text, language)` marks the words, `readPeriod` tells which tokens are dates,
// `findMentions(document, from, to, masked)` gives the counts of a stretch of tokens in order.
import type { Bound } from '../../../model/count.ts';
import type { Document, GrammaticalNumber, MunitionWord } from '../../document.ts';
import { closing, commaAfter, isDrone, munitionAt, readGroup, withBracket } from './group.ts';
import { isNegated, lookBack, modifiersBefore, overModifiers } from './hedges.ts';
import type { NumberMark } from '../../numerals.ts';
import { markAt, markOver } from '../../phrases.ts';
import type { Mark } from '../../phrases.ts';

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
  let partOf: Mention | undefined;
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
    if (token.lower === '(') {
      bracket = at + 41;
      const last = mentions.at(-1);
      partOf = last?.to === at && last.drones && last.number ? last : undefined;
    }
    if (token.lower === ')') bracket = 0;
    const bracketed = bracket > at;
    const munition = munitionAt(document, at);
    const number = masked[at] === 1 ? undefined : numberAt.get(at);
    if (
      number &&
      number.to <= limit &&
      tokens[number.to]?.lower !== '%' &&
      !isModel(document, at) &&
      // «ни один из 17 БПЛА»
      markOver(marks.vague, at)?.value !== 'none' &&
      !(munition && munition.value.kind === 'name' && munition.to > number.to)
    ) {
      const before = lookBack(document, at, floor);
      const written = afterRepeat(document, number);
      let next = written.to;
      let outOf: NumberMark | null = null;
      if (document.language.outOf.has(tokens[next]?.lower ?? '')) {
        const second = masked[next + 1] === 1 ? undefined : numberAt.get(next + 1);
        if (second) {
          outOf = second;
          next = second.to;
        }
      }
      const inner = markAt(marks.subset, next);
      // «60 із них були «шахедами»»
      const copula = inner && document.language.copulas.has(tokens[inner.to]?.lower ?? '') ? 1 : 0;
      const after = overModifiers(document, inner ? inner.to + copula : next, limit);
      const whole = munitionAt(document, after.at);
      const part = inner
        ? kindOfPart(document, after.at, limit, numberAt)
        : partAfterDash(document, whole);
      const noun = part ?? whole;
      const place = markAt(marks.location, after.at);
      const common = {
        from: before.from,
        number,
        bound: written.more ? ('atLeast' as const) : before.bound,
        each: before.each,
        all: before.all,
        vague: null,
        subset:
          before.subset ||
          inner !== undefined ||
          (part !== undefined && part !== whole) ||
          // «112 БпЛА (60 реактивних)»
          (bracketed && partOf !== undefined && noun !== undefined && isDrone(noun.value)),
        bracketed,
        outOf,
      };
      if (noun && noun.to <= limit) {
        const group = readGroup(document, withBracket(document, noun, limit), limit, numberAt);
        const all = outOf ? null : outOfAfter(document, group.end, masked);
        push({
          kind: 'munition',
          ...common,
          outOf: outOf ?? all,
          each: common.each || eachAfter(document, group.end),
          end: all?.to ?? group.end,
          to: all?.to ?? group.to,
          form: noun.value.form === 'any' ? after.form : noun.value.form,
          labels: group.labels,
          drones: group.drones,
          otherKinds: group.otherKinds,
        });
        pushBracketed(group.end, group.to);
        at = all?.to ?? group.to;
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
          each: common.each || eachAfter(document, next),
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
      const counted =
        countAfter(document, group.end, limit, masked) ??
        (group.to > group.end ? countAfter(document, group.to, limit, masked) : null);
      const form =
        group.form !== 'any'
          ? group.form
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
    // «локацій – 8»
    const places = markAt(marks.location, at);
    const counted = places && countAfter(document, places.to, limit, masked);
    if (places && counted) {
      push({
        kind: 'location',
        from: at,
        end: counted.to,
        to: counted.to,
        number: counted,
        bound: 'exactly',
        form: 'any',
        labels: [],
        drones: false,
        otherKinds: false,
        subset: false,
        each: false,
        all: null,
        vague: null,
        bracketed,
        outOf: null,
      });
      at = counted.to;
      floor = at;
      continue;
    }
    const all = markAt(marks.all, at);
    if (all && all.to <= limit) {
      const after = overModifiers(document, all.to, limit);
      const counted = masked[after.at] === 1 ? undefined : numberAt.get(after.at);
      if (!counted && !munitionAt(document, after.at) && !isNegated(document, at)) {
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

/** «88 БпЛА із 96, запущених ворогом»: the whole behind the noun of its part. */
const outOfAfter = (
  { tokens, marks, numberAt, language }: Document,
  at: number,
  masked: Uint8Array,
): NumberMark | null => {
  if (!language.outOf.has(tokens[at]?.lower ?? '') || masked[at + 1] === 1) return null;
  const whole = numberAt.get(at + 1);
  const next = whole && tokens[whole.to];
  if (!whole || (next?.kind === 'word' && !markAt(marks.quantity, whole.to))) return null;
  return whole;
};

/** "five UAVs each over ..."; «атаку двумя БПЛА по объектам» tells of no place for each. */
const eachAfter = ({ marks, tokens, language }: Document, at: number): boolean => {
  const mark = markAt(marks.each, at);
  return mark !== undefined && language.over.has(tokens[mark.to]?.lower ?? '');
};

/** «97 (дев'яносто сім) БпЛА», «50+ дронів»: what repeats or hedges a number behind it. */
const afterRepeat = (
  { tokens, numberAt }: Document,
  number: NumberMark,
): { readonly to: number; readonly more: boolean } => {
  if (tokens[number.to]?.lower === '+') return { to: number.to + 1, more: true };
  const again = tokens[number.to]?.lower === '(' ? numberAt.get(number.to + 1) : undefined;
  const repeats = again?.value === number.value && tokens[again.to]?.lower === ')';
  return { to: repeats ? again.to + 1 : number.to, more: false };
};

/** The number of "RM-70" and "Су-34", which count nothing; «Збито-104» and «Крым-5» do. */
const isModel = ({ marks, tokens, language }: Document, at: number): boolean => {
  // "ТБ2"; «на11 локаціях» lacks a blank.
  const stem = tokens[at - 1];
  if (stem?.kind === 'word' && tokens[at]?.glued) {
    const { lower } = stem;
    return !language.at.has(lower) && !language.over.has(lower) && !markAt(marks.quantity, at - 1);
  }
  const word = tokens[at - 2];
  if (tokens[at - 1]?.lower !== '-' || !tokens[at - 1]?.glued || !tokens[at]?.glued) return false;
  if (word?.kind !== 'word' || word.lower.length > 4) return false;
  return (
    markAt(marks.quantity, at - 2) === undefined &&
    markAt(marks.region, at - 2) === undefined &&
    markAt(marks.munition, at - 2)?.value.kind !== 'noun'
  );
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
  // "Shahed, Гербера та ін. – 171", «БПЛА самолетного типа – 88»
  for (let known = at; at < limit; at = known) {
    const quoted = tokens[at]?.lower === '"' || tokens[at]?.lower === '.';
    known = quoted ? at + 1 : ((markAt(marks.filler, at) ?? markAt(marks.modifier, at))?.to ?? at);
    if (known === at) break;
  }
  if (tokens[at]?.lower !== '-' && tokens[at]?.lower !== ':') return null;
  const number = masked[at + 1] === 1 ? undefined : numberAt.get(at + 1);
  if (!number || number.to > limit) return null;
  // «БпЛА – 104, ракет Х-59 – 2 шт.»
  const unit = markAt(marks.modifier, number.to);
  const after = tokens[unit?.to ?? number.to];
  if (!after || after.kind === 'line' || [',', ';', '.', ')', '('].includes(after.lower))
    return number;
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
