// What was launched and from where, as the side attacked tells it; what has no number is said to have none.
import { munitionKey, type Quantity } from '../../../data/model/terms.ts';
import type { Figure } from '../../digest.ts';
import { munitionLabel } from '../../munitions.ts';
import { slugOf } from '../../speakers.ts';
import { isRow, unnumberedBy } from '../../judging/sums.ts';
import { counted, countsDecoys } from '../view.ts';
import { item, partsOfTotal, roots, told, type Voice } from '../voice.ts';

/** Kinds that the leading speaker names without a number. */
const notNumbered = (voice: Voice, quantity: Quantity): readonly string[] => {
  const labels = unnumberedBy(voice.scene, voice.speaker, quantity, 'air-target').map(
    ({ munition }) => munitionLabel(voice.words, munition ?? ''),
  );
  return labels.length === 0
    ? []
    : [voice.words.say('not-numbered', { thing: [...new Set(labels)].join(', ') })];
};

export const launchedLine = (voice: Voice): string | null => {
  const { words } = voice;
  const items: string[] = [];
  for (const root of roots) {
    const { total, kinds } = told(voice, ['launched'], root);
    const unnamed = (figure: Figure): boolean => munitionKey(figure.munition) === root;
    const names = [...kinds]
      .sort((a, b) => Number(unnamed(a)) - Number(unnamed(b)))
      .map((figure) =>
        item(
          voice,
          figure,
          unnamed(figure) && kinds.length > 1
            ? words.say('kind-not-named', { value: words.count(figure.lead) })
            : counted(voice, figure),
        ),
      );
    if (root === 'drone' && total)
      items.push(
        item(voice, total, counted(voice, total, countsDecoys(voice.scene))) +
          partsOfTotal(voice, total),
        ...(isRow(voice.scene, total) ? names : []),
      );
    else if (root === 'missile' && names.length > 0)
      items.push(
        total
          ? words.say('missiles-total', {
              total: item(voice, total, counted(voice, total)),
              items: names.join(', '),
            })
          : items.length > 0
            ? words.say('missiles-list', { items: names.join(', ') })
            : names.join(', '),
      );
    else items.push(...(total ? [item(voice, total, counted(voice, total))] : names));
  }
  const { total } = told(voice, ['launched'], 'air-target');
  if (total && items.length === 0) {
    items.push(item(voice, total, counted(voice, total)));
  }
  items.push(...notNumbered(voice, 'launched'));
  if (items.length === 0) return null;
  return words.say('line-launched', { items: items.join('; ') });
};

export const areasLine = ({ words, direction }: Voice): string | null =>
  direction.launchAreas.length === 0
    ? null
    : words.say('line-areas', {
        areas: direction.launchAreas
          .map((area) =>
            words.has(`area-${slugOf(area)}`) ? words.say(`area-${slugOf(area)}`) : area,
          )
          .join(', '),
      });
