// The stage told of a thing: the nearest words that can govern it, unless they are denied, hoped for or somebody's
// demand. Rules of word order and distance; the words stand in the lexicons.
import type { Sentence } from '../clauses.ts';
import { distance, stages, type EventText, type Side } from './text.ts';
import type { Stage, Topic } from './words.ts';
import type { EventFigure } from '../../model/event.ts';

/** Something named at tokens `from`..`to`, with its stage and the words that told it. */
export interface Finding {
  readonly topic: Topic;
  readonly status: Stage;
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly figures: readonly EventFigure[];
}

interface Told {
  readonly stage: Stage;
  readonly side: Side;
  readonly from: number;
  readonly to: number;
}
/** A thing named in a sentence: its kind and its tokens. */
export interface Thing {
  readonly value: Topic;
  readonly from: number;
  to: number;
}

const allowed: Readonly<Record<Topic, readonly Stage[]>> = {
  talks: ['proposed', 'announced', 'agreed', 'rejected', 'held', 'postponed'],
  exchange: ['proposed', 'announced', 'agreed', 'rejected', 'completed', 'postponed'],
  bodies: ['proposed', 'announced', 'agreed', 'completed', 'postponed'],
  ceasefire: ['proposed', 'announced', 'agreed', 'rejected'],
  plan: ['proposed', 'agreed', 'rejected'],
};
const reach: Readonly<Record<Topic, number>> = {
  talks: 15,
  exchange: 18,
  bodies: 16,
  ceasefire: 14,
  plan: 9,
};
/** No word further than this belongs to a thing. */
const view = 26;

/** Every word of a stage near a thing, none inside a longer one. */
const toldNear = (text: EventText, sentence: Sentence, thing: Thing): Told[] => {
  const from = Math.max(sentence.from, thing.from - view);
  const to = Math.min(sentence.to, thing.to + view);
  const all = stages.flatMap((stage) =>
    text.find(stage, from, to).map((mark) => ({
      stage,
      side: mark.value,
      from: mark.from,
      to: mark.to,
    })),
  );
  if (thing.value === 'plan')
    all.push(
      ...text.find('planVerb', from, to).map((mark) => ({
        stage: 'proposed' as const,
        side: 'after' as const,
        from: mark.from,
        to: mark.to,
      })),
    );
  if (thing.value === 'ceasefire')
    all.push(
      ...text.find('setsIn', thing.to, to).map((mark) => ({
        stage: 'announced' as const,
        side: 'before' as const,
        from: mark.from,
        to: mark.to,
      })),
    );
  if (thing.value === 'bodies')
    all.push(
      ...text.find('releases', from, to).map((mark) => ({
        stage: mark.value,
        side: 'either' as const,
        from: mark.from,
        to: mark.to,
      })),
    );
  return all.filter(
    (one) =>
      !all.some(
        (other) =>
          other !== one &&
          other.from <= one.from &&
          other.to >= one.to &&
          other.to - other.from > one.to - one.from,
      ),
  );
};

export const isNegated = (text: EventText, at: number, floor: number): boolean =>
  text
    .find('negation', Math.max(floor, at - 3), at)
    .some((mark) => at - mark.to <= 1 && !text.has('clause', mark.to, at));

export const isUnreal = (text: EventText, at: number, floor: number, near = 3): boolean =>
  text
    .find('unreal', Math.max(floor, at - 7), at)
    // «До України повернули»: where to, not what for.
    .filter(
      (mark) =>
        !text.has('until', mark.from, mark.to) ||
        !text
          .find('party', mark.to, mark.to + 1)
          .some(({ value }) => value === 'ukraine' || value === 'russia'),
    )
    .some((mark) => distance(text, mark.to, at) <= near);

/** "agreed to hold", "refused to resume", "proposed holding": the verb that governs another verb. */
const governorOf = (
  text: EventText,
  told: readonly Told[],
  verb: { from: number },
): Told | null => {
  let best: Told | null = null;
  for (const one of told)
    if (
      one.to <= verb.from &&
      verb.from - one.to <= 2 &&
      one.side !== 'before' &&
      !text.has('clause', one.to, verb.from) &&
      text.tokens[verb.from - 1]?.lower !== ',' &&
      (!best || one.to > best.to)
    )
      best = one;
  return best;
};

