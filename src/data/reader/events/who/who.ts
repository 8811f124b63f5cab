// Who takes part: the states and bodies named in a stretch, and those of them who talk.
import type { Sentence } from '../../clauses.ts';
import type { Finding } from '../stages.ts';
import type { EventText } from '../text.ts';

/** The two states at war. */
export const belligerents = ['russia', 'ukraine'] as const;

/** The states that arm Ukraine, who meet in the Ramstein format. */
export const contactGroup = 'ukraine defense contact group';

/** "the Contact Group's meeting took place": told for itself, not as where something else was said. */
export const isOfGroup = (text: EventText, { from, to }: Sentence, finding: Finding): boolean =>
  !text.has('temporal', Math.max(from, finding.at - 7), finding.at) &&
  text
    .find('party', Math.max(from, finding.at - 8), Math.min(to, finding.at + 8))
    .some(({ value }) => value === contactGroup);

/** States and bodies of a stretch, in order, each once; those of a speaker's title only where nobody else is named. */
export const partiesIn = (text: EventText, from: number, to: number): string[] => {
  const named = [
    // "in Berlin" is a place.
    ...text
      .find('party', from, to)
      .filter(
        (mark) => !text.find('place', mark.from - 2, mark.to).some(({ to: end }) => end >= mark.to),
      )
      .map((mark) => ({ at: mark.from, party: mark.value })),
    ...text.find('known', from, to).map((mark) => ({ at: mark.from, party: mark.value.party })),
    ...text
      .find('both', from, to)
      .flatMap((mark) => belligerents.map((party) => ({ at: mark.from, party: party as string }))),
  ].sort((a, b) => a.at - b.at);
  return [...new Set(named.map(({ party }) => party))];
};

/** Who talks: those named in the clause round the talks, without the state that is only talked about. */
export const talkersOf = (text: EventText, sentence: Sentence, finding: Finding): string[] => {
  const closes = (at: number): boolean =>
    text.tokens[at]?.lower === ';' ||
    text.has('speech', at, at + 1) ||
    (text.has('clause', at, at + 1) && !text.has('temporal', at, at + 1));
  let from = finding.from;
  let to = finding.to;
  while (from > sentence.from && finding.from - from < 16 && !closes(from - 1)) from -= 1;
  while (to < sentence.to && to - finding.to < 16 && !closes(to)) to += 1;
  // "a strike on the eve of US-Ukrainian talks": who strikes does not talk.
  if (finding.from === finding.at) {
    const frame = [
      ...text.find('ahead', from, finding.from),
      ...text.find('temporal', from, finding.from),
    ];
    for (const mark of frame)
      if (partiesIn(text, mark.to, to).length > 1) from = Math.max(from, mark.to);
  }
  const matter = new Set(
    text
      .find('party', from, to)
      .filter(
        (mark) =>
          text.has('aboutParty', mark.from - 1, mark.from) ||
          text.has('partyMatter', mark.to, mark.to + 2),
      )
      .map(({ value }) => value),
  );
  const acting = partiesIn(text, from, to);
  const talkers = acting.filter((party) => !matter.has(party));
  return talkers.length > 0 ? talkers : acting;
};
