// Talks, exchanges, bodies, ceasefires and plans of a sentence: the thing named, the stage told nearest to it.
// A thing that is only hoped for, discussed or compared makes no event.
import type { Sentence } from './clauses.ts';
import { stages, type EventText } from './events-text.ts';
import type { Stage, Topic } from './events-words.ts';
import type { When } from './events-dates.ts';
import type { EventFigure } from '../model/event.ts';

/** Something named at tokens `from`..`to`, with its stage and the words that told it. */
export interface Finding {
  readonly topic: Topic;
  readonly status: Stage;
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly figures: readonly EventFigure[];
}

const allowed: Readonly<Record<Topic, readonly Stage[]>> = {
  talks: ['proposed', 'announced', 'agreed', 'rejected', 'held', 'postponed'],
  exchange: ['proposed', 'announced', 'agreed', 'rejected', 'completed', 'postponed'],
  bodies: ['proposed', 'announced', 'agreed', 'completed', 'postponed'],
  ceasefire: ['proposed', 'announced', 'agreed', 'rejected'],
  plan: ['proposed', 'agreed', 'rejected'],
};

/** How far two marks are apart, in tokens; what a clause or a comma closes off counts as further. */
const distance = (text: EventText, a: number, b: number): number => {
  const [from, to] = a < b ? [a, b] : [b, a];
  let cost = to - from + 8 * text.find('clause', from, to).length;
  for (let at = from; at < to; at += 1) {
    const mark = text.tokens[at]?.lower;
    if (mark === ',') cost += 3;
    else if (mark === ';' || mark === ':') cost += 12;
  }
  return cost;
};

/** The stage told nearest to what is named; of two equally near the earlier of the list. */
export const nearestStage = (
  text: EventText,
  sentence: Sentence,
  topic: Topic,
  from: number,
  to: number,
): { stage: Stage; from: number; to: number } | null => {
  let best: { stage: Stage; from: number; to: number; cost: number } | null = null;
  for (const stage of stages) {
    if (!allowed[topic].includes(stage)) continue;
    for (const mark of text.find(stage, sentence.from, sentence.to)) {
      if (
        topic === 'talks' &&
        stage === 'agreed' &&
        !text.has('agreedTalks', mark.from, mark.to + 4)
      )
        continue;
      // "The delegation to the third round would be the one that attended before": not held.
      if (stage === 'held' && mark.from >= to && text.has('modal', to, mark.from)) continue;
      const inside = mark.from < to && mark.to > from;
      const after = mark.from >= to;
      const cost =
        (inside ? 4 : after ? distance(text, to, mark.from) + 1 : distance(text, mark.to, from)) -
        (mark.to - mark.from > 1 ? 1 : 0);
      // A plan is settled only by words close to it: any paper can be called one.
      if (cost < (best?.cost ?? (topic === 'plan' ? 12 : 20)))
        best = { stage, from: mark.from, to: mark.to, cost };
    }
  }
  if (best?.stage === 'proposed') {
    // "rejected the proposal for a meeting": what was proposed is told as rejected.
    const proposed = best;
    const refused = text
      .find('rejected', sentence.from, proposed.from)
      .find((mark) => distance(text, mark.to, proposed.from) <= 9);
    if (refused && allowed[topic].includes('rejected'))
      return { stage: 'rejected', from: refused.from, to: proposed.to };
  }
  return best;
};

const isUnreal = (text: EventText, from: number, topic: Topic): boolean =>
  text
    .find('unreal', Math.max(0, from - 9), from)
    .some((mark) => distance(text, mark.to, from) <= 5) ||
  (topic !== 'talks' &&
    text
      .find('temporal', Math.max(0, from - 7), from)
      .some((mark) => distance(text, mark.to, from) <= 3));

