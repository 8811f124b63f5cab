// What lines about events are made of: who tells it, where, which days, with whom; never a sentence of its own.
import type { SourcedEvent } from '../../../data/model/night.ts';
import type { LocalDate } from '../../../data/model/terms.ts';
import type { Words } from '../../locale.ts';
import type { Citations } from '../../marks.ts';
import { outletName, slugOf, speakerName } from '../../speakers.ts';
import type { Entry } from '../../events/timeline.ts';

/** What a section's renderer needs: the words of a language and the numbers of the message's sources. */
export interface EntryView {
  readonly words: Words;
  readonly citations: Citations;
}

/** The publisher as readers know it. */
export const publisherOf = ({ words }: EntryView, { document }: SourcedEvent): string =>
  document.outlet === null
    ? words.say(`source-${document.source}`)
    : outletName(words, document.outlet);

const outletOf = (view: EntryView, telling: SourcedEvent): string =>
  (telling.outlet ?? null) === null
    ? publisherOf(view, telling)
    : outletName(view.words, telling.outlet ?? '');

/** "Zelensky", "Suspilne's source", or the outlet that says it itself. */
export const tellerOf = (view: EntryView, telling: SourcedEvent): string => {
  const { words } = view;
  const speaker = telling.speaker ?? null;
  if (speaker !== null && /\bsources?\b/i.test(speaker)) {
    const outlet = outletOf(view, telling);
    return words.say(/\bsources\b/i.test(speaker) ? 'sources-of' : 'source-of', { outlet });
  }
  return speakerName(words, {
    by: telling.by === 'isw' || telling.by === 'news' ? null : telling.by,
    speaker,
    outlet: outletOf(view, telling),
  });
};

export const citing = (view: EntryView, tellings: readonly SourcedEvent[]): string =>
  view.citations.mark(...tellings.map(({ document }) => document.id));

/** A party in the reader's language; one that the locale does not know stays as the archive names it. */
export const partyName = (words: Words, party: string): string => {
  const key = `party-${slugOf(party)}`;
  return words.has(key) ? words.say(key) : party;
};

/** "in Istanbul"; a place that the locale does not know stands in brackets. */
export const placeText = (words: Words, place: string | null): string => {
  if (place === null) return '';
  const key = `talks-in-${slugOf(place)}`;
  return words.has(key) ? ` ${words.say(key)}` : ` (${place})`;
};

/** "22 or 23 July", "17–18 February", "week of 21 July", "July 2025". */
export const daysText = (
  words: Words,
  dates: readonly LocalDate[],
  precision: string | null,
  options: { readonly year?: boolean } = {},
): string => {
  const [first = ''] = dates;
  const last = dates.at(-1) ?? first;
  if (first === last) return words.day(first, options);
  if (precision === 'week') return words.say('days-week', { first: words.day(first, options) });
  if (precision === 'month') return words.month(first);
  const sameMonth = first.slice(0, 7) === last.slice(0, 7);
  const from = sameMonth ? String(Number(first.slice(8))) : words.day(first);
  const range = sameMonth ? 'days-range' : 'days-range-wide';
  return words.say(precision === 'either' ? 'days-either' : range, {
    first: from,
    last: words.day(last, options),
  });
};

/** The day under which an entry stands: its own day or days, else the day it was said. */
export const entryDay = (words: Words, entry: Entry): string =>
  entry.date === null && entry.dates.length > 0
    ? // Different days told for one thing: from the first to the last of them.
      daysText(words, entry.dates, entry.dates.length > 2 ? 'range' : entry.precision, {
        year: true,
      })
    : words.day(entry.day, { year: true });

const isOfTheSides = (parties: readonly string[]): boolean =>
  ['russia', 'ukraine'].every((side) => parties.includes(side));

/** Who else took part where it is of both sides, else all: "(also: Turkey)", "(United States, Ukraine)". */
export const partiesText = (words: Words, parties: readonly string[]): string => {
  const both = isOfTheSides(parties);
  const named = parties
    .filter((party) => !both || (party !== 'russia' && party !== 'ukraine'))
    .map((party) => partyName(words, party))
    .join(', ');
  if (named === '') return '';
  return ` (${both ? words.say('talks-also', { parties: named }) : named})`;
};

const mostWords = 25;
/** Without the quotation marks and points around it, in one line. */
export const unquoted = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/^[\s"“”«».,;:]+|[\s"“”«»,;:]+$/g, '');

/** A text for between quotation marks: those inside it get the marks of the second order. */
const nested = (words: Words, text: string): string =>
  text.replace(/[“”„«»"]/gu, (_, at: number) =>
    words.say(
      at === 0 || /[\s([]/u.test(text[at - 1] ?? '') ? 'quote-inner-open' : 'quote-inner-close',
    ),
  );

/** A quotation in its own language, whole, or null where it is longer than may be quoted. */
export const quotation = (words: Words, quote: string | null): string | null => {
  if (quote === null) return null;
  const text = unquoted(quote);
  const length = text.split(' ').length;
  return length >= 3 && length <= mostWords
    ? words.say('quoted', { text: nested(words, text) })
    : null;
};

/** Our own wording of an archived event, in the language asked for; null where it has none in it. */
export const wordingOf = (words: Words, telling: SourcedEvent): string | null =>
  telling.wording ? (telling.wording[words.language] ?? null) : null;

/** True where our wording says the thing itself, so that nothing is put before it but who says it. */
export const isWhole = (words: Words, telling: SourcedEvent): boolean =>
  telling.wording?.whole === true && wordingOf(words, telling) !== null;

export const sentenceOf = (words: Words, telling: SourcedEvent): string | null =>
  wordingOf(words, telling) ?? quotation(words, telling.quote);
