// Numbers of a sentence with what they count: munitions, people, places, or a number that leans on an earlier noun.
import type { Count } from '../../../model/count.ts';
import { classes, combine, nounAfter, soft, type Noun } from './nouns.ts';
import type { Token } from '../tokens.ts';

/**
 * `bare`: the noun stands elsewhere ("another 35", "65 of them"). `word`: a word instead of a number ("scores").
 * `from`/`to`: token positions of the whole phrase, hedge included; `number` that of the number.
 */
export interface Mention {
  readonly kind: 'munition' | 'people' | 'places' | 'bare';
  readonly from: number;
  readonly number: number;
  readonly to: number;
  readonly count: Count | null;
  readonly word: string | null;
  readonly munition: string | null;
  /** True where the number is the article of a singular noun ("a drone"). */
  readonly single: boolean;
  readonly ofThem: boolean;
  readonly further: boolean;
  readonly each: boolean;
  /** The total of which another number is told: "27 of the 30". */
  readonly whole: boolean;
  /** "of which about 100 were Shaheds": the kind of a part is named after it. */
  readonly namesKind: boolean;
  /** Nouns that tell what became of people: "two deaths". */
  readonly fate: 'killed' | 'injured' | null;
}

const isYearLike = (token: Token): boolean => /^(?:19|20)\d\d$/.test(token.word);

/** "Olena, 43, a resident", "aged 60": a person's years. */
export const isAge = (tokens: readonly Token[], at: number): boolean => {
  const value = tokens[at]?.value;
  if (value == null || value > 110) return false;
  if (tokens[at - 1]?.is.aged !== undefined) return true;
  const named = tokens[at - 2];
  return (
    tokens[at - 1]?.word === ',' &&
    (tokens[at + 1]?.word === ',' || tokens[at + 1]?.word === '.') &&
    named !== undefined &&
    named.is.munition === undefined &&
    (named.is.person !== undefined ||
      (/^\p{Lu}\p{Ll}/u.test(named.word) &&
        named.is.region === undefined &&
        named.is.month === undefined))
  );
};

