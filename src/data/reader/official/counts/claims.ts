// Figures of an official post as claims: each number once for every place it is told of, and words that mean
// "as many as were launched".
import { covers, munitionKey } from '../../../model/terms.ts';
import type { Quantity } from '../../../model/terms.ts';
import type { Document } from '../../document.ts';
import { munitionQuantities, type House } from '../house.ts';
import type { PeriodReading } from '../period/period.ts';
import { markAt } from '../../phrases.ts';
import type { Figure } from './assign.ts';
import {
  endOfPlaces,
  isPlaceCount,
  isShareOfPlace,
  launchedByValue,
  sharesNoun,
  standsAlone,
} from './bare.ts';
import type { Draft } from './breakdown.ts';
import { claim, onlyPlace } from './drafting.ts';
import type { Counted, Drafting, Item, Last } from './drafting.ts';
import type { Mention } from './mentions.ts';
import { figureRegions } from './where.ts';

/** «Обидва – знищені», «Усі – збито»: as many as were launched. */
const draftAsLaunched = (
  drafting: Drafting,
  item: Item,
  whole: string,
  region: string | null,
): void => {
  const { mention, predicate, quantity } = item.figure;
  if (!quantity || quantity === 'launched' || !munitionQuantities.has(quantity)) return;
  const end = Math.max(mention.to, predicate?.to ?? 0);
  const meant = drafting.launched.filter(
    ({ munition }) => munitionKey(munition) === munitionKey(whole) || covers(whole, munition),
  );
  if (mention.all === 'both' && (meant.length !== 1 || meant[0]?.value !== 2)) return;
  if (mention.kind === 'bare' && meant.length !== 1) return;
  for (const one of meant)
    claim(drafting, item, {
      quantity,
      munition: one.munition,
      value: one.value,
      bound: one.bound,
      region: region ?? (drafting.house.countsByPlace ? one.region : null),
      words: [one.from, end],
      subset: false,
    });
};

const draftPlaces = (drafting: Drafting, item: Item): void => {
  const { mention, quantity: told } = item.figure;
  const value = mention.number?.value ?? null;
  const quantity = told === 'impacts' ? 'impactLocations' : told;
  if (value === null || (quantity !== 'impactLocations' && quantity !== 'debrisLocations')) return;
  const words = [mention.from, mention.to] as const;
  claim(drafting, item, { quantity, munition: null, value, region: null, words, subset: false });
};

/** «Усі 24 – знищено ... атакували 24 ударними дронами»: the noun comes later. */
const draftBeforeNoun = (drafting: Drafting, item: Item, value: number): void => {
  const { mention, quantity } = item.figure;
  const later = mention.all === 'all' ? drafting.launchedLater.get(value) : undefined;
  if (!later || later.index <= item.index) return;
  if (!quantity || quantity === 'launched' || !munitionQuantities.has(quantity)) return;
  claim(drafting, item, {
    quantity,
    munition: drafting.label(later.mention),
    value,
    region: null,
    words: [mention.from, mention.to],
    subset: false,
  });
};

/**
 * What a number without its noun counts: what was counted last, unless fewer of those were launched
 * («атакував 60 БпЛА та 4 ракетами. Збито 50»); then what so many were launched of, else all together.
 */
const munitionOf = (
  { most }: Drafting,
  last: { readonly munition: string },
  quantity: Quantity,
  value: number,
): string => {
  const same = most.get(munitionKey(last.munition) ?? '');
  if (quantity === 'launched' || !same || same.value >= value || most.size === 1)
    return last.munition;
  return [...most.values()].findLast((one) => one.value >= value)?.munition ?? 'air-target';
};

/**
 * «385 засобів: 210 БпЛА та 3 ракети. 213 збито»: a new sentence counts more than was counted last, so it
 * goes on with the figure that covers it.
 */
const wholeOf = ({ drafts }: Drafting, last: Last, { sentence }: Figure, value: number): Last => {
  if (last.value === null || last.value >= value || last.sentence === sentence) return last;
  const whole = drafts.findLast(
    ({ claim: { munition, count } }) =>
      munition !== null && count.value >= value && covers(munition, last.munition),
  );
  return { ...last, munition: whole?.claim.munition ?? last.munition };
};

const draftBare = (drafting: Drafting, item: Item): void => {
  const { document, named } = drafting;
  const { figure, places } = item;
  const last =
    named?.sentence === figure.sentence && drafting.last
      ? { ...drafting.last, munition: named.munition }
      : drafting.last;
  const { mention, quantity } = figure;
  if (mention.number === null) {
    draftAsLaunched(drafting, item, 'air-target', onlyPlace(item));
    return;
  }
  const { value } = mention.number;
  const next = drafting.figures[item.index + 1];
  if (next && quantity && sharesNoun(document, figure, next)) {
    const shared = { ...item, places: drafting.regions[item.index + 1] ?? [] };
    const munition = drafting.label(next.mention);
    draftNumbered(drafting, shared, { quantity, munition, value, subset: mention.subset });
    return;
  }
  if (!standsAlone(document, figure)) return;
  if (!last) {
    draftBeforeNoun(drafting, item, value);
    return;
  }
  const bound = markAt(
    document.marks.boundFor,
    document.tokens[mention.to]?.lower === ',' ? mention.to + 1 : mention.to,
  );
  const ofOthers = mention.subset || bound !== undefined;
  const settled = ofOthers && mention.bracketed ? last.quantity : (quantity ?? last.quantity);
  if (!settled || !munitionQuantities.has(settled)) return;
  // «збили 74 із них» is a part of the launched, and of no other figure shot down.
  const subset = (ofOthers && settled === last.quantity) || isShareOfPlace(document, mention);
  // «138 із них не дійшли»: what the text says of that part is not known.
  const told = (figure.predicate?.from ?? -1) >= mention.to || settled !== last.quantity;
  const says = told || bound !== undefined || places.length > 0;
  if (mention.subset && !says) return;
  const munition = munitionOf(drafting, wholeOf(drafting, last, figure, value), settled, value);
  const counted = { quantity: settled, munition, value, subset };
  const end = mention.each
    ? endOfPlaces(document, figure)
    : (markAt(document.marks.subset, mention.to)?.to ?? mention.to + 1);
  for (const region of mention.each ? places : [onlyPlace(item)])
    claim(drafting, item, { ...counted, region, words: [mention.from, end] });
};

