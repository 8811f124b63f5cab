// One post of the Ukrainian Air Force or the Russian defence ministry as figures. Reads all of a post or
// says why not; never a part of it.
import type { Claim, Period, Report, SourceText, Unnumbered, Window } from '../../model/report.ts';
import { covers, munitionKey } from '../../model/terms.ts';
import type { Quantity, Refusal, Side, Speaker } from '../../model/terms.ts';
import { assignSentence } from './assign.ts';
import type { Figure } from './assign.ts';
import { figureRegions, markBreakdown } from './breakdown.ts';
import { quoteTokens } from '../document.ts';
import type { Document } from '../document.ts';
import type { Mention } from './mentions.ts';
import { readPeriod } from './period.ts';
import type { PeriodReading } from './period.ts';
import { markAt, within } from '../phrases.ts';
import { findLaunchAreas } from './places.ts';
import { labelOf, namesOfClasses, withoutDoubles, withoutRepeats } from './refine.ts';
import { isAlert, refusalByWords, refusalWithoutFigures } from './refusals.ts';
import { readUnnumbered } from './unnumbered.ts';

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

/** Sides, and what the two ministries do differently with the same words. */
interface House {
  readonly by: Speaker;
  readonly attacker: Side;
  /** A list of places after a total is its breakdown, and "drone" is said of every drone. */
  readonly countsByPlace: boolean;
}

const houses: Readonly<Record<'air-force-ua' | 'defence-ministry-ru', House>> = {
  'air-force-ua': { by: 'air-force-ua', attacker: 'russia', countsByPlace: false },
  'defence-ministry-ru': { by: 'defence-ministry-ru', attacker: 'ukraine', countsByPlace: true },
};

const munitionQuantities: ReadonlySet<Quantity> = new Set<Quantity>([
  'launched',
  'intercepted',
  'suppressed',
  'interceptedOrSuppressed',
  'lost',
  'missedTarget',
  'impacts',
  'stillFlying',
  'returned',
]);

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

/** True for a first line in capitals: the headline, which repeats the body. */
const isHeadline = (document: Document, index: number): boolean => {
  const sentence = document.sentences[index];
  if (!sentence || sentence.line > 0) return false;
  const first = document.tokens[sentence.from];
  const last = document.tokens[sentence.to - 1];
  if (!first || !last) return false;
  const text = document.source.text.slice(first.start, last.end).replaceAll(/[^\p{L}]/gu, '');
  const capitals = text.replaceAll(/[^\p{Lu}]/gu, '').length;
  return text.length > 3 && capitals >= text.length * 0.8;
};

interface Reading {
  readonly figures: Figure[];
  readonly launchSentences: ReadonlySet<number>;
  readonly headlines: ReadonlySet<number>;
}

/** «... із напрямків:», and the places stand on the next line. */
const listsAreas = (document: Document, index: number): boolean => {
  const { marks, sentences, tokens } = document;
  const previous = sentences[index - 1];
  const mark = previous && within(marks.launchMark, previous.from, previous.to).at(-1);
  return (
    previous !== undefined &&
    mark !== undefined &&
    previous.line === (sentences[index]?.line ?? -1) - 1 &&
    (tokens[mark.to]?.lower === ':' || mark.to === previous.to)
  );
};

/** The quantity of a sentence without a verb of its own, from the words before it; null where none tell. */
const takenOver = (document: Document, index: number, before: Quantity | null): Quantity | null => {
  const { marks, sentences, tokens } = document;
  const sentence = sentences[index];
  if (!sentence || within(marks.quantity, sentence.from, sentence.to).length > 0) return null;
  // «Усього - близько 35 ударних дронів.» after «окупанти атакували Україну ударними дронами»
  if (before !== null && markAt(marks.total, sentence.from)) return before;
  // «противник атакував», and on the next line «118-та ударними БпЛА»
  const previous = sentences[index - 1];
  const last = previous && within(marks.quantity, previous.from, previous.to).at(-1);
  if (
    before !== null &&
    previous?.line === sentence.line - 1 &&
    tokens[previous.to]?.kind === 'line' &&
    last?.value === before &&
    within(marks.munition, last.to, previous.to).length === 0 &&
    within(marks.location, last.to, previous.to).length === 0
  )
    return before;
  // «... ворог ударив. З літаків – 5 ракет «Кинджал» та одна Х-59.»
  if (before === 'launched' && previous?.line === sentence.line) return before;
  // «У ніч на 25 серпня противник 104-ма ударними БпЛА»: the post lacks its verb.
  const attacker = within(marks.attacker, sentence.from, sentence.to)[0];
  return attacker && within(marks.part, sentence.from, attacker.from).length > 0
    ? 'launched'
    : null;
};