/** A number that measures time, money, age or order counts nothing here. */
const measures = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  const next = tokens[at + 1];
  const previous = tokens[at - 1];
  if (!token || isAge(tokens, at)) return true;
  if (next?.is.month !== undefined && next.is.modal === undefined) return true;
  // "September 22"; behind "22 September" a number is no day.
  if (
    previous?.is.month !== undefined &&
    /^\d/.test(token.word) &&
    tokens[at - 2]?.day == null &&
    (previous.is.modal === undefined || next?.word === ',')
  )
    return true;
  if (next && /^(?:%|°|€|\$|percent)$/.test(next.word)) return true;
  if (previous && /^[$€£#№/[]$/.test(previous.word)) return true;
  if (previous?.word === ':' && previous.end === token.start && tokens[at - 2]?.value != null)
    return true;
  if (next && /^[:/]$/.test(next.word) && tokens[at + 2]?.value != null) return true;
  if (next?.is.unit !== undefined && next.is.munition === undefined) return true;
  if (next?.word === '.' && tokens[at + 2]?.start === next.end && tokens[at + 2]?.value != null)
    return true;
  if (
    isYearLike(token) &&
    next?.is.munition === undefined &&
    next?.is.people === undefined &&
    next?.is.modifier === undefined
  )
    return true;
  return previous?.word === ']' && next?.word === '[';
};

const boundBefore = (
  tokens: readonly Token[],
  number: number,
): { bound: Count['bound']; from: number } => {
  let from = number;
  let bound: Count['bound'] = 'exactly';
  let asMany = false;
  for (let k = number - 1; k >= 0 && k >= number - 4; k--) {
    const token = tokens[k];
    if (!token) break;
    if (token.is.bound !== undefined && token.is.vague === undefined) {
      if (bound === 'exactly') bound = token.is.bound as Count['bound'];
      asMany ||= /^as many as$/i.test(token.word);
      from = k;
    } else if (
      token.is.verb === undefined &&
      (token.is.further !== undefined ||
        token.is.modifier !== undefined ||
        token.is.vague === 'all')
    )
      from = k;
    else break;
  }
  while (
    from < number &&
    /^(?:the|of|of the|their|its|strike|attack|attacks|strikes|"|such|by|these|those|of these|of those|of its)$/i.test(
      tokens[from]?.word ?? '',
    )
  )
    from += 1;
  return { bound: asMany ? 'atMost' : bound, from };
};

/** «около сотни» is about a hundred, «сотни» are hundreds: the same form. */
const isHundred = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.is.hundred !== undefined && tokens[at - 1]?.is.bound !== undefined;

/** Every counted thing of a sentence, numbers and words instead of numbers, in order. */
export const mentionsIn = (tokens: readonly Token[], singles = false): Mention[] => {
  const mentions: Mention[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) continue;
    const article = token.is.article !== undefined && token.value === null;
    const vague = token.is.vague;
    if (
      singles &&
      token.value === null &&
      token.is.person !== undefined &&
      token.is.people === undefined
    ) {
      mentions.push(oneOf(tokens, at));
      continue;
    }
    if (token.value === null && !article && vague === undefined) continue;
    if (token.value !== null && measures(tokens, at)) continue;
    if (vague !== undefined && tokens[at + 1]?.value != null) continue;
    if (tokens[at - 1]?.is.negation !== undefined) continue;
    const { bound, from } = boundBefore(tokens, at);
    const kind = article ? null : kindAfter(tokens, at + 1);
    const part = article || kind !== null ? null : peopleOfThem(tokens, at + 1);
    const noun = kind ?? part ?? nounAfter(tokens, at + 1, article);
    const value = article ? 1 : isHundred(tokens, at) ? 100 : token.value;
    if (article && noun?.kind !== 'munition' && !(noun?.kind === 'people' && noun.single)) continue;
    let to = noun?.to ?? at + 1;
    let each = false;
    let after: Count['bound'] | null = null;
    for (let k = at + 1; k < to + 2 && k < tokens.length; k++) {
      if (tokens[k]?.is.each === 'plain') {
        each = true;
        to = Math.max(to, k + 1);
      }
      if (tokens[k]?.is.boundAfter !== undefined && k <= at + 1)
        after = tokens[k]?.is.boundAfter as Count['bound'];
    }
    if (tokens[at + 1]?.word === '+') after = 'atLeast';
    if (tokens[at - 1]?.is.each === 'before') each = true;
    let further = false;
    for (let k = Math.max(0, at - 2); k <= at + 1; k++)
      further ||= tokens[k]?.is.further !== undefined;
    const ofThem = part !== null || (tokens[at + 1]?.is.ofThem !== undefined && noun === null);
    mentions.push({
      kind: noun?.kind ?? 'bare',
      from,
      number: at,
      to,
      count: value === null ? null : { value, bound: after ?? bound },
      word: value === null ? (vague ?? null) : null,
      munition: noun?.munition ?? null,
      single: article,
      ofThem: ofThem || tokens[at - 1]?.is.ofThem !== undefined,
      further,
      each,
      whole: false,
      namesKind: kind !== null,
      fate: noun?.fate ?? null,
    });
    at = to - 1;
  }
  return mentions.map((mention, i) => related(tokens, mentions, mention, i));
};

/** "(of which) about 100 were Shaheds", "about 100 of them Shaheds": a kind that stands after "were", "of them". */
const kindAfter = (tokens: readonly Token[], start: number): Noun | null => {
  let at = start;
  let parts =
    tokens[start - 2]?.is.ofThem !== undefined || tokens[start - 3]?.is.ofThem !== undefined;
  while (
    tokens[at]?.is.ofThem !== undefined ||
    tokens[at]?.is.passive !== undefined ||
    tokens[at]?.word === '—'
  ) {
    parts ||= tokens[at]?.is.ofThem !== undefined;
    at += 1;
  }
  while (tokens[at]?.word === '"') at += 1;
  const munition = tokens[at]?.is.munition;
  if (at === start || !parts || munition === undefined || classes.has(munition)) return null;
  return { kind: 'munition', munition, to: at + 1, single: false };
};

