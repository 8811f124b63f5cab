// One post of the Ukrainian Air Force or the Russian defence ministry as figures. Reads all of a post or
// says why not; never a part of it.
import type { Claim, Period, Report, SourceText, Unnumbered, Window } from '../../model/report.ts';
import { covers, munitionKey } from '../../model/terms.ts';
import type { Quantity, Refusal } from '../../model/terms.ts';
import type { Figure } from './counts/assign.ts';
import { dropTitle, markBreakdown } from './counts/breakdown.ts';
import { quoteTokens } from '../document.ts';
import type { Document } from '../document.ts';
import type { Mention } from './counts/mentions.ts';
import {
  endOfPlaces,
  isPlaceCount,
  isRange,
  isShareOfPlace,
  isUnknown,
  launchedByValue,
  standsAlone,
} from './counts/bare.ts';
import { houses, munitionQuantities } from './house.ts';
import { readPeriod } from './period/period.ts';
import { markAt, within } from '../phrases.ts';
import { findLaunchAreas } from './places.ts';
import { labelOf, namesOfClasses, withoutDoubles, withoutRepeats } from './refine.ts';
import { isAlert, refusalByWords, refusalOfPart, refusalWithoutFigures } from './refusals.ts';
import { readFigures } from './sentences.ts';
import { readUnnumbered } from './counts/unnumbered.ts';
import { figureRegions } from './counts/where.ts';

/** What an official post says, ready to be put into a Report. */
export type OfficialReading = Pick<
  Report,
  | 'status'
  | 'reason'
  | 'attacker'
  | 'period'
  | 'asOf'
  | 'ongoing'
  | 'launchAreas'
  | 'claims'
  | 'unnumbered'
>;

const refused = (
  reason: Refusal,
  status: 'not-a-report' | 'unreadable' = 'not-a-report',
): OfficialReading => ({
  status,
  reason,
  attacker: null,
  period: null,
  asOf: null,
  ongoing: null,
  launchAreas: [],
  claims: [],
  unnumbered: [],
});

