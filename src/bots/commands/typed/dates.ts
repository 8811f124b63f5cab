// Dates as people write them, to the night they mean. A date means the morning on which the night ends.
import { DateTime } from 'luxon';
import type { LocalDate } from '../../../data/model/terms.ts';
import { dateWords } from './date-words.ts';

/** What was understood; `impossible` is a day that no calendar has (31 June). */
export type TypedDate =
  | { readonly kind: 'date'; readonly date: LocalDate }
  | { readonly kind: 'none' }
  | { readonly kind: 'impossible' };

const none: TypedDate = { kind: 'none' };
/** Longer than any date anybody writes. */
const longest = 80;

const plain = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc\u0060]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\p{Cf}\p{Cc}]/gu, ' ')
    .replace(/[\u00ab\u00bb\u201c\u201d\u201e"]/g, ' ')
    .replace(/\s+/g, ' ')
    // What stands around a date and belongs to the sentence: "yesterday?"
    .replace(/^[\s'(]+|[\s'?!,;:)]+$/g, '');

const dated = (year: number, month: number, day: number): TypedDate => {
  const date = DateTime.utc(year, month, day);
  return date.isValid && year >= 1900 && year <= 2200
    ? { kind: 'date', date: date.toISODate() }
    : { kind: 'impossible' };
};

/** Without a year: the most recent such day that is not after `today`. 29 February finds its leap year. */
const recent = (today: DateTime, month: number, day: number): TypedDate => {
  for (let year = today.year; year > today.year - 8; year -= 1) {
    const date = DateTime.utc(year, month, day);
    if (date.isValid && (date.toISODate() ?? '') <= (today.toISODate() ?? ''))
      return { kind: 'date', date: date.toISODate() };
  }
  return { kind: 'impossible' };
};

const fullYear = (typed: string): number =>
  typed.length === 2 ? 2000 + Number(typed) : Number(typed);

/** Day first, as most write it; month first where only that is a date and a slash says so: 07/21/2025. */
const dayAndMonth = (first: number, second: number, slashed: boolean): readonly [number, number] =>
  slashed && second > 12 && first <= 12 ? [second, first] : [first, second];

/** Two days are one night where the second follows on the first, over the end of a month too. */
const areOneNight = ([first = 0, second]: readonly number[]): boolean =>
  second === undefined || second - first === 1 || (second === 1 && first >= 28);

const indexOfStem = (word: string, stems: readonly (readonly string[])[]): number =>
  stems.findIndex((group) => group.some((stem) => word.startsWith(stem) && word.length >= 3));

/** "21 July 2025", "July 21", "20-21 July 25": days, a month by name, a year or none. */
const namedDate = (tokens: readonly string[], today: () => DateTime): TypedDate => {
  const words = dateWords();
  let month: number | null = null;
  let year: number | null = null;
  const days: number[] = [];
  for (const [at, token] of tokens.entries()) {
    const range = /^(\d{1,2})-(\d{1,2})$/.exec(token);
    const day = /^(\d{1,2})(?:st|nd|rd|th|-\p{L}{1,3})?$/u.exec(token);
    const found = indexOfStem(token, words.months);
    const afterMonth = indexOfStem(tokens[at - 1] ?? '', words.months) >= 0;
    // "21 July 25": the day has been named already, so that what ends the date is its year.
    const closes = afterMonth && days.length > 0 && at === tokens.length - 1;
    if (year === null && /^(?:\d{4}|'\d{2})$/.test(token)) year = fullYear(token.replace("'", ''));
    else if (year === null && closes && /^\d{2}$/.test(token)) year = fullYear(token);
    else if (range) days.push(Number(range[1]), Number(range[2]));
    else if (day) days.push(Number(day[1]));
    else if (found >= 0) month = found + 1;
    else if (indexOfStem(token, words.weekdays) < 0) return none;
  }
  // "20-21 July", "from 31 July to 1 August": the night ends on the later one, which is written last.
  const day = days.at(-1);
  if (month === null || day === undefined || days.length > 2 || !areOneNight(days)) return none;
  return year === null ? recent(today(), month, day) : dated(year, month, day);
};

/**
 * `2025-07-21`, `21.07.2025`, `21/7/25`, `21 July 2025`, `July 21`, `21 lypnia`, `20-21 July` (the night
 * of the 21st), weekday names, "yesterday". `now` and `zone` date the relative ones; a day and month
 * without a year is the latest one not in the future. Never throws.
 */
export const parseDate = (typed: string, now: Date, zone: string): TypedDate => {
  const text = plain(typed.slice(0, 4 * longest));
  if (text === '' || text.length > longest) return none;
  const today = (): DateTime =>
    DateTime.fromJSDate(now, {
      zone: DateTime.fromJSDate(now, { zone }).isValid ? zone : 'Europe/Kyiv',
    });
  const words = dateWords();

  const daysBefore = Object.hasOwn(words.relative, text) ? words.relative[text] : undefined;
  if (daysBefore !== undefined)
    return { kind: 'date', date: today().minus({ days: daysBefore }).toISODate() ?? '' };

  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(text);
  if (iso) return dated(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const compact = /^(20\d{2})(\d{2})(\d{2})$/.exec(text);
  if (compact) return dated(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  const numeric =
    /^(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2}))?\.?$/.exec(text) ??
    /^(\d{1,2})-(\d{1,2})-(\d{4}|\d{2})$/.exec(text);
  if (numeric) {
    const [day, month] = dayAndMonth(Number(numeric[1]), Number(numeric[2]), text.includes('/'));
    return numeric[3] === undefined
      ? recent(today(), month, day)
      : dated(fullYear(numeric[3]), month, day);
  }

  const tokens = text
    .split(/[\s,]+/)
    .map((token) => token.replace(/\.$/, ''))
    .filter((token) => token !== '' && token !== '-' && !words.filler.includes(token));
  const [only] = tokens;
  if (tokens.length === 1 && only !== undefined) {
    const weekday = indexOfStem(only, words.weekdays);
    if (weekday >= 0) {
      const day = today();
      return {
        kind: 'date',
        date: day.minus({ days: (day.weekday - 1 - weekday + 7) % 7 }).toISODate() ?? '',
      };
    }
  }

  return namedDate(tokens, today);
};

/**
 * `parseDate`, and then what people say around a date ("three days ago"): chrono-node, which costs a quarter
 * of a second to load and is only loaded when it is needed. It must have understood every word typed: of
 * "5 watches" it would read the 5.
 */
export const findDate = async (typed: string, now: Date, zone: string): Promise<TypedDate> => {
  const own = parseDate(typed, now, zone);
  const text = plain(typed.slice(0, 4 * longest));
  if (own.kind !== 'none' || text.length > longest || !/\p{L}{3}/u.test(text)) return own;
  const local = DateTime.fromJSDate(now, { zone });
  if (!local.isValid) return own;
  const { en, uk, ru } = await import('chrono-node');
  for (const language of [en, uk, ru]) {
    const [found, ...more] = language.parse(text, { instant: now, timezone: local.offset });
    if (!found || more.length > 0 || found.text.trim() !== text || found.end) continue;
    // Of a month or a year it would take the first day.
    if (!found.start.isCertain('day') && !found.start.isCertain('weekday')) continue;
    const date = DateTime.fromJSDate(found.date(), { zone }).toISODate();
    if (date) return { kind: 'date', date };
  }
  return own;
};
