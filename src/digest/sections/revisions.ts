// What changed after it was told: "revised 11:40: hits 56 → 54 (Air Force)". A figure that the source takes
// back is "not published", never zero.
import type { Revision } from '../../data/model/night.ts';
import { munitionLabel } from '../munitions.ts';
import type { View } from './view.ts';

/** "hits 56 → 54"; a munition is named where it is not drones. */
const changeText = ({ words }: View, { quantity, munition, from, to }: Revision): string => {
  const value = (count: number | null): string =>
    count === null ? words.say('revised-none') : words.number(count);
  const kind = munition === null || munition === '' || munition === 'drone' ? null : munition;
  const thing = words.say(`quantity-${quantity}`);
  return words.say('revised-change', {
    thing:
      kind === null
        ? thing
        : words.say('revised-thing', { thing, kind: munitionLabel(words, kind) }),
    from: value(from),
    to: value(to),
  });
};

/** A line for each time and speaker, oldest first, with the time in the reader's zone. */
export const revisionTexts = (view: View, zone: string): readonly string[] => {
  const { words, digest } = view;
  const groups = Map.groupBy(digest.revisions, ({ at, by }) => `${words.time(at, zone)} ${by}`);
  return [...groups.values()].flatMap((revisions) => {
    const [first] = revisions;
    if (!first) return [];
    return words.say('revised', {
      time: words.time(first.at, zone),
      changes: [...new Set(revisions.map((revision) => changeText(view, revision)))].join(', '),
      by: first.by === 'us' ? words.say('our-correction') : words.say(`by-${first.by}`),
    });
  });
};
