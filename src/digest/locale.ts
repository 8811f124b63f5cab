// Words of one language: Fluent messages, numbers and dates. Says what it is given; decides nothing.
import { existsSync, readFileSync } from 'node:fs';
import { FluentBundle, FluentNumber, FluentResource } from '@fluent/bundle';
import type { Count } from '../data/model/count.ts';
import type { Instant, Language, LocalDate } from '../data/model/terms.ts';
import { locales } from './locales/index.ts';

export type Values = Readonly<Record<string, string | number>>;

/** The words of one language. Dates are civil days; `time` needs the zone in which it is meant. */
export interface Words {
  readonly language: Language;
  /** The message `id` with its values. An unknown id or a missing value is our mistake and throws. */
  say(id: string, values?: Values): string;
  has(id: string): boolean;
  /** 200000 as "200,000" or «200 000». */
  number(value: number): string;
  /** The number with its hedge: "over 400", "about 30", "at least 4"; people are never "over". */
  count(
    count: Count,
    options?: { readonly people?: boolean; readonly quote?: string | null },
  ): string;
  /** "21 July", with `year` "21 July 2025". */
  day(date: LocalDate, options?: { readonly year?: boolean }): string;
  /** The night that ends on `date`: "20-21 July" with an en dash. */
  night(date: LocalDate, options?: { readonly year?: boolean }): string;
  /** "July 2025". */
  month(month: string): string;
  /** "11:40" in the zone. */
  time(instant: Instant, zone: string): string;
  /** "21 July, 08:05" in the zone. */
  moment(instant: Instant, zone: string): string;
  /** "a, b and c". */
  list(items: readonly string[]): string;
  /** Plural category of an ordinal: "1st" is `one`, "8th" `other`. */
  ordinal(rank: number): string;
}

const folder = new URL('./locales/', import.meta.url);
const tags: Readonly<Record<Language, string>> = { en: 'en-GB', uk: 'uk-UA' };
/** Four digits stand together in Ukrainian («1250») and apart in English ("1,250"). */
const grouping = { en: 'always', uk: 'min2' } as const;

const loadBundle = (language: Language): FluentBundle => {
  const bundle = new FluentBundle(tags[language], { useIsolating: false });
  const entry = locales.find((locale) => locale.language === language);
  for (const file of entry?.files ?? []) {
    const path = new URL(file, folder);
    if (!existsSync(path)) continue;
    const errors = bundle.addResource(new FluentResource(readFileSync(path, 'utf8')));
    if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);
  }
  return bundle;
};

const noon = (date: LocalDate): Date => new Date(`${date}T12:00:00Z`);

const loadWords = (language: Language): Words => {
  const bundle = loadBundle(language);
  const tag = tags[language];
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(tag, { timeZone: 'UTC', ...options });
  const dayMonth = format({ day: 'numeric', month: 'long' });
  const monthOnly = format({ month: 'long' });
  const numbers = new Intl.NumberFormat(tag, {
    maximumFractionDigits: 2,
    useGrouping: grouping[language],
  });
  const ordinals = new Intl.PluralRules(tag, { type: 'ordinal' });
  const clocks = new Map<string, Intl.DateTimeFormat>();

  const say = (id: string, values: Values = {}): string => {
    const pattern = bundle.getMessage(id)?.value;
    if (!pattern) throw new Error(`no words for "${id}" in ${language}`);
    const errors: Error[] = [];
    const numbered = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'number'
          ? new FluentNumber(value, { useGrouping: grouping[language] as unknown as boolean })
          : value,
      ]),
    );
    const text = bundle.formatPattern(pattern, numbered, errors);
    if (errors[0]) throw new Error(`${id} in ${language}: ${errors[0].message}`);
    return text;
  };
  const number = (value: number): string => numbers.format(value);
  const year = (date: LocalDate): string => date.slice(0, 4);
  const day: Words['day'] = (date, options) =>
    options?.year
      ? say('date-with-year', { date: dayMonth.format(noon(date)), year: year(date) })
      : dayMonth.format(noon(date));
  const clock = (zone: string): Intl.DateTimeFormat => {
    const known = clocks.get(zone);
    if (known) return known;
    const made = format({ timeZone: zone, hour: '2-digit', minute: '2-digit', hour12: false });
    clocks.set(zone, made);
    return made;
  };
  const calendars = new Map<string, Intl.DateTimeFormat>();
  const localDate = (instant: Instant, zone: string): LocalDate => {
    const calendar = calendars.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone });
    calendars.set(zone, calendar);
    return calendar.format(new Date(instant));
  };
  return {
    language,
    say,
    has: (id) => bundle.hasMessage(id),
    number,
    count: (count, options) => {
      const value = number(count.value);
      switch (count.bound) {
        case 'exactly':
          return value;
        case 'about':
          return say('hedge-about', { value });
        case 'atMost':
          return say('hedge-at-most', { value });
        case 'atLeast':
          return options?.people || count.value % 10 !== 0 || /at least/i.test(options?.quote ?? '')
            ? say('hedge-at-least', { value })
            : say('hedge-over', { value });
      }
    },
    day,
    night: (date, options) => {
      const evening = new Date(noon(date).getTime() - 86_400_000).toISOString().slice(0, 10);
      if (evening.slice(0, 7) === date.slice(0, 7))
        return `${Number(evening.slice(8))}–${day(date, options)}`;
      const first = day(evening, { year: options?.year === true && year(evening) !== year(date) });
      return `${first} – ${day(date, options)}`;
    },
    month: (month) =>
      say('month-with-year', {
        month: monthOnly.format(noon(`${month.slice(0, 7)}-15`)),
        year: month.slice(0, 4),
      }),
    time: (instant, zone) => clock(zone).format(new Date(instant)),
    moment: (instant, zone) =>
      `${day(localDate(instant, zone))}, ${clock(zone).format(new Date(instant))}`,
    ordinal: (rank) => ordinals.select(rank),
    list: (items) =>
      items.length < 2
        ? items.join('')
        : say('list-last', { first: items.slice(0, -1).join(', '), last: items.at(-1) ?? '' }),
  };
};

const loaded = new Map<Language, Words>();

/** The words of a language, read from its files once. */
export const wordsOf = (language: Language): Words => {
  const known = loaded.get(language);
  if (known) return known;
  const words = loadWords(language);
  loaded.set(language, words);
  return words;
};
