// Every count of munitions or places in a sentence, with its hedge and the kinds it covers. Which quantity
// it is (launched, shot down ...) is decided in assign.ts; nothing here knows a language.
//
// How to use: `prepareText(text, language)` marks the words, `readPeriod` tells which tokens are dates,
// `findMentions(document, from, to, masked)` gives the counts of a stretch of tokens in order.
import type { Bound } from '../../../model/count.ts';
import type { Document, GrammaticalNumber } from '../../document.ts';
import { closing, commaAfter, isDrone, munitionAt, readGroup, withBracket } from './group.ts';
import { isNegated, lookBack, modifiersBefore, overModifiers } from './hedges.ts';
import {
  afterRepeat,
  amongAt,
  countAfter,
  eachAfter,
  genitive,
  isModel,
  kindOfPart,
  launchesAt,
  outOfAfter,
  partAfterDash,
} from './numbered.ts';
import type { NumberMark } from '../../numerals.ts';
import { markAt, markOver } from '../../phrases.ts';

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

/** A mention of which nothing more is said. */
const plain = {
  number: null,
  bound: 'exactly',
  form: 'any',
  labels: [],
  drones: false,
  otherKinds: false,
  subset: false,
  each: false,
  all: null,
  vague: null,
  outOf: null,
} as const;

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
      // «82 одиниці (60 «шахедів»)»
      const end = last && (markAt(marks.modifier, last.to)?.to ?? last.to);
      partOf =
        last && (last.to === at || end === at) && last.drones && last.number ? last : undefined;
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
        } else if (!markAt(marks.subset, next)) next = amongAt(document, next + 1, limit) ?? next;
      }
      const inner = markAt(marks.subset, next);
      // «60 із них були «шахедами»»
      const copula = inner && document.language.copulas.has(tokens[inner.to]?.lower ?? '') ? 1 : 0;
      // «5 пусків ракет С-300»
      const launches = launchesAt(document, next) ?? next;
      const after = overModifiers(document, inner ? inner.to + copula : launches, limit);
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
        ...plain,
        number: counted,
        bracketed,
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
          ...plain,
          all: all.value,
          bracketed,
        });
        at = all.to;
        continue;
      }
    }
    at += 1;
  }
  return mentions;
};