/** "talks", "talks between X and Y" and then ", which": the pronoun stands for the thing. */
const isRelative = (text: EventText, to: number, end: number): boolean => {
  const pronoun = text.find('relativePronoun', to, Math.min(end, to + 14))[0];
  return (
    pronoun !== undefined &&
    (pronoun.from - to <= 1 ||
      (text.tokens[pronoun.from - 1]?.lower === ',' &&
        // "another trilateral round, which": the last words of its name.
        (pronoun.from - to <= 3 || text.has('party', to, pronoun.from))))
  );
};

/** "the remains of 1,000 people, which Russia says are soldiers, were": where the predicate begins. */
const afterRelative = (text: EventText, to: number): number => {
  for (let open = to; open < to + 6; open += 1) {
    if (text.tokens[open]?.lower !== ',') continue;
    if (!text.has('relativePronoun', open + 1, open + 2)) return to;
    for (let shut = open + 2; shut < open + 14; shut += 1)
      if (text.tokens[shut]?.lower === ',') return shut + 1;
    return to;
  }
  return to;
};

/** "a proposal for talks", "a ceasefire proposal": the noun and its thing belong together. */
const isLinked = (text: EventText, noun: Told, thing: Thing): boolean =>
  noun.to <= thing.from
    ? thing.from - noun.to <= 1 || text.has('nounLink', noun.to, noun.to + 1)
    : noun.from - thing.to <= 2;

/** What is told of a thing: the nearest words of a stage that can govern it, or null. */
export const stageOf = (text: EventText, sentence: Sentence, thing: Thing): Told | null => {
  const topic = thing.value;
  const told = toldNear(text, sentence, thing);
  let best: Told | null = null;
  let least = reach[topic];
  for (const one of told) {
    if (!allowed[topic].includes(one.stage)) continue;
    if (
      topic === 'talks' &&
      one.stage === 'agreed' &&
      !text.has('agreedTalks', one.from, one.to + 4)
    )
      continue;
    const inside = one.from < thing.to && one.to > thing.from;
    const follows = one.from >= thing.to;
    if (inside ? topic === 'plan' : one.side === (follows ? 'after' : 'before')) continue;
    let cost = inside
      ? 4
      : follows
        ? distance(text, Math.min(afterRelative(text, thing.to), one.from), one.from) + 1
        : distance(text, one.to, thing.from);
    // "talks, which lasted six hours": the pronoun stands for the thing.
    if (follows && isRelative(text, thing.to, one.from)) cost -= 9;
    if (one.to - one.from > 1) cost -= 1;
    // "talks between X and Y, led by Z, have failed": a predicate may stand far from its subject.
    if (follows && one.side === 'before' && !text.has('clause', thing.to, one.from)) cost -= 5;
    // What is told of another thing in between is not told of this one.
    const [a, b] = follows ? [thing.to, one.from] : [one.to, thing.from];
    if (!inside) cost += 5 * text.find('topic', a, b).filter(({ value }) => value !== topic).length;
    // A proposal of something is named next to it.
    if (
      !inside &&
      text.has('proposalNoun', one.from, one.to) &&
      one.to - one.from === 1 &&
      (cost > 10 || !isLinked(text, one, thing))
    )
      continue;
    if (cost < least) {
      best = one;
      least = cost;
    }
  }
  if (!best) return null;
  for (let step = 0; step < 3 && best.to <= thing.from; step += 1) {
    const governor = governorOf(text, told, best);
    if (!governor || !allowed[topic].includes(governor.stage)) break;
    best = { ...governor, to: best.to };
  }
  if (best.stage === 'proposed') {
    // "rejected the proposal for a meeting": what was proposed is told as rejected.
    const offer = best;
    const refused = told.find(
      (one) =>
        one.stage === 'rejected' &&
        (one.to <= offer.from
          ? one.side !== 'before' && distance(text, one.to, offer.from) <= 9
          : one.from >= offer.to &&
            one.side !== 'after' &&
            one.from - Math.max(offer.to, thing.to) <= 4),
    );
    if (refused && allowed[topic].includes('rejected'))
      best = {
        ...refused,
        from: Math.min(refused.from, best.from),
        to: Math.max(best.to, refused.to),
      };
  }
  if (best.stage === 'announced' && allowed[topic].includes('postponed')) {
    // "talks planned for March 5 in Abu Dhabi were put off": the predicate tells how it stands.
    const planned = best;
    const off = told.find(
      (one) =>
        one.stage === 'postponed' &&
        one.side !== 'after' &&
        one.from >= Math.max(planned.to, thing.to) &&
        distance(text, thing.to, one.from) <= (isRelative(text, thing.to, one.from) ? 38 : 34) &&
        (isRelative(text, thing.to, one.from) ||
          // "were due on Sunday but have been pushed back"
          text.find('clause', thing.to, one.from).every((mark) => one.from - mark.to <= 3)),
    );
    if (off) best = { ...off, from: Math.min(off.from, planned.from) };
  }
  if (best.stage === 'agreed' && best.from >= thing.to && best.from - thing.to <= 1) {
    // "the exchange agreed in Istanbul took place": the participle does not tell how it stands.
    const participle = best;
    const predicate = told.find(
      (one) =>
        (one.stage === 'completed' || one.stage === 'held' || one.stage === 'postponed') &&
        one.side !== 'after' &&
        allowed[topic].includes(one.stage) &&
        one.from >= participle.to &&
        one.from - participle.to <= 10 &&
        !text.has('clause', participle.to, one.from),
    );
    if (predicate) best = predicate;
  }
  if (best.stage === 'proposed' && !hasProposer(text, sentence, best, thing)) return null;
  // "called on both sides to agree to a truce": what others ask is a proposal, an infinitive is not yet so.
  if (best.stage === 'agreed' && text.has('infinitive', best.from - 1, best.to)) {
    const bound = best;
    const asked = told
      .filter(
        (one) => one.stage === 'proposed' && one.to <= bound.from && bound.from - one.to <= 10,
      )
      .at(-1);
    if (!asked || !allowed[topic].includes('proposed')) return null;
    best = { ...asked, to: best.to };
  }
  if (
    topic === 'talks' &&
    isNear(text, 'noDate', thing) &&
    (best.stage === 'announced' || best.stage === 'held')
  )
    return null;
  const bare = best.stage === 'announced' && text.has('bareFuture', best.from, best.to);
  if (bare) {
    // "agreed to swap prisoners and to return the bodies": one verb governs both.
    const verb = best;
    const governor = told
      .filter((one) => one.stage !== 'announced' && one.to <= verb.from && verb.from - one.to <= 14)
      .filter((one) => one.side !== 'before' && allowed[topic].includes(one.stage))
      .filter((one) => !['held', 'completed'].includes(one.stage))
      .at(-1);
    if (governor) return { ...governor, to: verb.to };
  }
  // "Russia, Ukraine to hold talks": only right after who holds them.
  if (
    bare &&
    partiesBetween(text, Math.max(sentence.from, best.from - 4), best.from).size === 0 &&
    !text.has('both', Math.max(sentence.from, best.from - 4), best.from)
  )
    return null;
  if (isNegated(text, best.from, sentence.from)) return null;
  const done = best.stage !== 'announced' && best.stage !== 'proposed';
  if (done && text.find('modal', Math.max(sentence.from, best.from - 3), best.from).length > 0)
    return null;
  if (best.stage !== 'rejected' && isUnreal(text, best.from, sentence.from, 2)) return null;
  return best;
};

