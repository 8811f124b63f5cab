// `/stats`: a week, a month, a year, records, one region, two nights side by side. One speaker is compared with
// itself; a night without a figure is missing, never zero; what was withheld is said.
import type { NightFigure, Series, SeriesKey } from '../data/model/series.ts';
import { covers, type LocalDate, type Speaker } from '../data/model/terms.ts';
import { medianOf } from './judging/context.ts';
import type { Digest, Figure } from './digest.ts';
import { nightFigure } from './judging/tally.ts';

/** One region over the dates `from`..`to`, of which one page is shown. */
export interface RegionQuestion {
  readonly kind: 'region';
  readonly region: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Dates of the archive that were searched, and those of them that name the region. */
  readonly searched: number;
  readonly named: number;
  /** The named dates on this page, ascending. */
  readonly shown: readonly LocalDate[];
  readonly page: number;
  readonly pages: number;
}

/** What was asked. `to`: the last night, inclusive; `month` is "2025-07", whole where `to` is absent. */
export type StatsQuestion =
  | { readonly kind: 'week'; readonly to: LocalDate }
  | { readonly kind: 'month'; readonly month: string; readonly to?: LocalDate }
  | {
      readonly kind: 'year';
      readonly year: string;
      /** What of the year the archive and the calendar have. */
      readonly from: LocalDate;
      readonly to: LocalDate;
    }
  | { readonly kind: 'records' }
  | RegionQuestion
  | { readonly kind: 'compare'; readonly nights: readonly [LocalDate, LocalDate] };

const launched = (munition: string, part: 'night' | 'day' = 'night'): SeriesKey => ({
  by: 'air-force-ua',
  attacker: 'russia',
  quantity: 'launched',
  munition,
  part,
});

/** The series a question is answered from; ask the store for each, without dates. */
export const statsSeries: readonly SeriesKey[] = [
  launched('drone'),
  launched('drone', 'day'),
  launched('kh-101/kh-555'),
  launched('kinzhal'),
  launched('kalibr'),
  launched('zircon'),
  {
    by: 'defence-ministry-ru',
    attacker: 'ukraine',
    quantity: 'intercepted',
    munition: 'drone',
    part: 'night',
  },
];

const shift = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const lastOf = (month: string): LocalDate => {
  const [year = 0, at = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, at, 0, 12)).toISOString().slice(0, 10);
};

/** More than any question spans. */
const mostNights = 366;

/** Nights whose digests the question needs, ascending; none where the series are enough. */
export const statsNights = (question: StatsQuestion): readonly LocalDate[] => {
  const between = (from: LocalDate, to: LocalDate): LocalDate[] => {
    const dates: LocalDate[] = [];
    // A year of five digits would never come to its end.
    for (let date = from; date <= to && dates.length < mostNights; date = shift(date, 1))
      dates.push(date);
    return dates;
  };
  switch (question.kind) {
    case 'week':
      return between(shift(question.to, -6), question.to);
    case 'month':
      return between(`${question.month.slice(0, 7)}-01`, question.to ?? lastOf(question.month));
    case 'year':
      return between(question.from, question.to);
    case 'region':
      return question.shown;
    case 'compare':
      return question.nights;
    case 'records':
      return [];
  }
};

/** One speaker's figures over some nights. `total` is our sum; `nights` those that have a figure. */
export interface StatsTotal {
  readonly subject: Pick<SeriesKey, 'by' | 'attacker' | 'quantity' | 'munition' | 'part'>;
  readonly total: number;
  readonly nights: number;
  readonly median: number | null;
  readonly largest: NightFigure | null;
}

/** One month ("2025-07") of a year; null where no night of it has a figure. */
export interface StatsMonth {
  readonly month: string;
  readonly drones: StatsTotal | null;
  readonly missiles: StatsTotal | null;
}

export interface StatsRecord {
  readonly subject: SeriesKey;
  readonly nights: number;
  /** Largest first. */
  readonly top: readonly NightFigure[];
}

export interface Stats {
  readonly question: StatsQuestion;
  readonly totals: readonly StatsTotal[];
  readonly records: readonly StatsRecord[];
  /** Every month of a year, ascending; none of another question. */
  readonly months: readonly StatsMonth[];
  /** Every night asked for, with its digest where something is known; of a year its months stand for them. */
  readonly nights: readonly { readonly night: LocalDate; readonly digest: Digest | null }[];
  /** Nights without the Air Force's report. */
  readonly missing: number;
  /** Nights on which the Air Force named weapons or hits without a number. */
  readonly withheld: number;
  /** First night that any series has. */
  readonly since: LocalDate | null;
}

const totalOf = (
  subject: StatsTotal['subject'],
  points: readonly NightFigure[],
): StatsTotal | null => {
  if (points.length === 0) return null;
  return {
    subject,
    total: points.reduce((sum, { value }) => sum + value, 0),
    nights: points.length,
    median: medianOf(points.map(({ value }) => value)),
    largest: points.reduce<NightFigure | null>(
      (best, point) => (best === null || point.value > best.value ? point : best),
      null,
    ),
  };
};