/** "1,000 for 1,000", "157 each", "390 POWs": people of an exchange, and whether of each side. */
const peopleIn = (text: EventText, sentence: Sentence, bodies: boolean): EventFigure[] => {
  const found: EventFigure[] = [];
  const each = text.has('each', sentence.from, sentence.to);
  for (let at = sentence.from; at < sentence.to; at += 1) {
    const previous = text.tokens[at - 1];
    if (previous?.lower === '-' && text.tokens[at]?.glued && text.tokens[at - 2]?.kind === 'number')
      continue;
    const number = text.number(at);
    if (!number || number.to > sentence.to) continue;
    const next = text.tokens[number.to];
    let after = number.to;
    // "1,000-for-1,000", «157 на 157»: the same number twice is a number of each side.
    let formula = false;
    for (let skip = number.to; skip < number.to + 5; skip += 1) {
      const other = text.number(skip);
      if (!other) continue;
      if (
        other.value === number.value &&
        other.from - number.to >= 1 &&
        other.from - number.to <= 4
      ) {
        formula = true;
        after = other.to;
      }
      break;
    }
    const limit = Math.min(sentence.to, number.to + 5);
    const people = text
      .find('prisoners', number.to, limit)
      .find((mark) => distance(text, number.to, mark.from) <= 4);
    const remains = text
      .find('topic', number.to, Math.min(sentence.to, number.to + 8))
      .some(({ value, from }) => value === 'bodies' && distance(text, number.to, from) <= 6);
    // "157 each"; "307 combatants on Saturday and 390 on Friday".
    const bare =
      !next?.glued &&
      number.value > 1 &&
      next?.kind !== 'number' &&
      ((each && text.has('each', number.to, number.to + 2)) ||
        (found.length > 0 && text.has('weekday', number.to, number.to + 2)));
    if (bodies ? !remains : remains || (!formula && !people && !bare)) {
      at = number.to - 1;
      continue;
    }
    if (number.value > 1 || people) {
      const bound =
        text
          .find('bound', Math.max(0, at - 4), at)
          .filter((mark) => mark.to === at)
          .at(-1)?.value ?? 'exactly';
      const noun = people ? text.quote(people.from, people.to).toLowerCase() : 'prisoners of war';
      found.push({
        value: number.value,
        bound,
        unit: bodies ? 'body' : 'person',
        item: bodies ? 'bodies' : formula || each ? `${noun}, each side` : noun,
      });
    }
    at = Math.max(after, number.to) - 1;
  }
  return found;
};

/** What the sentence tells of each thing it names. `captives`: people released here are prisoners. */
export const findingsIn = (
  text: EventText,
  sentence: Sentence,
  whens: readonly When[],
  captives: boolean,
): Finding[] => {
  const found: Finding[] = [];
  const add = (topic: Topic, from: number, to: number): void => {
    if (found.some((one) => one.topic === topic && one.at >= from && one.at < to)) return;
    if (isUnreal(text, from, topic)) return;
    const people =
      topic === 'exchange' || topic === 'bodies'
        ? peopleIn(text, sentence, topic === 'bodies')
        : [];
    if (topic === 'bodies' && people.length === 0) return;
    const stage = nearestStage(text, sentence, topic, from, to);
    const status =
      stage?.stage ?? (topic === 'talks' ? placedTalks(text, sentence, from, to, whens) : null);
    if (status === null) return;
    found.push({
      topic,
      status,
      at: from,
      from: Math.min(from, stage?.from ?? from),
      to: Math.max(to, stage?.to ?? to),
      figures: people,
    });
  };
  let open: { value: Topic; from: number; to: number } | null = null;
  const joined: { value: Topic; from: number; to: number }[] = [];
  // "a third round of negotiations" is one thing, named by two words.
  for (const mark of text.find('topic', sentence.from, sentence.to)) {
    if (open && open.value === mark.value && distance(text, open.to, mark.from) <= 3)
      open.to = mark.to;
    else {
      open = { ...mark };
      joined.push(open);
    }
  }
  for (const mark of joined) add(mark.value, mark.from, mark.to);
  // Meeting and releasing are verbs: they are talks or an exchange only with those who meet or are released.
  const parties = new Set([
    ...text.find('party', sentence.from, sentence.to).map(({ value }) => value),
    ...text.find('known', sentence.from, sentence.to).map(({ value }) => value.party),
  ]);
  const several = parties.size > 1 || text.has('both', sentence.from, sentence.to);
  for (const mark of text.find('meetings', sentence.from, sentence.to)) {
    if (!several) break;
    if (found.some(({ topic }) => topic === 'talks')) break;
    if (isUnreal(text, mark.from, 'talks')) continue;
    const status = nearestStage(text, sentence, 'talks', mark.from, mark.to)?.stage;
    if (status)
      found.push({
        topic: 'talks',
        status,
        at: mark.from,
        from: mark.from,
        to: mark.to,
        figures: [],
      });
  }
  if (!found.some(({ topic }) => topic === 'exchange' || topic === 'bodies'))
    for (const mark of text.find('releases', sentence.from, sentence.to)) {
      const people = peopleIn(text, sentence, false);
      if (people.length === 0 || !captives) break;
      const stage = nearestStage(text, sentence, 'exchange', mark.from, mark.to);
      if (!stage || isUnreal(text, mark.from, 'exchange')) continue;
      found.push({
        topic: 'exchange',
        status: stage.stage,
        at: mark.from,
        from: mark.from,
        to: Math.max(mark.to, stage.to),
        figures: people,
      });
      break;
    }
  return found;
};

/** "talks in Istanbul last week": a place with a day says that they are or were, without a verb. */
const placedTalks = (
  text: EventText,
  sentence: Sentence,
  from: number,
  to: number,
  whens: readonly When[],
): Stage | null => {
  const near = Math.min(sentence.to, to + 12);
  const place = text.has('place', Math.max(sentence.from, from - 2), near);
  const when = whens.find((one) => !one.said && one.from >= from - 4 && one.from < near);
  if (!place || !when) return null;
  return 'held';
};
