// Talks, ceasefires, plans, exchanges and bodies of a sentence with the stage told of each.
// A thing that is only hoped for, denied, asked about or compared makes no event.
import type { Sentence } from '../clauses.ts';
import type { When } from './dates.ts';
import { handedOver } from './handed-over.ts';
import { peopleIn } from './who/people.ts';
import {
  isNear,
  isNegated,
  isUnreal,
  partiesBetween,
  stageOf,
  thingsIn,
  type Finding,
} from './stages.ts';
import { distance, type EventText } from './text.ts';
import type { Stage } from './words.ts';

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
  // "Delegations met on Wednesday for talks, but the meeting lasted an hour": one event, told by its verb first.
  const talks = found.find(({ topic }) => topic === 'talks');
  const meeting = meetingIn(text, sentence);
  if (meeting && (!talks || (talks.status === meeting.status && meeting.at < talks.at)))
    found.unshift(meeting);
  const known =
    captives ||
    // "another exchange of 1,200 people"
    (thingsIn(text, sentence).some(({ value }) => value === 'exchange') &&
      partiesBetween(text, sentence.from, sentence.to).size > 1 &&
      peopleIn(text, sentence, false).length > 0);
  return [...found, ...handedOver(text, sentence, whens, known, dead)];
};

/** Meeting is talks only of those who meet: one before and one after the verb, or two before it. */
const meetingIn = (text: EventText, sentence: Sentence): Finding | null => {
  const bare = text.find('bareMeet', sentence.from, sentence.to).flatMap((mark) => {
    // "proposed that the delegations meet in Miami": the verb before it tells how it stands.
    const stage = (['proposed', 'agreed', 'rejected'] as const).find((one) =>
      text
        .find(one, Math.max(sentence.from, mark.from - 12), mark.from)
        .some(({ value }) => value !== 'before'),
    );
    return stage ? [{ ...mark, value: stage as Stage }] : [];
  });
  // "hosted Zelensky", "spoke to Putin by phone": only of a person who is named at once.
  const withWhom = text
    .find('meetsWho', sentence.from, sentence.to)
    .filter((mark) =>
      text.find('known', mark.to, mark.to + 4).some(({ from }) => from - mark.to <= 2),
    )
    .map((mark) => ({ ...mark, value: 'held' as Stage }));
  for (const mark of [...text.find('meets', sentence.from, sentence.to), ...bare, ...withWhom]) {
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

/** "talks in Istanbul last week": a place with a day says that they are or were, without a verb. */
const placedTalks = (
  text: EventText,
  sentence: Sentence,
  from: number,
  to: number,
  whens: readonly When[],
  today: string,
): Stage | null => {
  // What stands behind a semicolon is told of something else.
  const shut = text.tokens.slice(to, to + 12).findIndex(({ lower }) => lower === ';');
  const near = Math.min(sentence.to, shut < 0 ? to + 12 : to + shut);
  const opened = text.tokens.slice(from - 5, from).some(({ lower }) => lower === ';');
  // "a second round may move to Geneva"
  const modal = text.find('modal', to, near).some((mark) => !text.has('month', mark.from, mark.to));
  if (modal) return null;
  const aheadOf = text.has('ahead', Math.max(sentence.from, from - 3), from);
  // "are due in Istanbul on Monday for a second round"
  const place = text.has('place', Math.max(sentence.from, from - (aheadOf ? 8 : 4)), near);
  const when = whens.find(
    (one) =>
      !one.said &&
      one.from >= (opened ? from : from - 5) &&
      one.from < near &&
      !text.has('clause', to, one.from),
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
