// Proposals while a person types an option: dates, regions, settings. Without the database, at once.
import { DateTime } from 'luxon';
import { regionIds } from '../../data/model/regions.ts';
import type { Language, LocalDate } from '../../data/model/terms.ts';
import { wordsOf } from '../../digest/locale.ts';
import type { Choice, Suggest } from '../platform.ts';
import { dateWords } from './typed/date-words.ts';
import { parseDate } from './typed/dates.ts';
import { monthOf } from './typed/periods.ts';

/** Most that a platform shows. */
const most = 25;
const longestLabel = 100;

const home = 'Europe/Kyiv';

const nightChoice = (language: Language, date: LocalDate): Choice => ({
  label: wordsOf(language).night(date, { year: true }),
  value: date,
});

/** Reports of nights begin here. */
const first = Date.UTC(2022, 8, 28);
const day = 86_400_000;

/** Every night that can be asked for, the newest first. A date alone has no zone: it is counted in UTC. */
const every = (today: DateTime): readonly LocalDate[] => {
  const newest = Date.UTC(today.year, today.month - 1, today.day);
  return Array.from({ length: Math.round((newest - first) / day) + 1 }, (_, back) =>
    new Date(newest - back * day).toISOString().slice(0, 10),
  );
};

const dates = (typed: string, language: Language, zone: string, now: Date): readonly Choice[] => {
  const today = DateTime.fromJSDate(now, { zone: home });
  const recent = Array.from({ length: most }, (_, days) => today.minus({ days }).toISODate() ?? '');
  if (typed.trim() === '') return recent.map((date) => nightChoice(language, date));
  const parsed = parseDate(typed, now, zone);
  const found =
    parsed.kind === 'date' && parsed.date <= (today.toISODate() ?? '') ? [parsed.date] : [];
  const lower = typed.trim().toLowerCase();
  const ofDay = /^\d{1,2}(?=\D)/.exec(lower)?.[0]?.padStart(2, '0');
  const like = every(today).filter(
    (date, index) =>
      date.startsWith(lower) ||
      // Words are looked up for the newest nights, and for those that can be meant by the day that stands there.
      ((index < most || date.slice(-2) === ofDay) &&
        wordsOf(language).night(date, { year: true }).toLowerCase().includes(lower)),
  );
  const begun = Object.entries(dateWords().relative)
    .filter(([words]) => lower.length > 1 && words.startsWith(lower))
    .map(([, days]) => today.minus({ days }).toISODate() ?? '');
  const month = monthOf(lower.split(/\s+/), today.toISODate() ?? '');
  const ofMonth = month === null ? [] : every(today).filter((date) => date.startsWith(month));
  return [...new Set([...found, ...begun, ...like, ...ofMonth])]
    .slice(0, most)
    .map((date) => nightChoice(language, date));
};

const regionChoices = (typed: string, language: Language): readonly Choice[] => {
  const words = wordsOf(language);
  const lower = typed.trim().toLowerCase();
  return regionIds
    .filter((id) => words.has(`region-${id}`))
    .map((id) => ({ label: words.say(`region-${id}`).slice(0, longestLabel), value: id }))
    .filter(
      ({ label, value }) =>
        label.toLowerCase().includes(lower) || value.toLowerCase().includes(lower),
    )
    .sort((a, b) => a.label.localeCompare(b.label, language))
    .slice(0, most);
};

/** Words that /talks is asked by, then days. */
const talks = (typed: string, language: Language, zone: string, now: Date): readonly Choice[] => {
  const lower = typed.trim().toLowerCase();
  const named = wordsOf(language)
    .say('suggest-talks')
    .split(', ')
    .filter((word) => word.startsWith(lower))
    .map((word) => ({ label: word, value: word }));
  return [...named, ...dates(typed, language, zone, now)].slice(0, most);
};

/** "2025" and "2025-07" as what `/stats` tells of as a whole; none for what is neither, or is still to come. */
const whole = (typed: string, language: Language, now: Date): readonly Choice[] => {
  const asked = typed.trim();
  const words = wordsOf(language);
  const today = DateTime.fromJSDate(now, { zone: home }).toISODate() ?? '';
  if (asked > today || asked < '2022') return [];
  if (/^20\d{2}$/.test(asked))
    return [{ label: words.say('title-year', { year: asked }), value: asked }];
  return /^20\d{2}-(0[1-9]|1[0-2])$/.test(asked)
    ? [{ label: words.month(asked), value: asked }]
    : [];
};

/** What `/stats` can tell of: years and months, then days. */
const stretches = (typed: string, language: Language, zone: string, now: Date): readonly Choice[] =>
  [...whole(typed, language, now), ...dates(typed, language, zone, now)].slice(0, most);

/** Proposals at the time `now()`. */
export const composeSuggest =
  (now: () => Date): Suggest =>
  ({ command, option, typed, language, zone }) =>
    option === 'region'
      ? regionChoices(typed, language)
      : (option === 'since' ? talks : command === 'stats' ? stretches : dates)(
          typed.slice(0, 80),
          language,
          zone,
          now(),
        );
