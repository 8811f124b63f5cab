// `/stats`: a week, a month, records, one region, two nights side by side. One speaker is compared with itself.
import type { Series, SeriesKey } from '../data/model/series.ts';
import type { Language, LocalDate } from '../data/model/terms.ts';
import type { Digest } from './digest.ts';
import { wordsOf } from './locale.ts';
import type { Message } from './message.ts';

/** What was asked. `to`: the newest night of the archive, inclusive; `month` is "2025-07". */
export type StatsQuestion =
  | { readonly kind: 'week'; readonly to: LocalDate }
  | { readonly kind: 'month'; readonly month: string }
  | { readonly kind: 'records' }
  | { readonly kind: 'region'; readonly region: string; readonly to: LocalDate }
  | { readonly kind: 'compare'; readonly nights: readonly [LocalDate, LocalDate] };

/** The series a question is answered from; ask the store for each, without dates. */
export const statsSeries: readonly SeriesKey[] = [
  {
    by: 'air-force-ua',
    attacker: 'russia',
    quantity: 'launched',
    munition: 'drone',
    part: 'night',
  },
  {
    by: 'defence-ministry-ru',
    attacker: 'ukraine',
    quantity: 'intercepted',
    munition: 'drone',
    part: 'night',
  },
];

/** Nights whose digests the question needs, both ends included; null where the series are enough. */
export const statsNights = (
  question: StatsQuestion,
): { readonly from: LocalDate; readonly to: LocalDate } | readonly LocalDate[] | null =>
  question.kind === 'compare' ? question.nights : null;

export interface Stats {
  readonly question: StatsQuestion;
  readonly series: readonly Series[];
  readonly nights: readonly Digest[];
}

export const buildStats = (
  question: StatsQuestion,
  series: readonly Series[],
  nights: readonly Digest[],
): Stats => ({ question, series, nights });

export const renderStats = (stats: Stats, options: { readonly language: Language }): Message => {
  const words = wordsOf(options.language);
  return {
    language: words.language,
    summary: stats.question.kind,
    blocks: [],
    sources: [],
    actions: [],
  };
};
