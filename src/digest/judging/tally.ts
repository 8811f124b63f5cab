// One figure of one night by one speaker, for comparing nights.
import type { SeriesKey } from '../../data/model/series.ts';
import { munitionKey } from '../../data/model/terms.ts';
import type { Digest, Figure } from '../digest.ts';

/** Whole-country figure of a night by one speaker; null where it gave none. Our sum of kinds counts. */
export const nightFigure = (
  digest: Digest,
  subject: Pick<SeriesKey, 'by' | 'attacker' | 'quantity' | 'munition' | 'part'>,
): Figure | null =>
  digest.directions
    .find(({ attacker }) => attacker === subject.attacker)
    ?.figures.filter(
      (figure) =>
        figure.part === subject.part &&
        figure.quantity === subject.quantity &&
        figure.region === null &&
        !figure.subset &&
        figure.lead.by === subject.by &&
        munitionKey(figure.munition) === munitionKey(subject.munition),
    )
    .sort((a, b) => Number(b.sumOf === 'kinds') - Number(a.sumOf === 'kinds'))[0] ?? null;
