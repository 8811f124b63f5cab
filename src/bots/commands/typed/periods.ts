// A stretch of nights as people type it: "July 2025", "2025", "since 1 May", "1 May to 9 May", "week", "30 nights".
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { LocalDate } from '../../../data/model/terms.ts';
import { dateWords } from './date-words.ts';
import { findDate } from './dates.ts';

/** First and last night of what was asked, both included, wherever the archive begins or ends. */
export interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** `month` where it is one whole month of the calendar, else what it was typed as. */
  readonly kind: 'all' | 'night' | 'nights' | 'month' | 'year' | 'range';
}

const list = z.array(z.string());
const wordsSchema = z.object({
  since: list,
  until: list,
  /** Words that may stand in a period and say nothing. */
  filler: list,
  all: list,
  week: list,
  month: list,
  year: list,
  records: list,
  region: list,
  /** Between two dates that are compared. */
  joint: list,
  nights: list,
  page: list,
});
let loaded: z.infer<typeof wordsSchema> | null = null;
/** The words, read once. */
export const periodWords = (): z.infer<typeof wordsSchema> =>
  (loaded ??= wordsSchema.parse(
    JSON.parse(readFileSync(new URL('period-words.json', import.meta.url), 'utf8')),
  ));

/** Where the words of a period are counted from: the archive's first and newest dates. */
export interface PeriodScene {
  readonly first: LocalDate;
  readonly newest: LocalDate;
  /** The newest night that somebody told of: "week" and "month" alone end there. */
  readonly told: LocalDate;
  readonly now: Date;
  readonly zone: string;
}

const shift = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Last day of "2025-07". */
export const lastOfMonth = (month: string): LocalDate => {
  const [year = 0, at = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, at, 0, 12)).toISOString().slice(0, 10);
};

const monthPeriod = (month: string): Period => ({
  from: `${month}-01`,
  to: lastOfMonth(month),
  kind: 'month',
});

const two = (value: number): string => String(value).padStart(2, '0');

/** "July 2025", "07.2025", "2025-07", and "July" for the latest one; null for anything else. */
export const monthOf = (tokens: readonly string[], newest: LocalDate): string | null => {
  const [first = '', second = ''] = tokens;
  if (tokens.length === 1) {
    const iso = /^(20\d{2})[-./](0?[1-9]|1[0-2])$/u.exec(first);
    if (iso) return `${iso[1]}-${two(Number(iso[2]))}`;
    const local = /^(0?[1-9]|1[0-2])[./](20\d{2})$/u.exec(first);
    if (local) return `${local[2]}-${two(Number(local[1]))}`;
  }
  const named = (word: string): number =>
    word.length < 3
      ? 0
      : dateWords().months.findIndex((stems) => stems.some((stem) => word.startsWith(stem))) + 1;
  if (tokens.length === 1 && named(first) > 0) {
    const year = Number(newest.slice(0, 4));
    const month = `${year}-${two(named(first))}`;
    return month <= newest.slice(0, 7) ? month : `${year - 1}-${two(named(first))}`;
  }
  if (tokens.length !== 2) return null;
  const [name, year] = /^20\d{2}$/u.test(second) ? [first, second] : [second, first];
  return /^20\d{2}$/u.test(year) && named(name) > 0 ? `${year}-${two(named(name))}` : null;
};

const between = (a: LocalDate, b: LocalDate): Period => ({
  from: a < b ? a : b,
  to: a < b ? b : a,
  kind: a === b ? 'night' : 'range',
});

/** One end of a range: a date, or a month or year of which the first or last day is meant. */
const endOf = async (
  text: string,
  scene: PeriodScene,
  end: 'from' | 'to',
): Promise<LocalDate | null> => {
  const tokens = text.split(' ').filter((token) => !periodWords().filler.includes(token));
  const month = monthOf(tokens, scene.newest);
  if (month !== null) return end === 'from' ? `${month}-01` : lastOfMonth(month);
  const [only = ''] = tokens;
  if (tokens.length === 1 && /^20\d{2}$/u.test(only))
    return end === 'from' ? `${only}-01-01` : `${only}-12-31`;
  const date = await findDate(text, scene.now, scene.zone);
  return date.kind === 'date' ? date.date : null;
};

