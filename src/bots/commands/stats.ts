// `/stats`: a week, a month, a year, records, one region over any period, two nights side by side.
import type { LocalDate } from '../../data/model/terms.ts';
import type { Region } from '../../data/model/regions.ts';
import { errorMessage, type ErrorCode } from '../../digest/help.ts';
import type { Message } from '../../digest/message.ts';
import { renderStats } from '../../digest/sections/stats.ts';
import type { Stats, StatsQuestion } from '../../digest/stats.ts';
import { newestToldNight, today } from '../digests.ts';
import type { Command, Question } from './command.ts';
import type { Reply } from '../platform.ts';
import { askedNight } from './night.ts';
import {
  findPeriod,
  periodWords,
  splitPage,
  type Period,
  type PeriodScene,
} from './typed/periods.ts';
import { withPicture } from './picture.ts';
import { findRegion, oblastName } from './typed/regions.ts';

/** The figures that a question about many nights asks for. */
const statsOf = (question: Question, asked: StatsQuestion): Promise<Stats> =>
  question.known.stats(asked);

interface Asking {
  readonly question: Question;
  readonly scene: PeriodScene;
}
type Found = Stats | { readonly answer: Message };

const mistake = (
  { question }: Asking,
  code: ErrorCode,
  values: Parameters<typeof errorMessage>[1] = {},
): Found => ({ answer: errorMessage(code, values, question.language) });

/** The period cut to what the archive and the calendar have; the sentence that says so where nothing is left. */
const within = (
  asking: Asking,
  period: Period,
): { readonly from: LocalDate; readonly to: LocalDate } | { readonly answer: Message } => {
  const { first, newest, now } = asking.scene;
  const values = { first, newest };
  const day = today(now);
  if (period.from > day)
    return {
      answer: errorMessage(
        'future-date',
        { ...values, night: period.from },
        asking.question.language,
      ),
    };
  if (period.to < first)
    return {
      answer: errorMessage(
        'before-archive',
        { ...values, night: period.to },
        asking.question.language,
      ),
    };
  return {
    from: period.from < first ? first : period.from,
    to: period.to > day ? day : period.to,
  };
};

/** Nights of one region on a page of the answer: each has its picture's column with its date. */
const perPage = 10;

const regional = async (
  asking: Asking,
  region: Region,
  period: Period,
  page: number,
): Promise<Found> => {
  const { store } = asking.question;
  const range = within(asking, period);
  if ('answer' in range) return range;
  const { from } = range;
  const to = range.to > asking.scene.newest ? asking.scene.newest : range.to;
  if (from > to) return mistake(asking, 'no-data', { ...asking.scene, night: from });
  const [named, searched] = await Promise.all([
    store.regionDates({ id: region, spelled: oblastName(region) }, from, to),
    store.nightDates(from, to),
  ]);
  const pages = Math.max(1, Math.ceil(named.length / perPage));
  const at = Math.min(page, pages);
  const newestFirst = named.toReversed();
  return statsOf(asking.question, {
    kind: 'region',
    region,
    from,
    to,
    searched: searched.length,
    named: named.length,
    shown: newestFirst.slice((at - 1) * perPage, at * perPage).toReversed(),
    page: at,
    pages,
  });
};

/** A region with a period behind or before it: "Belgorod July 2025", "2025 Kyiv oblast". */
const askedRegion = async (
  { scene }: Asking,
  typed: string,
): Promise<{ readonly region: Region; readonly period: Period | null } | null> => {
  const words = typed
    .split(/\s+/u)
    .filter((word) => word !== '')
    .slice(0, 12);
  let named: Region | null = null;
  for (let at = words.length; at > 0; at -= 1)
    for (const [name, rest] of [
      [words.slice(0, at), words.slice(at)],
      [words.slice(-at), words.slice(0, -at)],
    ] as const) {
      const region = await findRegion(name.join(' '));
      if (region === null) continue;
      const period = await findPeriod(rest.join(' '), scene);
      if (period) return { region, period };
      named ??= region;
    }
  return named === null ? null : { region: named, period: null };
};

const week = async (asking: Asking, typed: string): Promise<Found> => {
  const { question, scene } = asking;
  const period = typed === '' ? null : await findPeriod(typed, scene);
  if (typed !== '' && period?.kind !== 'night') return mistake(asking, 'unknown-date', { typed });
  const range = period ? within(asking, period) : { to: scene.told };
  return 'answer' in range ? range : statsOf(question, { kind: 'week', to: range.to });
};

