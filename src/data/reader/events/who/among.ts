// Meetings of one side with its own people: "Rubio and Witkoff met to discuss Ukraine" is no round of talks.
import type { Sentence } from '../../clauses.ts';
import type { Finding } from '../stages.ts';
import type { EventText } from '../text.ts';

/** The states that stand for somebody who meets: not those that a meeting is about, nor those it is held in. */
const meeting = (text: EventText, from: number, to: number, about: number): Set<string> => {
  const states = text
    .find('party', from, to)
    .filter(
      (mark) =>
        !text.has('aboutParty', mark.from - 1, mark.from) &&
        !text.has('partyMatter', mark.to, mark.to + 2) &&
        !text.find('place', mark.from - 2, mark.to).some(({ to: end }) => end >= mark.to),
    );
  const people = text.find('known', from, to).map(({ from: at, value }) => ({ at, value }));
  // Behind the purpose only "with somebody" meets, unless it is talks with him that are discussed.
  const takesPart = (at: number): boolean =>
    at < about ||
    text
      .find('withWhom', Math.max(about, at - 3), at)
      .some((mark) => !text.has('topic', mark.from - 1, mark.from));
  return new Set([
    ...states.filter((mark) => takesPart(mark.from)).map(({ value }) => value),
    ...people.filter(({ at }) => takesPart(at)).map(({ value }) => value.party),
  ]);
};

/** True where those who are told to meet are all of one side. */
export const isAmongOwn = (text: EventText, sentence: Sentence, finding: Finding): boolean => {
  const from = Math.max(sentence.from, finding.at - 26);
  const to = Math.min(sentence.to, finding.to + 26);
  if (text.has('both', from, to)) return false;
  const about = text.find('purpose', finding.to, to)[0]?.from ?? to;
  const named = new Set(text.find('known', from, about).map(({ value }) => value.name));
  if (named.size < 2 && !text.has('ownPeople', from, about)) return false;
  return meeting(text, from, to, about).size === 1;
};
