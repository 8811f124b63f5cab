// Which quantity each count of a sentence is: a count belongs to the predicate that follows it directly,
// else to the last one before it, else to the first after it, else to the heading it stands under.
import type { Quantity } from '../../../model/terms.ts';
import type { Sentence } from '../../clauses.ts';
import type { Document } from '../../document.ts';
import { findMentions } from './mentions.ts';
import type { Mention } from './mentions.ts';
import { markAt, markOver, within } from '../../phrases.ts';
import type { Mark } from '../../phrases.ts';

/** A count with its quantity; `predicate`: the words that say so, null where it is taken over. */
export interface Figure {
  readonly mention: Mention;
  /** The one place it is about, where the text pairs counts with places ("3 и 5 соответственно"). */
  readonly place?: Mark<string>;
  readonly quantity: Quantity | null;
  readonly predicate: Mark<Quantity> | null;
  readonly sentence: number;
}

const locationQuantities: ReadonlySet<Quantity> = new Set<Quantity>(['impacts', 'debrisLocations']);

const breaks = (document: Document, from: number, to: number): boolean => {
  for (let at = from; at < to; at += 1) {
    const lower = document.tokens[at]?.lower ?? '';
    if (lower === ',' || lower === ';' || lower === ':' || lower === '(') return true;
    // «20 БпЛА ще перебувають у повітрі»: a word that belongs to the predicate.
    const also = document.language.conjunctions.get(lower) === 'also' && at === to - 1;
    if (document.language.conjunctions.has(lower) && !also) return true;
  }
  return false;
};

/** «локаційно втрачені», «не досягли цілей» close a clause even after a list of places. */
const closing: ReadonlySet<Quantity> = new Set<Quantity>(['lost', 'missedTarget']);

/** Index of the first mark at or after a token; marks are in order. */
const firstFrom = (marks: readonly Mark<Quantity>[], token: number): number => {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.from ?? 0) < token) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The last mark before a token that satisfies a condition. */
const lastBefore = (
  marks: readonly Mark<Quantity>[],
  token: number,
  fits: (mark: Mark<Quantity>) => boolean,
): Mark<Quantity> | undefined => {
  for (let at = firstFrom(marks, token) - 1; at >= 0; at -= 1) {
    const mark = marks[at];
    if (mark && fits(mark)) return mark;
  }
  return undefined;
};

const after = (
  document: Document,
  mention: Mention,
  next: Mention | undefined,
  predicates: readonly Mark<Quantity>[],
): Mark<Quantity> | null => {
  const limit = next?.from ?? Number.POSITIVE_INFINITY;
  for (let at = firstFrom(predicates, mention.end); at < predicates.length; at += 1) {
    const predicate = predicates[at];
    if (!predicate || predicate.from >= limit) break;
    const start = Math.min(mention.to, predicate.from);
    if (!breaks(document, start, predicate.from)) {
      // «та зафіксовано влучання»: a predicate that leads straight into the next count is that count's.
      return predicate;
    }
    if (closing.has(predicate.value) && (!next || breaks(document, predicate.to, next.from)))
      return predicate;
    return null;
  }
  return null;
};

/**
 * The first predicate after a count that has none of its own. One that stands behind a further count is
 * shared only along a list («два БПЛА, ракета «Нептун» и снаряд уничтожены»).
 */
const laterPredicate = (
  document: Document,
  mention: Mention,
  next: Mention | undefined,
  predicates: readonly Mark<Quantity>[],
): Mark<Quantity> | null => {
  const found = predicates[firstFrom(predicates, mention.end)] ?? null;
  // «77 дронів, збито 70»: the next count's own.
  if (found && next?.from === found.to && breaks(document, mention.to, found.from)) return null;
  if (found && next && next.from < found.from && !isList(document, mention.to, next.from))
    return null;
  return found;
};