/** "15 of them children": who the part is stands after "of them". */
const peopleOfThem = (tokens: readonly Token[], start: number): Noun | null => {
  if (tokens[start]?.is.ofThem === undefined) return null;
  let at = start + 1;
  while (tokens[at]?.is.passive !== undefined || tokens[at]?.is.article !== undefined) at += 1;
  const noun = nounAfter(tokens, at, false);
  return noun?.kind === 'people' && noun.fate === null ? noun : null;
};

/** A singular noun without a number is exactly one. */
const oneOf = (tokens: readonly Token[], at: number): Mention => {
  let from = at;
  while (from > 0 && tokens[from - 1] !== undefined && soft(tokens[from - 1] as Token)) from -= 1;
  return {
    kind: 'people',
    from,
    number: at,
    to: at + 1,
    count: { value: 1, bound: 'exactly' },
    word: null,
    munition: null,
    single: true,
    ofThem: false,
    further: false,
    each: false,
    whole: false,
    namesKind: false,
    fate: null,
  };
};

/** What neighbouring numbers tell of each other: "27 of the 30 drones", "83 drones or 76 drones and seven missiles". */
const related = (
  tokens: readonly Token[],
  mentions: readonly Mention[],
  mention: Mention,
  i: number,
): Mention => {
  const next = mentions[i + 1];
  const previous = mentions[i - 1];
  const isOf = (a: Mention, b: Mention): boolean =>
    a.kind === 'bare' &&
    a.count !== null &&
    b.kind === 'munition' &&
    b.count !== null &&
    b.count.value >= a.count.value &&
    b.number > a.number + 1 &&
    tokens
      .slice(a.number + 1, b.number)
      .every(
        (token) =>
          token.is.whole !== undefined ||
          token.is.bound !== undefined ||
          token.is.modifier !== undefined,
      );
  if (next && isOf(mention, next))
    return { ...mention, kind: 'munition', munition: next.munition, ofThem: true, to: next.to };
  if (previous && isOf(previous, mention)) return { ...mention, whole: true };
  if (itemises(tokens, mentions, i, isOf)) return { ...mention, whole: true };
  const third = mentions[i + 2];
  if (
    mention.kind === 'munition' &&
    next?.munition &&
    third?.munition &&
    tokens[next.from - 1]?.is.or !== undefined &&
    next.from === mention.to + 1 &&
    mention.count?.value === (next.count?.value ?? 0) + (third.count?.value ?? 0)
  )
    return { ...mention, munition: combine([next.munition, third.munition]) };
  return mention;
};

/** "478 of 550 weapons - 539 drones and 11 missiles -": the items of the whole add up to it. */
const itemises = (
  tokens: readonly Token[],
  mentions: readonly Mention[],
  i: number,
  isOf: (a: Mention, b: Mention) => boolean,
): boolean => {
  for (let at = i - 1; at >= 1 && at >= i - 4; at--) {
    const whole = mentions[at];
    const part = mentions[at - 1];
    if (!whole || !part || !isOf(part, whole)) continue;
    if (!/^[—(:,-]$/.test(tokens[whole.to]?.word ?? '')) return false;
    let sum = 0;
    for (let k = at + 1; k < mentions.length && sum < (whole.count?.value ?? 0); k++) {
      const item = mentions[k];
      if (item?.kind !== 'munition') return false;
      sum += item.count?.value ?? 0;
      if (sum === whole.count?.value) return i <= k && i > at;
    }
    return false;
  }
  return false;
};