export const readOfficial = (
  text: SourceText,
  source: 'air-force-ua' | 'defence-ministry-ru',
  document: Document,
): OfficialReading => {
  const house = houses[source];
  const byWords = refusalByWords(document);
  if (byWords) return refused(byWords);
  const period = readPeriod(document, text.published, house.attacker);
  const { figures, launchSentences, headlines, unclear, totals } = readFigures(
    document,
    period,
    house,
  );
  const names = namesOfClasses(figures.map(({ mention }) => mention));
  const label = (mention: Mention): string => {
    const read = labelOf(mention, names);
    return house.countsByPlace && mention.drones ? 'drone' : read;
  };
  const launchedLater = launchedByValue(figures);
  const regions = figureRegions(document, figures, house.attacker);
  const windows = new Map(period.windows.map((entry) => [entry.sentence, entry.period] as const));
  const windowOf = (sentence: number): Period | null => windows.get(sentence) ?? null;
  const base = (
    sentence: number,
  ): Pick<Claim, 'night' | 'part' | 'window' | 'attacker' | 'by' | 'speaker' | 'outlet'> => {
    const own = windowOf(sentence);
    const window: Window | null = own?.from ? { from: own.from, to: own.to } : null;
    return {
      night: own?.date ?? period.period?.date ?? period.published,
      part: own?.kind ?? period.period?.kind ?? 'night',
      window,
      attacker: house.attacker,
      by: house.by,
      speaker: null,
      outlet: null,
    };
  };

  const headline: Claim[] = [];
  const body: Claim[] = [];
  const inHeadline: boolean[] = [];
  let unknown = unclear;
  let lastMunition: { munition: string; quantity: Quantity; mention: Mention } | null = null;
  const launched: { value: number; munition: string; from: number; region: string | null }[] = [];
  const drafts: { claim: Claim; figure: Figure; regions: readonly string[] }[] = [];
  figures.forEach((figure, index) => {
    const { mention, sentence } = figure;
    const places = regions[index] ?? [];
    if (isUnknown(document, figure, figures[index - 1]?.mention)) unknown = true;
    if (isRange(document, figure, figures[index + 1])) unknown = true;
    // After a sentence about an earlier night: which of the two it means is not told.
    if (mention.number && figure.quantity && period.unsure.has(sentence)) unknown = true;
    const value = mention.number?.value ?? null;
    const claim = (
      quantity: Quantity,
      munition: string | null,
      count: number,
      region: string | null,
      quote: string,
      subset: boolean,
    ): void => {
      drafts.push({
        figure,
        regions: places,
        claim: {
          ...base(sentence),
          quantity,
          munition,
          count: { value: count, bound: mention.bound },
          region,
          subset,
          quote,
        },
      });
    };
    const words = (from: number, to: number): string => quoteTokens(document, from, to);
    const asLaunched = (of: Figure, whole: string, region: string | null): void => {
      const { quantity } = of;
      if (!quantity || quantity === 'launched' || !munitionQuantities.has(quantity)) return;
      const end = Math.max(mention.to, of.predicate?.to ?? 0);
      const meant = launched.filter(
        ({ munition }) => munitionKey(munition) === munitionKey(whole) || covers(whole, munition),
      );
      if (mention.all === 'both' && (meant.length !== 1 || meant[0]?.value !== 2)) return;
      if (of.mention.kind === 'bare' && meant.length !== 1) return;
      for (const one of meant)
        claim(
          quantity,
          one.munition,
          one.value,
          region ?? (house.countsByPlace ? one.region : null),
          words(one.from, end),
          false,
        );
    };
    if (mention.kind === 'location' || isPlaceCount(document, figure)) {
      const quantity = figure.quantity === 'impacts' ? 'impactLocations' : figure.quantity;
      if (value !== null && (quantity === 'impactLocations' || quantity === 'debrisLocations'))
        claim(quantity, null, value, null, words(mention.from, mention.to), false);
      return;
    }
    if (mention.kind === 'bare') {
      const parent = lastMunition;
      const quantity = figure.quantity;
      if (mention.number === null) {
        // «Обидва – знищені», «Усі – збито»: as many as were launched.
        asLaunched(figure, 'air-target', null);
        return;
      }
      if (value === null || !standsAlone(document, figure)) return;
      if (!parent) {
        // «Усі 24 – знищено ... атакували 24 ударними дронами»: the noun comes later.
        const later = mention.all === 'all' ? launchedLater.get(value) : undefined;
        if (
          later &&
          later.index > index &&
          quantity &&
          quantity !== 'launched' &&
          munitionQuantities.has(quantity)
        )
          claim(
            quantity,
            label(later.mention),
            value,
            null,
            words(mention.from, mention.to),
            false,
          );
        return;
      }
      const bound = markAt(
        document.marks.boundFor,
        document.tokens[mention.to]?.lower === ',' ? mention.to + 1 : mention.to,
      );
      const settled: Quantity =
        mention.subset || bound
          ? mention.bracketed || !quantity
            ? parent.quantity
            : quantity
          : (quantity ?? parent.quantity);
      if (!munitionQuantities.has(settled)) return;
      // «збили 74 із них» is a part of the launched, and of no other figure shot down.
      const subset =
        ((mention.subset || bound !== undefined) && settled === parent.quantity) ||
        isShareOfPlace(document, mention);
      if (mention.each)
        for (const region of places)
          claim(
            settled,
            parent.munition,
            value,
            region,
            words(mention.from, endOfPlaces(document, figure)),
            subset,
          );
      else
        claim(
          settled,
          parent.munition,
          value,
          places.length === 1 ? (places[0] ?? null) : null,
          words(mention.from, markAt(document.marks.subset, mention.to)?.to ?? mention.to + 1),
          subset,
        );
      return;
    }
    const munition = label(mention);
    const quantity: Quantity | null =
      mention.subset && (mention.bracketed || !figure.quantity || figure.predicate === null)
        ? (lastMunition?.quantity ?? figure.quantity ?? (house.countsByPlace ? null : 'launched'))
        : figure.quantity;
    if (!quantity || !munitionQuantities.has(quantity)) return;
    const subset = mention.subset && (lastMunition === null || quantity === lastMunition.quantity);
    if (value === null) {
      // «с применением двух БПЛА ... Украинские беспилотные летательные аппараты уничтожены»
      const ofThose =
        house.countsByPlace && !mention.vague && mention.form === 'many' && quantity !== 'launched';
      if (mention.all === 'all' || ofThose)
        asLaunched(figure, munition, places.length === 1 ? (places[0] ?? null) : null);
      if (mention.vague || mention.subset || mention.all === 'all') return;
      const single = mention.all === 'both' ? 2 : mention.form === 'one' ? 1 : null;
      if (single === null) return;
      claim(
        quantity,
        munition,
        single,
        places.length === 1 ? (places[0] ?? null) : null,
        words(mention.from, mention.end),
        false,
      );
    } else if (mention.each && places.length > 0) {
      for (const region of places)
        claim(
          quantity,
          munition,
          value,
          region,
          words(mention.from, endOfPlaces(document, figure)),
          subset,
        );
    } else {
      claim(
        quantity,
        munition,
        value,
        places.length === 1 ? (places[0] ?? null) : null,
        words(mention.from, mention.end),
        subset,
      );
      if (mention.outOf) launchedOf(mention, munition, claim, words);
    }
    if (quantity === 'launched' && value !== null && !mention.subset)
      launched.push({
        value,
        munition,
        from: mention.from,
        region: places.length === 1 ? (places[0] ?? null) : null,
      });
    if (!mention.subset) lastMunition = { munition, quantity, mention };
  });
  if (house.countsByPlace) dropTitle(document, drafts);
  const settled = house.countsByPlace
    ? markBreakdown(document, drafts)
    : drafts.map(({ claim }) => claim);
  drafts.forEach(({ figure }, index) => {
    const claim = settled[index];
    if (!claim) return;
    inHeadline.push(headlines.has(figure.sentence));
    if (headlines.has(figure.sentence)) headline.push(claim);
    else body.push(claim);
  });
  const unnumbered: Unnumbered[] = house.countsByPlace
    ? []
    : readUnnumbered(document, figures, headlines, label, body).map((entry) => ({
        ...entry,
        night: period.period?.date ?? period.published,
        attacker: house.attacker,
        by: house.by,
        speaker: null,
      }));
  const claims = house.countsByPlace
    ? [...withoutRepeats(headline, body), ...body]
    : withoutDoubles([...withoutRepeats(headline, body), ...body]);
  const asPart = refusalOfPart(document, claims, house, period.period !== null);
  if (asPart) return refused(asPart);
  // «Результати за червень:», and what follows names no other time.
  if (totals && !period.period && !period.asOf) return refused('no-figures');
  if (claims.length === 0 && !unknown) return refused(refusalWithoutFigures(document));
  // «Над Харківщиною збито 4 БпЛА. Група БпЛА курсом на Полтавщину»: a live alert tells of no night.
  if (!period.period && !period.asOf && isAlert(document)) return refused('alert');
  if (period.impossible) return refused('impossible-date', 'unreadable');
  if (unknown) return refused('unknown-words', 'unreadable');
  if (!period.period && house.countsByPlace) return refused('no-period', 'unreadable');
  const areas: string[] = [];
  for (const index of launchSentences) {
    const sentence = document.sentences[index];
    if (!sentence) continue;
    for (const area of findLaunchAreas(document, sentence.from, sentence.to))
      if (!areas.includes(area)) areas.push(area);
  }
  return {
    status: 'report',
    reason: null,
    attacker: house.attacker,
    period: period.period,
    asOf: period.asOf,
    ongoing: isOngoing(document, claims) ? true : null,
    launchAreas: areas,
    claims,
    unnumbered,
  };
};

/** «2 із 2 ударних БпЛА»: the second number is how many there were. */
const launchedOf = (
  mention: Mention,
  munition: string,
  claim: (
    quantity: Quantity,
    munition: string | null,
    count: number,
    region: string | null,
    quote: string,
    subset: boolean,
  ) => void,
  words: (from: number, to: number) => string,
): void => {
  if (mention.outOf)
    claim('launched', munition, mention.outOf.value, null, words(mention.from, mention.end), false);
};

const isOngoing = (document: Document, claims: readonly Claim[]): boolean => {
  if (document.marks.ongoing.length > 0) return true;
  if (claims.some((claim) => claim.quantity === 'stillFlying')) return true;
  return document.sentences.some(
    (sentence) =>
      within(document.marks.inTheAir, sentence.from, sentence.to).length > 0 &&
      within(document.marks.munition, sentence.from, sentence.to).length > 0,
  );
};
