// Numbers whose noun is left out or not known: which are counts, which are places, which stop the reading.
import type { Document } from '../../document.ts';
import { markAt, within } from '../../phrases.ts';
import type { Figure } from './assign.ts';
import { munitionQuantities } from '../house.ts';
import type { Mention } from './mentions.ts';
import type { PeriodReading } from '../period/period.ts';

/** True where a number without a noun can only be a count: "и один – над ...", "Усі 24 – знищено". */
export const standsAlone = (document: Document, { mention, predicate, place }: Figure): boolean => {
  if (
    place !== undefined ||
    mention.subset ||
    mention.each ||
    mention.outOf ||
    (mention.all !== null && mention.number !== null)
  )
    return true;
  // «уничтожены 25 БПЛА над Брянской (15), Курской (10) областями»
  if (isShareOfPlace(document, mention)) return true;
  if (isPlaceOfPart(document, mention)) return true;
  // «знищено – 50 од.»
  let at = markAt(document.marks.modifier, mention.to)?.to ?? mention.to;
  const comma = document.tokens[at]?.lower === ',';
  if (comma) at += 1;
  if (markAt(document.marks.boundFor, at)) return true;
  if (afterPlace(document, mention.from) && (comma || document.tokens[at]?.kind !== 'word'))
    return true;
  // «збито і подавлено 635:», «Збито/подавлено – 55, влучання 5 БпЛА»
  if (leadsTo(document, predicate, mention) && document.tokens[at]?.kind !== 'word') return true;
  if (comma && leadsTo(document, predicate, mention)) return !document.numberAt.has(at);
  if (comma) return false;
  const dashed = document.tokens[at]?.lower === '-';
  while (['-', '"'].includes(document.tokens[at]?.lower ?? '')) at += 1;
  // «20 – Брянская область», «над Смоленской – 20»
  if (dashed && within(document.marks.region, at, at + 5).length > 0) return true;
  return (
    markAt(document.marks.quantity, at) !== undefined ||
    document.language.over.has(document.tokens[at]?.lower ?? '')
  );
};

/** «Брянской (15)», «Курской области (7)»: a number alone in a bracket right after a place. */
export const isShareOfPlace = ({ marks, tokens }: Document, mention: Mention): boolean =>
  mention.bracketed &&
  mention.number !== null &&
  tokens[mention.from - 1]?.lower === '(' &&
  tokens[mention.to]?.lower === ')' &&
  within(marks.region, mention.from - 4, mention.from - 1).some(({ to }) => to >= mention.from - 2);

/** «в том числе над Московским регионом 9, ...»: a number right after the place of a part. */
const isPlaceOfPart = ({ marks, tokens }: Document, { from, to }: Mention): boolean => {
  if (tokens[to]?.kind === 'word') return false;
  const place = within(marks.region, from - 4, from).findLast((mark) => mark.to >= from - 1);
  return place !== undefined && within(marks.subset, place.from - 5, place.from).length > 0;
};

/** «уничтожены пять и перехвачены [еще] три БПЛА»: a second verb parts the number from the noun that both count. */
export const sharesNoun = (
  { language, marks, tokens }: Document,
  { mention, predicate, sentence }: Figure,
  next: Figure | undefined,
): boolean => {
  if (mention.number === null || predicate?.to !== mention.from) return false;
  if (next?.sentence !== sentence || next.mention.kind !== 'munition' || !next.mention.number)
    return false;
  if (!language.conjunctions.has(tokens[mention.to]?.lower ?? '')) return false;
  const verb = markAt(marks.quantity, mention.to + 1);
  if (!verb) return false;
  const also = language.conjunctions.get(tokens[verb.to]?.lower ?? '') === 'also';
  return next.mention.from === verb.to + (also ? 1 : 0);
};

/** True where nothing but a dash, a colon or "ще" stands between "збито" and the number. */
const leadsTo = (document: Document, predicate: Figure['predicate'], mention: Mention): boolean =>
  predicate !== null &&
  (predicate.to === mention.from ||
    (predicate.to === mention.from - 1 &&
      (['-', ':'].includes(document.tokens[predicate.to]?.lower ?? '') ||
        document.language.conjunctions.get(document.tokens[predicate.to]?.lower ?? '') ===
          'also')));

const afterPlace = (document: Document, at: number): boolean => {
  if (!['-', ':'].includes(document.tokens[at - 1]?.lower ?? '')) return false;
  return within(document.marks.region, at - 6, at).some((mark) => mark.to >= at - 3);
};

/** «падіння збитих (уламки) на 5.»: the noun of the places is left out. */
export const isPlaceCount = (
  document: Document,
  { mention, quantity, predicate }: Figure,
): boolean =>
  mention.kind === 'bare' &&
  mention.number !== null &&
  (quantity === 'debrisLocations' || quantity === 'impacts') &&
  document.language.at.has(document.tokens[mention.from - 1]?.lower ?? '') &&
  (['.', ',', ';', ')', undefined].includes(
    document.tokens[mention.to]?.kind === 'line' ? undefined : document.tokens[mention.to]?.lower,
  ) ||
    // «на трьох – падіння уламків»
    (document.tokens[mention.to]?.lower === '-' && predicate?.from === mention.to + 1));

/** «110-115 БпЛА», «від 110 до 115 БпЛА», «104/112 БпЛА»: two numbers for one noun, of which none is the count. */
const isRange = (
  document: Document,
  { mention, predicate }: Figure,
  next: Figure | undefined,
): boolean => {
  const { tokens, marks } = document;
  const { number } = mention;
  if (mention.kind !== 'bare' || !number || next?.mention.number?.from !== number.to + 1)
    return false;
  const between = tokens[number.to];
  // «від 100 до 110 БпЛА»
  const { clock } = marks;
  const opens = markAt(clock, number.from - 1)?.value === 'from';
  if (opens && markAt(clock, number.to)?.value === 'to') return true;
  if ((between?.lower !== '-' && between?.lower !== '/') || !between.glued) return false;
  if (tokens[number.to + 1]?.glued !== true) return false;
  // «Су-34/35» and «Shahed 136/131» are names.
  if (tokens[number.from - 1]?.lower === '-' && tokens[number.from]?.glued) return false;
  const before = within(marks.munition, number.from - 8, number.from);
  if (before.some(({ to, value }) => to === number.from && value.kind === 'name')) return false;
  return next.mention.kind !== 'bare' || leadsTo(document, predicate, mention);
};

/** A number right after "атакував" or "збито" whose noun is not known: the post is not understood. */
const isUnknown = (
  document: Document,
  { mention, predicate, sentence, place }: Figure,
  beforeIt: Mention | undefined,
): boolean => {
  if (place) return false;
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

/** The last launched count of each value, by value: «Усі 24 – знищено» may stand before it. */
export const launchedByValue = (
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

/** The token after the last region of a figure that is told once for several. */
export const endOfPlaces = (document: Document, { mention, sentence }: Figure): number => {
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

/** True where a number cannot be told: its noun is not known, two stand for one, or its night is unsure. */
export const hasUnclear = (
  document: Document,
  figures: readonly Figure[],
  period: PeriodReading,
): boolean =>
  figures.some(
    (figure, index) =>
      isUnknown(document, figure, figures[index - 1]?.mention) ||
      isRange(document, figure, figures[index + 1]) ||
      // After a sentence about an earlier night: which of the two it means is not told.
      (figure.mention.number !== null &&
        figure.quantity !== null &&
        period.unsure.has(figure.sentence)),
  );