const readFigures = (document: Document, period: PeriodReading, house: House): Reading => {
  const { marks, sentences, tokens } = document;
  const figures: Figure[] = [];
  const launchSentences = new Set<number>();
  const headlines = new Set<number>();
  const closing = new Map<number, Quantity | null>();
  let ended = false;
  sentences.forEach((sentence, index) => {
    if (ended) return;
    const total = within(marks.grandTotal, sentence.from, sentence.to)[0];
    if (total) {
      // «Всего, начиная с 20.00 мск ...» and all that follows counts other times again.
      if (house.countsByPlace) ended = true;
      return;
    }
    if (within(marks.aside, sentence.from, Math.min(sentence.to, sentence.from + 6)).length > 0)
      return;
    const heading =
      closing.get(sentence.heading ?? -1) ??
      takenOver(document, index, closing.get(index - 1) ?? null);
    const found = assignSentence(document, sentence, index, period.masked, heading);
    figures.push(...found);
    const last = within(marks.quantity, sentence.from, sentence.to).findLast((mark) =>
      munitionQuantities.has(mark.value),
    );
    // «знешкоджено 479 цілей, 292 – збито, 187 – втрачено:»: a list goes on with the figure it splits.
    const opens = tokens[sentence.to - 1]?.lower === ':';
    const whole = opens
      ? found.find(({ mention }) => mention.kind === 'munition' && mention.number !== null)
      : undefined;
    closing.set(index, whole?.quantity ?? last?.value ?? heading);
    if (isHeadline(document, index)) headlines.add(index);
    else if (
      heading === 'launched' ||
      listsAreas(document, index) ||
      within(marks.launchMark, sentence.from, sentence.to).length > 0 ||
      within(marks.quantity, sentence.from, sentence.to).some((mark) => mark.value === 'launched')
    )
      launchSentences.add(index);
  });
  return { figures, launchSentences, headlines };
};

/** True where a number without a noun can only be a count: "и один – над ...", "Усі 24 – знищено". */
const standsAlone = (document: Document, { mention, predicate }: Figure): boolean => {
  if (
    mention.subset ||
    mention.each ||
    mention.outOf ||
    (mention.all !== null && mention.number !== null)
  )
    return true;
  let at = mention.to;
  const comma = document.tokens[at]?.lower === ',';
  if (comma) at += 1;
  if (markAt(document.marks.boundFor, at)) return true;
  if (afterPlace(document, mention.from) && (comma || document.tokens[at]?.kind !== 'word'))
    return true;
  if (comma) return false;
  // «збито і подавлено 635:»
  if (predicate?.to === mention.from && document.tokens[at]?.kind !== 'word') return true;
  const dashed = document.tokens[at]?.lower === '-';
  while (['-', '"'].includes(document.tokens[at]?.lower ?? '')) at += 1;
  // «20 – Брянская область», «над Смоленской – 20»
  if (dashed && within(document.marks.region, at, at + 3).length > 0) return true;
  return (
    markAt(document.marks.quantity, at) !== undefined ||
    document.language.over.has(document.tokens[at]?.lower ?? '')
  );
};

const afterPlace = (document: Document, at: number): boolean => {
  if (document.tokens[at - 1]?.lower !== '-') return false;
  return within(document.marks.region, at - 6, at).some((mark) => mark.to >= at - 3);
};

/** «падіння збитих (уламки) на 5.»: the noun of the places is left out. */
const isPlaceCount = (document: Document, { mention, quantity }: Figure): boolean =>
  mention.kind === 'bare' &&
  mention.number !== null &&
  (quantity === 'debrisLocations' || quantity === 'impacts') &&
  document.language.at.has(document.tokens[mention.from - 1]?.lower ?? '') &&
  ['.', ',', ';', ')', undefined].includes(
    document.tokens[mention.to]?.kind === 'line' ? undefined : document.tokens[mention.to]?.lower,
  );

/** A number right after "атакував" or "збито" whose noun is not known: the post is not understood. */
const isUnknown = (
  document: Document,
  { mention, predicate, sentence }: Figure,
  beforeIt: Mention | undefined,
): boolean => {
  if (mention.kind !== 'bare' || mention.number === null || mention.subset || mention.each)
    return false;
  const next = document.tokens[mention.to];
  // «сбито 7 и 4 БПЛА соответственно»: which number is whose is not told.
  if (
    predicate?.to === mention.from &&
    document.language.conjunctions.has(next?.lower ?? '') &&
    document.numberAt.has(mention.to + 1)
  )
    return true;
  // The text ends inside this word: it is cut, not unknown.
  if (mention.to + 1 >= document.tokens.length) return false;
  if (
    next?.kind !== 'word' ||
    document.language.over.has(next.lower) ||
    document.language.at.has(next.lower)
  )
    return false;
  if (markAt(document.marks.other, mention.to) || document.language.conjunctions.has(next.lower))
    return false;
  for (let at = mention.to; at < mention.to + 4; at += 1)
    if (markAt(document.marks.other, at)) return false;
  const stands = document.sentences[sentence];
  const leads =
    predicate !== null && predicate.to === mention.from && munitionQuantities.has(predicate.value);
  return (
    leads ||
    (stands?.heading != null && stands.from === mention.from) ||
    isNextItem(document, mention, beforeIt)
  );
};

