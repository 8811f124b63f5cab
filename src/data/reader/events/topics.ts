// Talks, exchanges, bodies, ceasefires and plans of a sentence: the thing named and the stage told of it.
// A thing that is only hoped for, denied, asked about or compared makes no event.
import type { Sentence } from '../clauses.ts';
import { peopleIn, type Person } from './people.ts';
import { distance, stages, type EventText, type Side } from './text.ts';
import type { Stage, Topic } from './words.ts';
import type { When } from './dates.ts';
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
interface Thing {
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

const isNegated = (text: EventText, at: number, floor: number): boolean =>
  text
    .find('negation', Math.max(floor, at - 3), at)
    .some((mark) => at - mark.to <= 1 && !text.has('clause', mark.to, at));

const isUnreal = (text: EventText, at: number, floor: number, near = 3): boolean =>
  text
    .find('unreal', Math.max(floor, at - 7), at)
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
  const pronoun = text.find('relativePronoun', to, Math.min(end, to + 8))[0];
  return (
    pronoun !== undefined &&
    (pronoun.from - to <= 1 ||
      (text.tokens[pronoun.from - 1]?.lower === ',' && text.has('party', to, pronoun.from)))
  );
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
        ? distance(text, thing.to, one.from) + 1
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
        distance(text, thing.to, one.from) <= (isRelative(text, thing.to, one.from) ? 38 : 24) &&
        (!text.has('clause', thing.to, one.from) || isRelative(text, thing.to, one.from)),
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
    (!noun && text.has('pronouns', from, told.from))
  );
};