const rangeOf = async (tokens: readonly string[], scene: PeriodScene): Promise<Period | null> => {
  const { since, until } = periodWords();
  const joint = tokens.findIndex((token, at) => at > 0 && until.includes(token));
  const [head = ''] = tokens;
  const begin = since.includes(head)
    ? tokens.slice(1, joint > 0 ? joint : undefined)
    : tokens.slice(0, Math.max(0, joint));
  if (joint > 0 && begin.length > 0 && joint < tokens.length - 1) {
    const last = tokens.slice(joint + 1);
    const to = await endOf(last.join(' '), scene, 'to');
    // "May to July 2025", "1 to 9 May 2025": what the beginning leaves out is said at the end.
    const year = last.filter((token) => /^20\d{2}$/u.test(token));
    const bare = !begin.some((token) => /\d{4}/u.test(token));
    const from =
      (bare && year.length === 1
        ? await endOf([...begin, ...year].join(' '), scene, 'from')
        : null) ??
      (bare ? await endOf([...begin, ...last.slice(1)].join(' '), scene, 'from') : null) ??
      (await endOf(begin.join(' '), scene, 'from'));
    return from !== null && to !== null ? between(from, to) : null;
  }
  if (since.includes(head)) {
    const from = await endOf(begin.join(' '), scene, 'from');
    return from === null ? null : { from, to: scene.newest, kind: 'range' };
  }
  return null;
};

/** The period meant; nothing typed is everything. Null where any word is not understood. Never throws. */
export const findPeriod = async (typed: string, scene: PeriodScene): Promise<Period | null> => {
  const words = periodWords();
  const all = typed
    .normalize('NFKC')
    .toLowerCase()
    .slice(0, 120)
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/\s-\s|\.{2,}/gu, ' .. ')
    .replace(/(?<=\d{4}-\d{2}-\d{2})(?:-|\s+)(?=\d{4}-\d{2}-\d{2})/u, ' .. ')
    // "1-9 May" are nine days; "20-21 July" is one night.
    .replace(/(^|\s)(\d{1,2})-(\d{1,2})(?=\s)/gu, (text, before: string, a: string, b: string) =>
      Number(b) - Number(a) > 1 ? `${before}${a} .. ${b}` : text,
    )
    .split(/[\s,]+/u)
    .filter((token) => token !== '');
  const whole: Period = { from: scene.first, to: scene.newest, kind: 'all' };
  if (all.length === 0) return whole;
  const range = await rangeOf(all, scene);
  if (range) return range;
  const tokens = all.filter((token) => !words.filler.includes(token));
  const [first = '', second = ''] = tokens;
  if (tokens.length === 1) {
    if (words.all.includes(first)) return whole;
    if (words.week.includes(first))
      return { from: shift(scene.told, -6), to: scene.told, kind: 'nights' };
    if (words.month.includes(first)) return monthPeriod(scene.told.slice(0, 7));
    if (words.year.includes(first))
      return { from: shift(scene.newest, -364), to: scene.newest, kind: 'nights' };
    if (/^20\d{2}$/u.test(first))
      return { from: `${first}-01-01`, to: `${first}-12-31`, kind: 'year' };
  }
  if (tokens.length === 2 && /^\d{1,4}$/u.test(first) && words.nights.includes(second))
    return {
      from: shift(scene.newest, 1 - Math.max(1, Number(first))),
      to: scene.newest,
      kind: 'nights',
    };
  const month = monthOf(tokens, scene.newest);
  if (month !== null) return monthPeriod(month);
  const date = await findDate(all.join(' '), scene.now, scene.zone);
  return date.kind === 'date' ? { from: date.date, to: date.date, kind: 'night' } : null;
};

/** "…, page 3" at the end: the number, and the text without it. */
export const splitPage = (typed: string): { readonly rest: string; readonly page: number } => {
  const found = new RegExp(
    `^(.*?)(?:^|\\s)(?:${periodWords().page.join('|')})\\s*(\\d{1,3})\\s*$`,
    'isu',
  ).exec(typed);
  return found
    ? { rest: (found[1] ?? '').trim(), page: Math.max(1, Number(found[2])) }
    : { rest: typed.trim(), page: 1 };
};
