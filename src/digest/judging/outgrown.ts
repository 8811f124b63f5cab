// A kind that a speaker gives a larger figure than its whole class: both cannot be true, so both are shown.
import { covers } from '../../data/model/terms.ts';
import type { Figure } from '../digest.ts';

const isWhole = ({ region, subset, munition }: Figure): boolean =>
  region === null && !subset && munition !== null;

/** Relays of the same speaker that tell more of one kind ("24 of Shahed type") than it tells of all ("23 drones"). */
const largerKinds = (figure: Figure, all: readonly Figure[]): readonly Figure[] =>
  all.filter(
    (other) =>
      other !== figure &&
      isWhole(other) &&
      other.part === figure.part &&
      other.quantity === figure.quantity &&
      covers(figure.munition ?? '', other.munition ?? '') &&
      other.lead.by === figure.lead.by &&
      other.lead.source !== figure.lead.source &&
      other.lead.bound === 'exactly' &&
      other.lead.value > figure.lead.value,
  );

/** The figures with such rivals beside the class that they outgrow. Sums of ours have their own dispute. */
export const withOutgrown = (figures: readonly Figure[]): readonly Figure[] =>
  figures.map((figure) => {
    if (!isWhole(figure) || figure.sumOf === 'kinds' || figure.lead.bound !== 'exactly')
      return figure;
    const rivals = largerKinds(figure, figures);
    return rivals.length === 0
      ? figure
      : {
          ...figure,
          others: [...figure.others, ...rivals.map(({ lead }) => lead)],
          disputed: true,
        };
  });