/** A proposal is somebody's: told before it, or after it with "by". */
const hasProposer = (text: EventText, sentence: Sentence, told: Told, thing: Thing): boolean => {
  const noun = text.has('proposalNoun', told.from, told.to);
  const from = Math.max(sentence.from, Math.min(told.from, thing.from) - (noun ? 6 : 24));
  const to = noun ? told.to + 6 : Math.min(sentence.to, told.to + 5);
  return (
    partiesBetween(text, from, to).size > 0 ||
    text.has('both', from, to) ||
    text.has('sources', from, to) ||
    (!noun && text.has('pronouns', from, told.from)) ||
    // "the next round could be held next week, the envoy said"
    (text.has('nextRound', thing.from - 2, thing.to + 1) &&
      partiesBetween(text, sentence.from, sentence.to).size > 0)
  );
};

export const thingsIn = (text: EventText, sentence: Sentence): Thing[] => {
  const joined: Thing[] = [];
  // "a third round of negotiations" is one thing, named by two words.
  for (const mark of text.find('topic', sentence.from, sentence.to)) {
    const open = joined.at(-1);
    if (open && open.value === mark.value && distance(text, open.to, mark.from) <= 3)
      open.to = mark.to;
    else joined.push({ ...mark });
  }
  return joined;
};

export const isNear = (
  text: EventText,
  family: 'broken' | 'kept' | 'noDate',
  { from, to }: Thing,
): boolean => text.has(family, Math.max(0, from - 7), from) || text.has(family, to, to + 7);

export const partiesBetween = (text: EventText, from: number, to: number): Set<string> =>
  new Set([
    ...text.find('party', from, to).map(({ value }) => value),
    ...text.find('known', from, to).map(({ value }) => value.party),
  ]);