/** True for a word that ends as verbs of the past do and is in no list. */
export const isUnknownVerb = ({ marks, tokens, language }: Document, at: number): boolean => {
  const token = tokens[at];
  if (token?.kind !== 'word' || token.capital || token.lower.length < 4) return false;
  if (!language.lexicon.pastEndings.some((ending) => token.lower.endsWith(ending))) return false;
  return Object.values<readonly Mark<unknown>[]>(marks).every(
    (family) => markAt(family, at) === undefined && markOver(family, at) === undefined,
  );
};

/** True where a semicolon stands between two tokens. */
const parted = ({ tokens }: Document, from: number, to: number): boolean => {
  for (let at = to - 1; at >= Math.max(from, to - 12); at -= 1)
    if (tokens[at]?.lower === ';') return true;
  return false;
};

/** Where the relative clause ends that holds a predicate, by the predicate's first token. */
const relativeClauses = (
  { tokens, language }: Document,
  { from, to }: { readonly from: number; readonly to: number },
  predicates: readonly Mark<Quantity>[],
): ReadonlyMap<number, number> => {
  const ends = new Map<number, number>();
  let next = 0;
  for (let at = from; at < to; at += 1) {
    if (tokens[at]?.lower !== ',' || !language.relatives.has(tokens[at + 1]?.lower ?? '')) continue;
    let end = at + 1;
    while (end < to && tokens[end]?.lower !== ',') end += 1;
    while ((predicates[next]?.from ?? to) < at) next += 1;
    for (; (predicates[next]?.from ?? to) < end; next += 1)
      ends.set(predicates[next]?.from ?? -1, end);
    at = end - 1;
  }
  return ends;
};

/** The predicate behind a list of counts, where it is the last one's own. */
const ofList = (
  document: Document,
  mention: Mention,
  next: Mention | undefined,
  predicates: readonly Mark<Quantity>[],
): Mark<Quantity> | null => {
  if (!next || predicates[firstFrom(predicates, mention.end)]?.from !== next.to) return null;
  return laterPredicate(document, mention, next, predicates);
};

const isList = (document: Document, from: number, to: number): boolean => {
  const { marks, tokens, language } = document;
  for (let at = from; at < to;) {
    const token = tokens[at];
    const known =
      markAt(marks.modifier, at) ??
      markAt(marks.filler, at) ??
      markAt(marks.all, at) ??
      markAt(marks.otherKinds, at) ??
      markAt(marks.munition, at) ??
      markAt(marks.region, at) ??
      markAt(marks.area, at);
    if (known) at = known.to;
    else if (
      token &&
      (token.kind === 'mark' ||
        language.conjunctions.has(token.lower) ||
        language.over.has(token.lower) ||
        language.at.has(token.lower))
    )
      at += 1;
    else return false;
  }
  return true;
};

/** «з 673 засобів збито 635», «із 140 БпЛА збито 120 дронів», «із 60 БпЛА 50 збито»: how many there were. */
const isWhole = (
  { language, tokens }: Document,
  whole: Mention,
  part: Mention | undefined,
  between: Mark<Quantity> | null,
): boolean => {
  if (!part?.number || !whole.number || part.number.value > whole.number.value) return false;
  if (!language.outOf.has(tokens[whole.from - 1]?.lower ?? '')) return false;
  const told = part.from === between?.to;
  if (part.kind === 'bare') return told || part.from === whole.to;
  return told && part.kind === 'munition' && part.drones === whole.drones;
};

const ofLocation = (quantity: Quantity): Quantity =>
  quantity === 'debrisLocations' ? 'debrisLocations' : 'impactLocations';

