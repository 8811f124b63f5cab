// Exchanges of prisoners and bodies of the dead in a sentence: what is named or told by a verb, each with the
// numbers that stand nearest to it.
import type { Sentence } from '../clauses.ts';
import type { When } from './dates.ts';
import { peopleIn, type Person } from './who/people.ts';
import { isNegated, isUnreal, stageOf, thingsIn, type Finding } from './stages.ts';
import { distance, type EventText } from './text.ts';
import type { Stage } from './words.ts';

const isOfWar = (text: EventText, { from, to }: Sentence): boolean =>
  text.has('remains', from, to) && !text.has('rubble', from, to);

/** Exchanges and bodies: what is named or told by a verb, each with the numbers that stand nearest to it. */
export const handedOver = (
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
      if (text.has('inReturn', mark.from - 1, mark.to + 2)) continue;
      if (isUnreal(text, mark.from, sentence.from, 2)) continue;
      if (isNegated(text, mark.from, sentence.from)) continue;
      // "are coming home": two verbs of one release.
      const last = anchors.at(-1);
      if (last && !last.named && last.stage === mark.value && mark.from - last.to <= 1) {
        last.to = mark.to;
        continue;
      }
      // "may be returned", and where the adverb stands before: «домой могут вернуть».
      const modal =
        text.has('modal', Math.max(sentence.from, mark.from - 3), mark.from) ||
        text
          .find('modal', mark.to, Math.min(sentence.to, mark.to + 3))
          .some(({ from }) => distance(text, mark.to, from) <= 2);
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
          text.has('prisoners', mark.to, Math.min(sentence.to, mark.to + 9)),
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
    // "agreed to swap 1,000 each, the largest such exchange": the same exchange, not one that is done.
    const others = told.filter(
      ({ named, stage, from, to }) =>
        !(
          named &&
          stage === 'completed' &&
          text.has('superlative', from, to) &&
          told.some((one) => one.stage !== 'completed')
        ),
    );
    const mine = others.length > 0 ? others : told.length > 0 ? told : all;
    if (mine.length === 0) continue;
    const frames = thingsIn(text, sentence).filter(
      (thing) =>
        thing.value === topic &&
        isFrame(thing.from) &&
        !mine.some(({ named, at }) => named && at === thing.from),
    );
    const people = peopleIn(text, sentence, topic === 'bodies').filter(
      ({ at, formula }, _, all) =>
        !formula ||
        !(
          frames.some((frame) => Math.abs(frame.from - at) <= 6) ||
          // "the third stage of a 1,000-for-1,000 exchange" tells what it is a stage of.
          (isFrame(at) &&
            mine.every(({ stage }) => stage === 'completed') &&
            all.some((other) => !other.formula))
        ),
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
  const first = people[0];
  // "On Saturday 307 each and on Friday 390": the days stand before their numbers.
  const leads = first !== undefined && whens.some((when) => when.to <= first.at);
  const dayOf = (index: number): string | null => {
    const one = people[index];
    const before = people[index - 1]?.at ?? -1;
    const next = people[index + 1]?.at ?? Number.POSITIVE_INFINITY;
    const when = leads
      ? whens.findLast((each) => one && each.to <= one.at && each.from > before)
      : whens.find(
          (each) => one && each.from > one.at && each.from < next && each.from - one.at < 12,
        );
    return when?.past[0] ?? null;
  };
  const days = people.map((_, index) => dayOf(index));
  const known = new Set(days.filter((day) => day !== null));
  if (known.size < 2 || days.includes(null)) return [people];
  return people.map((person) => [person]);
};