/** A munition without a number: all of those launched, or the one that its singular means. */
const draftUnnumbered = (
  drafting: Drafting,
  item: Item,
  quantity: Quantity,
  munition: string,
): boolean => {
  const { mention, predicate } = item.figure;
  const { language, tokens } = drafting.document;
  // «сбит БПЛА»: the verb shows that it was one.
  const one =
    mention.form === 'one' ||
    (mention.form === 'any' &&
      language.singularVerbs.has(tokens[predicate?.from ?? -1]?.lower ?? ''));
  // «с применением двух БПЛА ... Украинские беспилотные летательные аппараты уничтожены»
  const ofThose =
    drafting.house.countsByPlace &&
    !mention.vague &&
    mention.all === null &&
    mention.form === 'many' &&
    quantity !== 'launched';
  const region = onlyPlace(item);
  if (mention.all === 'all' || ofThose) draftAsLaunched(drafting, item, munition, region);
  if (mention.vague || mention.subset || mention.all === 'all') return false;
  const value = mention.all === 'both' ? 2 : one ? 1 : null;
  if (value === null) return false;
  const words = [mention.from, mention.end] as const;
  claim(drafting, item, { quantity, munition, value, region, words, subset: false });
  return true;
};

const draftNumbered = (
  drafting: Drafting,
  item: Item,
  counted: Omit<Counted, 'region' | 'words'>,
): void => {
  const { mention } = item.figure;
  if (mention.each && item.places.length > 0) {
    const end = endOfPlaces(drafting.document, item.figure);
    for (const region of item.places)
      claim(drafting, item, { ...counted, region, words: [mention.from, end] });
    return;
  }
  const words = [mention.from, mention.end] as const;
  claim(drafting, item, { ...counted, region: onlyPlace(item), words });
  // «2 із 2 ударних БпЛА»: the second number is how many there were, where no launch told it.
  const known = drafting.launched.some(
    ({ value, munition }) => value === mention.outOf?.value && munition === counted.munition,
  );
  if (mention.outOf && !known)
    claim(drafting, item, {
      quantity: 'launched',
      munition: counted.munition,
      value: mention.outOf.value,
      region: null,
      words,
      subset: false,
    });
};

const draftMunition = (drafting: Drafting, item: Item): void => {
  const { house, label, last, launched } = drafting;
  const { mention, predicate, quantity: told } = item.figure;
  const munition = label(mention);
  const quantity: Quantity | null =
    mention.subset && (mention.bracketed || !told || predicate === null)
      ? (last?.quantity ?? told ?? (house.countsByPlace ? null : 'launched'))
      : told;
  const value = mention.number?.value ?? null;
  const unnumbered =
    value === null && !mention.vague && mention.all === null && mention.form !== 'one';
  drafting.named = unnumbered ? { munition, sentence: item.figure.sentence } : null;
  // «Шахедів – 64», and on the next line «Збито – 58»
  const { sentence } = item.figure;
  if (!quantity && value !== null && !last)
    drafting.last = { munition, quantity: null, value, sentence };
  if (!quantity || !munitionQuantities.has(quantity)) return;
  if (value === null) {
    // «Уничтожены украинские беспилотники:», and a list of places with a number each.
    const opensList =
      house.countsByPlace && mention.form === 'many' && quantity !== 'launched' && !mention.subset;
    if (opensList) drafting.last = { munition, quantity, value, sentence };
    if (!draftUnnumbered(drafting, item, quantity, munition)) return;
  } else {
    const subset = mention.subset && (last === null || quantity === last.quantity);
    draftNumbered(drafting, item, { quantity, munition, value, subset });
    if (quantity === 'launched' && !mention.subset)
      launched.push({
        ...{ value, munition, bound: mention.bound },
        ...{ from: mention.from, region: onlyPlace(item) },
      });
  }
  if (!mention.subset) drafting.last = { munition, quantity, value, sentence };
};

/** The claims of all figures in the order of the text, before parts and repeats are told apart. */
export const draftClaims = (
  document: Document,
  figures: readonly Figure[],
  period: PeriodReading,
  house: House,
  label: (mention: Mention) => string,
): Draft[] => {
  const regions = figureRegions(document, figures, house.attacker);
  const drafting: Drafting = {
    ...{ document, figures, regions, period, house, label },
    ...{ drafts: [], launched: [], most: new Map(), last: null, named: null },
    windows: new Map(period.windows.map((entry) => [entry.sentence, entry.period] as const)),
    launchedLater: launchedByValue(figures),
  };
  figures.forEach((figure, index) => {
    const item: Item = { figure, index, places: regions[index] ?? [] };
    if (figure.mention.kind === 'location' || isPlaceCount(document, figure))
      draftPlaces(drafting, item);
    else if (figure.mention.kind === 'bare') draftBare(drafting, item);
    else draftMunition(drafting, item);
  });
  return drafting.drafts;
};
