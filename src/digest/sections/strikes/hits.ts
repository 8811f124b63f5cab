// Hits, the places they were at, and where debris fell: places are never printed as hits.
import { covers, type Quantity } from '../../../data/model/terms.ts';
import type { Figure } from '../../digest.ts';
import { unnumberedBy } from '../../judging/sums.ts';
import { counted } from '../view.ts';
import { item, roots, told, type Voice } from '../voice.ts';

/** Places of one document, each figure of it, as "3 places" or "4 and 11 places". */
const placesText = (voice: Voice, figure: Figure): string => {
  const { words } = voice;
  const all = figure.parts.length > 1 ? figure.parts : [figure.lead];
  const last = all.at(-1) ?? figure.lead;
  return words.say('places-counted', {
    value: words.list(all.map((claim) => words.count(claim, { people: true }))),
    count: last.value,
  });
};

export const hitsLine = (voice: Voice): string | null => {
  const { words } = voice;
  const places = (quantity: Quantity): Figure | undefined =>
    voice.scene.figures.find(
      (figure) =>
        figure.quantity === quantity &&
        figure.region === null &&
        !figure.subset &&
        (voice.speaker === null || figure.lead.by === voice.speaker),
    );
  const impacts = [...roots, 'air-target' as const].flatMap((root) => {
    const { total, kinds } = told(voice, ['impacts'], root);
    return total ? [total] : kinds;
  });
  const hit = impacts.filter(
    (figure, index) =>
      !impacts.some((other) => covers(other.munition ?? '', figure.munition ?? '')) &&
      impacts.indexOf(figure) === index,
  );
  const [at, debris] = [places('impactLocations'), places('debrisLocations')];
  const withheld =
    hit.length === 0 &&
    unnumberedBy(voice.scene, voice.speaker, 'impacts', 'air-target').length > 0;
  const hits = withheld
    ? words.say('hits-not-published')
    : words.list(hit.map((figure) => item(voice, figure, counted(voice, figure))));
  const atPlaces = at ? item(voice, at, placesText(voice, at)) : null;
  const parts = [
    ...(atPlaces === null
      ? hits === ''
        ? []
        : [hits]
      : [
          ...(withheld ? [hits] : []),
          hits === '' || withheld
            ? words.say('hits-only-places', { places: atPlaces })
            : words.say('hits-places', { hits, places: atPlaces }),
        ]),
    ...(debris && (hits !== '' || atPlaces !== null)
      ? [
          words.say('debris-at', {
            value: item(voice, debris, words.count(debris.lead, { people: true })),
          }),
        ]
      : []),
  ];
  if (parts.length > 0) return words.say('line-hits', { items: parts.join('; ') });
  return debris
    ? words.say('debris-only', { places: item(voice, debris, placesText(voice, debris)) })
    : null;
};