/** Missiles that one speaker says were launched in a night: its total, our sum of the kinds, or the only kind. */
export const missilesOf = (digest: Digest, by: Speaker): Figure | null => {
  const whole = nightFigure(digest, { ...launched('missile'), by });
  if (whole) return whole;
  const kinds = digest.directions
    .find(({ attacker }) => attacker === 'russia')
    ?.figures.filter(
      (figure) =>
        figure.part === 'night' &&
        figure.quantity === 'launched' &&
        !figure.subset &&
        figure.lead.by === by &&
        figure.munition !== null &&
        covers('missile', figure.munition),
    );
  return kinds?.length === 1 ? (kinds[0] ?? null) : null;
};

const withheldIn = (digest: Digest): boolean =>
  digest.unnumbered.some(
    ({ by, word, quantity, attacker }) =>
      attacker === 'russia' &&
      by === 'air-force-ua' &&
      word === null &&
      (quantity === 'launched' || quantity === 'impacts'),
  );

/** A series over some nights: each figure as the night's own message has it, where its digest is at hand. */
const pointsOf = (
  subject: Series,
  nights: ReadonlySet<LocalDate>,
  digests: ReadonlyMap<LocalDate, Digest>,
): readonly NightFigure[] => {
  const known = new Map(subject.points.map(({ night, value }) => [night, value]));
  return [...nights].flatMap((night) => {
    const digest = digests.get(night);
    const value = digest ? nightFigure(digest, subject)?.lead.value : known.get(night);
    return value === undefined ? [] : [{ night, value }];
  });
};

/** What the Air Force says was launched, month by month. */
const monthsOf = (
  dates: readonly LocalDate[],
  drones: readonly NightFigure[],
  missiles: readonly NightFigure[],
): readonly StatsMonth[] =>
  [...new Set(dates.map((night) => night.slice(0, 7)))].map((month) => {
    const within = (points: readonly NightFigure[]) =>
      points.filter(({ night }) => night.startsWith(month));
    return {
      month,
      drones: totalOf(launched('drone'), within(drones)),
      missiles: totalOf(launched('missile'), within(missiles)),
    };
  });

const topOf = (points: readonly NightFigure[], count: number): NightFigure[] =>
  [...points].sort((a, b) => b.value - a.value || (a.night < b.night ? -1 : 1)).slice(0, count);

/**
 * The answer's figures. `series`: those of `statsSeries`; `nights`: those digests of `statsNights` that exist.
 */
export const buildStats = (
  question: StatsQuestion,
  series: readonly Series[],
  nights: readonly Digest[],
): Stats => {
  const dates = statsNights(question);
  const byNight = new Map(nights.map((digest) => [digest.night, digest]));
  const known = dates.flatMap((night) => byNight.get(night) ?? []);
  const inRange = new Set(dates);
  const subjects = series.filter(({ munition, part }) => munition === 'drone' && part === 'night');
  const missiles = known.flatMap((digest): NightFigure[] => {
    const figure = missilesOf(digest, 'air-force-ua');
    return figure ? [{ night: digest.night, value: figure.lead.value }] : [];
  });
  const totals =
    question.kind === 'week' || question.kind === 'month' || question.kind === 'year'
      ? [
          ...subjects.map((subject) => totalOf(subject, pointsOf(subject, inRange, byNight))),
          totalOf(launched('missile'), missiles),
        ]
          .flatMap((total) => total ?? [])
          // What one side launched stands together, before what the other shot down.
          .toSorted(
            (a, b) =>
              Number(a.subject.attacker !== 'russia') - Number(b.subject.attacker !== 'russia'),
          )
      : [];
  return {
    question,
    totals,
    records:
      question.kind === 'records'
        ? series
            .filter(({ points }) => points.length > 0)
            .map(({ points, ...subject }) => ({
              subject,
              nights: points.length,
              top: topOf(points, subject.munition === 'drone' ? 5 : 1),
            }))
        : [],
    months:
      question.kind === 'year'
        ? monthsOf(
            dates,
            subjects
              .filter(({ attacker }) => attacker === 'russia')
              .flatMap((subject) => pointsOf(subject, inRange, byNight)),
            missiles,
          )
        : [],
    // A whole year of digests is not held for the sake of its sums.
    nights:
      question.kind === 'year'
        ? []
        : dates.map((night) => ({ night, digest: byNight.get(night) ?? null })),
    missing: dates.filter((night) => byNight.get(night)?.state !== 'complete').length,
    withheld: known.filter(withheldIn).length,
    since: series.reduce<LocalDate | null>((first, { points }) => {
      const night = points[0]?.night ?? null;
      return night !== null && (first === null || night < first) ? night : first;
    }, null),
  };
};