const month = (asking: Asking, period: Period): Promise<Found> | Found => {
  const range = within(asking, period);
  return 'answer' in range
    ? range
    : statsOf(asking.question, { kind: 'month', month: period.from.slice(0, 7), to: range.to });
};

const year = (asking: Asking, period: Period): Promise<Found> | Found => {
  const range = within(asking, period);
  return 'answer' in range
    ? range
    : statsOf(asking.question, { kind: 'year', year: period.from.slice(0, 4), ...range });
};

/** The ways in which a text falls into two dates. */
const halves = (typed: string): readonly (readonly string[])[] => {
  const tokens = typed.split(/\s+/u);
  const at = tokens.findIndex((token) => periodWords().joint.includes(token.toLowerCase()));
  return [
    ...(at > 0 ? [[tokens.slice(0, at).join(' '), tokens.slice(at + 1).join(' ')]] : []),
    typed.split(/\s*[,;]\s*/u),
    tokens,
  ];
};

/** Two dates, however they are joined. */
const compared = async ({ question }: Asking, typed: string): Promise<Found | null> => {
  for (const [first, second, ...more] of halves(typed)) {
    if (!first || !second || more.length > 0) continue;
    const a = await askedNight(question, first);
    const b = await askedNight(question, second);
    if ('night' in a && 'night' in b)
      return statsOf(question, { kind: 'compare', nights: [a.night, b.night] });
    // Dates that were understood and have nothing are answered as a single one would be.
    const understood = [a, b].every((one) => 'night' in one || one.understood);
    if (understood) for (const one of [a, b]) if ('answer' in one) return one;
  }
  return null;
};

/** What was asked about many nights, or the one friendly sentence that says what can be. */
export const findStats = async (question: Question): Promise<Found> => {
  const { store, language, now, zone } = question;
  const [first, newest, told] = await Promise.all([
    store.firstNight(),
    store.newestNight(),
    newestToldNight(store),
  ]);
  if (first === null || newest === null || told === null)
    return { answer: errorMessage('empty-archive', {}, language) };
  const asking: Asking = { question, scene: { first, newest, told, now, zone } };
  const { rest: typed, page } = splitPage(question.argument.trim().slice(0, 120));
  const [word = '', ...tail] = typed.split(/\s+/);
  const head = word.toLowerCase();
  const rest = tail.join(' ');
  const words = periodWords();
  if (head === '' || words.week.includes(head)) return week(asking, rest);
  if (words.records.includes(head)) return statsOf(question, { kind: 'records' });
  if (words.month.includes(head)) {
    const period = await findPeriod(rest === '' ? told.slice(0, 7) : rest, asking.scene);
    return period?.kind === 'month'
      ? month(asking, period)
      : mistake(asking, 'unknown-month', { typed: rest });
  }
  if (words.year.includes(head)) {
    const period = await findPeriod(rest === '' ? told.slice(0, 4) : rest, asking.scene);
    return period?.kind === 'year'
      ? year(asking, period)
      : mistake(asking, 'unknown-year', { typed: rest });
  }
  const named = words.region.includes(head);
  const place = named ? rest : typed;
  if (place === '') return mistake(asking, 'missing-region');
  const asked = await askedRegion(asking, place);
  if (asked?.period) return regional(asking, asked.region, asked.period, page);
  if (asked) return mistake(asking, 'unknown-period', { typed: place });
  if (named) return mistake(asking, 'unknown-region', { typed: place });
  const period = await findPeriod(typed, asking.scene);
  if (period?.kind === 'month') return month(asking, period);
  if (period?.kind === 'year') return year(asking, period);
  if (period?.kind === 'night') return week(asking, typed);
  return (await compared(asking, typed)) ?? mistake(asking, 'unknown-stats', { typed });
};

const run = async (question: Question): Promise<Message | Reply> => {
  const found = await findStats(question);
  if ('answer' in found) return found.answer;
  const message = renderStats(found, { language: question.language });
  return withPicture(question, message, `stats ${question.argument}`.trim(), (pictures, look) =>
    pictures.stats(found, look),
  );
};

const withHead =
  (head: string) =>
  (question: Question): Promise<Message | Reply> =>
    run({ ...question, argument: `${head} ${question.argument}` });

export const statsCommand: Command = { names: ['stats'], run };
export const weekCommand: Command = { names: ['week'], run: withHead('week') };
export const monthCommand: Command = { names: ['month'], run: withHead('month') };
export const recordsCommand: Command = { names: ['records', 'record'], run: withHead('records') };
export const regionCommand: Command = { names: ['region'], run: withHead('region') };