/** The counts of one sentence with their quantities. `heading`: the quantity of the heading it stands under. */
export const assignSentence = (
  document: Document,
  sentence: Sentence,
  index: number,
  masked: Uint8Array,
  heading: Quantity | null,
): Figure[] => {
  const mentions = findMentions(document, sentence.from, sentence.to, masked);
  const negations = within(document.marks.negation, sentence.from, sentence.to);
  const spoken = within(document.marks.quantity, sentence.from, sentence.to);
  const negated = new Set([
    ...negations.map(({ to }) => to),
    // «збити не вдалося»
    ...spoken.flatMap(({ from, to }) => (markAt(document.marks.negationAfter, to) ? [from] : [])),
  ]);
  const predicates = spoken.filter(
    (predicate) => predicate.value === 'missedTarget' || !negated.has(predicate.from),
  );
  const places = predicates.filter((predicate) => locationQuantities.has(predicate.value));
  let taken: Mark<Quantity> | null = null;
  let earlier: Mention | undefined;
  // «збито 81 БпЛА, 11 БпЛА та 4 ракети влучили»: a list under one predicate names each weapon once.
  const named = new Set<string>();
  const repeats = (mention: Mention, { from }: Mark<Quantity>): boolean => {
    const counted = mention.kind === 'munition' && mention.number !== null && !mention.subset;
    const key = `${from} ${mention.labels.join('/')}`;
    const known = counted && named.has(key);
    if (counted) named.add(key);
    return known;
  };
  const asides = relativeClauses(document, sentence, predicates);
  // «перехопило 2 ракети, які рф запустила з Криму, та 27 дронів»: what the clause says ends with it.
  const closed = ({ from }: Mark<Quantity>, mention: Mention): boolean =>
    (asides.get(from) ?? Number.POSITIVE_INFINITY) <= mention.from;
  return mentions.map((mention, position) => {
    const next = mentions[position + 1];
    if (mention.kind === 'location') {
      const before = lastBefore(places, mention.from, (predicate) => predicate.to <= mention.from);
      const following = after(document, mention, next, places);
      // «влучання на 6 локаціях – уламки на 2»: what stands after the dash is the next count's.
      const direct =
        following &&
        document.tokens[mention.to]?.lower === '-' &&
        before &&
        before !== taken &&
        before.from >= (earlier?.to ?? sentence.from)
          ? null
          : following;
      taken = direct;
      earlier = mention;
      const found = direct ?? before ?? places[firstFrom(places, mention.to)] ?? null;
      return {
        mention,
        quantity: found ? ofLocation(found.value) : heading ? ofLocation(heading) : null,
        predicate: found,
        sentence: index,
      };
    }
    const told = after(document, mention, next, spoken);
    // «ракету не збито» tells of nothing shot down.
    if (told && told.value !== 'missedTarget' && negated.has(told.from))
      return { mention, quantity: null, predicate: told, sentence: index };
    const following = told;
    // «5 пусків ракет С-300»
    const launches = within(document.marks.quantity, mention.from, mention.end)[0];
    if (mention.number && launches?.value === 'launched')
      return { mention, quantity: 'launched', predicate: launches, sentence: index };
    const before = lastBefore(
      predicates,
      mention.end,
      (predicate) =>
        !closed(predicate, mention) &&
        (predicate.to <= mention.from ||
          (predicate.from < mention.end &&
            predicate.to <= mention.end &&
            predicate.from < mention.from)),
    );
    // «влучання 6 БпЛА зафіксовано на 5 локаціях»: the word right before the number tells.
    const leads =
      before !== undefined &&
      before.to === mention.from &&
      following !== null &&
      ((before.value === 'impacts' && following.value === 'launched') ||
        // «збито 20 БпЛА у повітряному просторі Києва» is where they were shot down.
        (before.value !== 'launched' &&
          following.value === 'stillFlying' &&
          markAt(document.marks.inTheAir, following.from)?.to === following.to));
    const found =
      (leads ? before : following) ??
      (before && (repeats(mention, before) || parted(document, before.to, mention.from))
        ? ofList(document, mention, next, predicates)
        : null) ??
      before ??
      (heading === null ? laterPredicate(document, mention, next, predicates) : null);
    // «збито 50 БпЛА, 5 БпЛА розвернулися»: a verb that no lexicon knows says something else.
    const spokenOf =
      before?.to === mention.from || (following !== null && closing.has(following.value));
    if (!spokenOf && isUnknownVerb(document, mention.to))
      return { mention, quantity: null, predicate: null, sentence: index };
    const whole = isWhole(document, mention, next, following);
    if (whole) return { mention, quantity: 'launched', predicate: null, sentence: index };
    return { mention, quantity: found?.value ?? heading, predicate: found, sentence: index };
  });
};