/** «50 ударними БпЛА та 7 ...»: a further item of a list of weapons whose noun no lexicon knows. */
const isNextItem = (document: Document, mention: Mention, before: Mention | undefined): boolean => {
  const { language, marks, tokens } = document;
  if (before?.kind !== 'munition' || before.number === null || before.bracketed) return false;
  const noun = tokens[mention.to];
  if (!noun || noun.lower.length < 5) return false;
  let joined = false;
  for (let at = before.end; at < mention.from; at += 1) {
    const lower = tokens[at]?.lower ?? '';
    if (lower === ',' || language.conjunctions.has(lower)) joined = true;
    else if (markAt(marks.modifier, at) === undefined && markAt(marks.filler, at) === undefined)
      return false;
  }
  const known = [marks.quantity, marks.region, marks.area, marks.part, marks.month, marks.clock];
  return joined && !known.some((family) => markAt<unknown>(family, mention.to) !== undefined);
};

export const readOfficial = (
  text: SourceText,
  source: 'air-force-ua' | 'defence-ministry-ru',
  document: Document,
): OfficialReading => {
  const house = houses[source];
  const byWords = refusalByWords(document);
  if (byWords) return refused(byWords);
  const period = readPeriod(document, text.published, house.attacker);
  const { figures, launchSentences, headlines } = readFigures(document, period, house);
  const names = namesOfClasses(figures.map(({ mention }) => mention));
  const label = (mention: Mention): string => {
    const read = labelOf(mention, names);
    return house.countsByPlace && mention.drones ? 'drone' : read;
  };
  const launchedLater = launchedByValue(figures);
  const regions = figureRegions(document, figures, house.attacker);
  const windowOf = (sentence: number): Period | null =>
    period.windows.find((entry) => entry.sentence === sentence)?.period ?? null;
  const base = (
    sentence: number,
  ): Pick<Claim, 'night' | 'part' | 'window' | 'attacker' | 'by' | 'speaker' | 'outlet'> => {
    const own = windowOf(sentence);
    const window: Window | null = own ? { from: own.from, to: own.to } : null;
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
  let unknown = false;
  let lastMunition: { munition: string; quantity: Quantity; mention: Mention } | null = null;
  const launched: { value: number; munition: string; from: number; region: string | null }[] = [];
  const drafts: { claim: Claim; figure: Figure; regions: readonly string[] }[] = [];
  figures.forEach((figure, index) => {
    const { mention, sentence } = figure;
    const places = regions[index] ?? [];
    if (isUnknown(document, figure, figures[index - 1]?.mention)) unknown = true;
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
      const subset = mention.subset || bound !== undefined;
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
          mention.subset,
        );
    } else {
      claim(
        quantity,
        munition,
        value,
        places.length === 1 ? (places[0] ?? null) : null,
        words(mention.from, mention.end),
        mention.subset,
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

/** The last launched count of each value, by value: «Усі 24 – знищено» may stand before it. */
const launchedByValue = (
  figures: readonly Figure[],
): ReadonlyMap<number, { readonly index: number; readonly mention: Mention }> =>
  new Map(
    figures.flatMap(({ mention, quantity }, index) =>
      quantity === 'launched' &&
      mention.kind === 'munition' &&
      mention.number !== null &&
      !mention.subset
        ? [[mention.number.value, { index, mention }] as const]
        : [],
    ),
  );

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

/** The token after the last region of a figure that is told once for several. */
const endOfPlaces = (document: Document, { mention, sentence }: Figure): number => {
  const stands = document.sentences[sentence];
  const limit = stands?.to ?? mention.to;
  let end = mention.to;
  let known: number | null = null;
  for (const mark of within(document.marks.region, mention.to, limit)) {
    // Places of the next count begin after its number.
    let counted = false;
    for (let at = known ?? mention.to; at < mark.from; at += 1)
      if (document.numberAt.has(at) && at >= mention.to) counted = true;
    if (counted) break;
    end = mark.to;
    known = mark.to;
  }
  return end;
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