const thingsIn = (text: EventText, sentence: Sentence): Thing[] => {
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

/** What the sentence tells of each thing it names. `captives`: people released here are prisoners. */
export const findingsIn = (
  text: EventText,
  sentence: Sentence,
  whens: readonly When[],
  captives: boolean,
  dead: boolean,
  today: string,
): Finding[] => {
  const found: Finding[] = [];
  // A question tells nothing.
  if (text.tokens[sentence.to]?.lower === '?') return found;
  for (const thing of thingsIn(text, sentence)) {
    const { value: topic, from, to } = thing;
    if (topic === 'exchange' || topic === 'bodies') continue;
    if (found.some((one) => one.topic === topic && from >= one.from && from < one.to)) continue;
    if (isNegated(text, from, sentence.from)) continue;
    const unreal = isUnreal(text, from, sentence.from);
    const stage = unreal ? null : stageOf(text, sentence, thing);
    const broken =
      topic === 'ceasefire' && (isNear(text, 'broken', thing) || isNear(text, 'kept', thing));
    const status =
      broken && stage?.stage !== 'proposed' && stage?.stage !== 'rejected'
        ? 'announced'
        : (stage?.stage ??
          (topic === 'talks' && !unreal
            ? placedTalks(text, sentence, from, to, whens, today)
            : null));
    if (status === null) continue;
    found.push({
      topic,
      status,
      at: from,
      from: Math.min(from, stage?.from ?? from),
      to: Math.max(to, stage?.to ?? to),
      figures: [],
    });
  }
  if (!found.some(({ topic }) => topic === 'talks')) {
    const meeting = meetingIn(text, sentence);
    if (meeting) found.push(meeting);
  }
  const known =
    captives ||
    // "another exchange of 1,200 people"
    (thingsIn(text, sentence).some(({ value }) => value === 'exchange') &&
      partiesBetween(text, sentence.from, sentence.to).size > 1 &&
      peopleIn(text, sentence, false).length > 0);
  return [...found, ...handedOver(text, sentence, whens, known, dead)];
};

const isNear = (
  text: EventText,
  family: 'broken' | 'kept' | 'noDate',
  { from, to }: Thing,
): boolean => text.has(family, Math.max(0, from - 7), from) || text.has(family, to, to + 7);

const isOfWar = (text: EventText, { from, to }: Sentence): boolean =>
  text.has('remains', from, to) && !text.has('rubble', from, to);

const partiesBetween = (text: EventText, from: number, to: number): Set<string> =>
  new Set([
    ...text.find('party', from, to).map(({ value }) => value),
    ...text.find('known', from, to).map(({ value }) => value.party),
  ]);

/** Meeting is talks only of those who meet: one before and one after the verb, or two before it. */
const meetingIn = (text: EventText, sentence: Sentence): Finding | null => {
  for (const mark of text.find('meets', sentence.from, sentence.to)) {
    const start = Math.max(sentence.from, mark.from - 14);
    const end = Math.min(sentence.to, mark.to + 12);
    if (isUnreal(text, mark.from, sentence.from, 2)) continue;
    if (isNegated(text, mark.from, sentence.from)) continue;
    const before = partiesBetween(text, start, mark.from);
    const after = partiesBetween(text, mark.to, end);
    const both =
      text.has('both', start, mark.from) ||
      before.size > 1 ||
      (before.size > 0 && [...after].some((party) => !before.has(party))) ||
      // "met in Riyadh": whoever met stands in the sentence before.
      (before.size === 0 && after.size > 1);
    if (!both) continue;
    return {
      topic: 'talks',
      status: mark.value,
      at: mark.from,
      from: mark.from,
      to: mark.to,
      figures: [],
    };
  }
  return null;
};

/** Exchanges and bodies: what is named or told by a verb, each with the numbers that stand nearest to it. */
const handedOver = (
  text: EventText,
  sentence: Sentence,
  whens: readonly When[],
  captives: boolean,
  dead: boolean,
): Finding[] => {
  const war = isOfWar(text, sentence) || (dead && !text.has('rubble', sentence.from, sentence.to));
  const anchors: {
    topic: 'exchange' | 'bodies';
    stage: Stage;
    from: number;
    to: number;
    at: number;
    named: boolean;
  }[] = [];
  for (const thing of thingsIn(text, sentence)) {
    const { value: topic, from, to } = thing;
    if (topic !== 'exchange' && topic !== 'bodies') continue;
    if (topic === 'exchange' ? !captives : !war) continue;
    if (text.has('inReturn', from - 1, to + 1)) continue;
    if (isNegated(text, from, sentence.from) || isUnreal(text, from, sentence.from)) continue;
    const told = stageOf(text, sentence, thing);
    if (told)
      anchors.push({
        topic,
        stage: told.stage,
        at: from,
        from: Math.min(from, told.from),
        to: Math.max(to, told.to),
        named: true,
      });
  }
  if (captives)
    for (const mark of text.find('releases', sentence.from, sentence.to)) {
      if (
        anchors.some(
          (one) => one.topic === 'exchange' && one.from <= mark.from && one.to > mark.from,
        )
      )
        continue;
      if (isUnreal(text, mark.from, sentence.from, 2)) continue;
      if (isNegated(text, mark.from, sentence.from)) continue;
      // "are coming home": two verbs of one release.
      const last = anchors.at(-1);
      if (last && !last.named && last.stage === mark.value && mark.from - last.to <= 1) {
        last.to = mark.to;
        continue;
      }
      const modal = text.has('modal', Math.max(sentence.from, mark.from - 3), mark.from);
      if (mark.value === 'completed' && modal) continue;
      anchors.push({
        topic: 'exchange',
        stage: mark.value,
        at: mark.from,
        from: mark.from,
        to: mark.to,
        // "exchanged prisoners on Friday" is an exchange without a number, too.
        named:
          text.has('exchangeVerb', mark.from, mark.to) &&
          text.has('prisoners', mark.to, Math.min(sentence.to, mark.to + 5)),
      });
    }
  if (captives)
    for (const mark of text.find('releaseNoun', sentence.from, sentence.to)) {
      if (isUnreal(text, mark.from, sentence.from)) continue;
      const told = stageOf(text, sentence, { value: 'exchange', from: mark.from, to: mark.to });
      const past = whens.some(
        (when) => !when.said && when.from > mark.from && when.from - mark.to < 10,
      );
      const stage = told?.stage ?? (past ? 'completed' : null);
      if (stage)
        anchors.push({
          topic: 'exchange',
          stage,
          at: mark.from,
          from: mark.from,
          to: mark.to,
          named: false,
        });
    }
  const found: Finding[] = [];
  for (const topic of ['exchange', 'bodies'] as const) {
    // "as part of the 1,000-for-1,000 exchange 303 came home": the frame is told elsewhere.
    const isFrame = (at: number): boolean =>
      text.has('partOf', Math.max(sentence.from, at - 5), at);
    const all = anchors.filter((anchor) => anchor.topic === topic);
    const told = all.filter(
      ({ named, stage, at }) => !(named && stage === 'completed' && isFrame(at)),
    );
    const mine = told.length > 0 ? told : all;
    if (mine.length === 0) continue;
    const frames = thingsIn(text, sentence).filter(
      (thing) =>
        thing.value === topic &&
        isFrame(thing.from) &&
        !mine.some(({ named, at }) => named && at === thing.from),
    );
    const people = peopleIn(text, sentence, topic === 'bodies').filter(
      ({ at, formula }) => !formula || !frames.some((frame) => Math.abs(frame.from - at) <= 6),
    );
    const nearest = people.map(({ at }) =>
      mine.reduce((best, one) => (apart(text, one, at) < apart(text, best, at) ? one : best)),
    );
    for (const anchor of mine) {
      const own = people.filter((_, index) => nearest[index] === anchor);
      if (own.length === 0 && (!anchor.named || topic === 'bodies')) continue;
      for (const group of byDay(own, whens))
        found.push({
          topic,
          status: anchor.stage,
          at: group[0] && own.length > group.length ? group[0].at : anchor.at,
          from: group[0]
            ? Math.min(group[0].at, group.length < own.length ? group[0].at : anchor.from)
            : anchor.from,
          to: Math.max(anchor.to, (group.at(-1)?.at ?? anchor.from) + 1),
          figures: group.map(({ figure }) => figure),
        });
    }
  }
  return found;
};

const apart = (text: EventText, anchor: { from: number; to: number }, at: number): number =>
  at < anchor.from
    ? distance(text, at, anchor.from)
    : at >= anchor.to
      ? distance(text, anchor.to, at)
      : 0;

/** "307 on Saturday and 390 on Friday" are two exchanges. */
const byDay = (people: readonly Person[], whens: readonly When[]): (readonly Person[])[] => {
  if (people.length < 2) return [people];
  const dayAfter = (index: number): string | null => {
    const one = people[index];
    const next = people[index + 1]?.at ?? Number.POSITIVE_INFINITY;
    const when = whens.find(
      (each) => one && each.from > one.at && each.from < next && each.from - one.at < 12,
    );
    return when?.past[0] ?? null;
  };
  const days = people.map((_, index) => dayAfter(index));
  const known = new Set(days.filter((day) => day !== null));
  if (known.size < 2 || days.includes(null)) return [people];
  return people.map((person) => [person]);
};

/** "talks in Istanbul last week": a place with a day says that they are or were, without a verb. */
const placedTalks = (
  text: EventText,
  sentence: Sentence,
  from: number,
  to: number,
  whens: readonly When[],
  today: string,
): Stage | null => {
  const near = Math.min(sentence.to, to + 12);
  const place = text.has('place', Math.max(sentence.from, from - 4), near);
  const when = whens.find(
    (one) =>
      !one.said && one.from >= from - 5 && one.from < near && !text.has('clause', to, one.from),
  );
  const lead = text
    .find('temporal', Math.max(sentence.from, from - 6), from)
    .some((mark) => distance(text, mark.to, from) <= 5);
  const coming = text
    .find('ahead', Math.max(sentence.from, from - 5), from)
    .some((mark) => distance(text, mark.to, from) <= 4);
  if (!place && !(when && lead)) return null;
  if (!when && !lead && !coming) return null;
  // "did not come to the talks in Istanbul"
  if (text.has('negation', Math.max(sentence.from, from - 5), from)) return null;
  const last = when ? when.past.at(-1) : undefined;
  const first = when ? when.next[0] : undefined;
  if (coming && !lead) return when && first !== undefined && first >= today ? 'announced' : null;
  if (when && first !== undefined && first > today && (last ?? first) > today) return 'announced';
  return 'held';
};
