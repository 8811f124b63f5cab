// What the picture of a view of `/stats` shows: numbers only, one speaker beside itself.
import type { NightFigure, Series } from '../../../data/model/series.ts';
import type { LocalDate, Side, Speaker } from '../../../data/model/terms.ts';
import { comparedThings, type ComparedThing } from '../../judging/compared.ts';
import type { Stats, StatsQuestion, StatsRecord } from '../../stats.ts';
import { emptyPoint, pointOf, type Amount, type CardRoot, type NightPoint } from '../card-data.ts';
import { mapData } from '../map/map-data.ts';

/** Nights of one thing by one speaker. */
export interface TrendRow {
  readonly attacker: Side;
  readonly root: CardRoot;
  readonly by: Speaker;
  readonly points: readonly NightPoint[];
}

/** Months of a series: our sum of its nights, and of how many. */
export interface MonthTotal {
  readonly month: string;
  readonly total: number;
  readonly nights: number;
}

type Asked = Pick<Stats, 'question' | 'since'>;

export type TrendData =
  | ({ readonly view: 'nights'; readonly rows: readonly TrendRow[] } & Asked)
  | ({
      readonly view: 'region';
      readonly nights: readonly {
        readonly night: LocalDate;
        readonly reported: boolean;
        readonly struck: boolean;
        readonly hits: Amount | null;
        readonly downed: Amount | null;
      }[];
    } & Asked)
  | ({ readonly view: 'records'; readonly records: readonly StatsRecord[] } & Asked)
  | ({ readonly view: 'compare'; readonly things: readonly ComparedThing[] } & Asked)
  | { readonly view: 'archive'; readonly by: Speaker; readonly months: readonly MonthTotal[] };

const rowsOf: readonly Omit<TrendRow, 'points'>[] = [
  { attacker: 'russia', root: 'drone', by: 'air-force-ua' },
  { attacker: 'russia', root: 'missile', by: 'air-force-ua' },
  { attacker: 'ukraine', root: 'drone', by: 'defence-ministry-ru' },
];

const told = ({ launched, stopped, withheld }: NightPoint): boolean =>
  launched !== null || stopped !== null || withheld;

const regionNights = (
  stats: Stats,
  region: string,
): Extract<TrendData, { view: 'region' }>['nights'] =>
  stats.nights.map(({ night, digest }) => {
    const named = (digest ? (mapData(digest)?.sides ?? []) : [])
      .flatMap(({ regions }) => regions)
      .find((one) => one.region === region);
    return {
      night,
      reported: digest !== null && digest.state !== 'not-reported',
      struck: named?.struck ?? false,
      hits: named?.hits ?? null,
      downed: named?.downed ?? null,
    };
  });

/** Null where the view has no figure at all: there is nothing to draw. */
export const trendData = (stats: Stats): TrendData | null => {
  const { question, since, nights } = stats;
  const asked: { readonly question: StatsQuestion; readonly since: LocalDate | null } = {
    question,
    since,
  };
  switch (question.kind) {
    case 'week':
    case 'month': {
      const rows = rowsOf
        .map((row) => ({
          ...row,
          points: nights.map(({ night, digest }) =>
            digest ? pointOf(digest, row.attacker, row.root, row.by) : emptyPoint(night),
          ),
        }))
        .filter(({ points }) => points.some(told));
      return rows.length === 0 ? null : { view: 'nights', ...asked, rows };
    }
    case 'year': {
      const months = stats.months.map(({ month, drones }) => ({
        month,
        total: drones?.total ?? 0,
        nights: drones?.nights ?? 0,
      }));
      return months.some(({ nights: told }) => told > 0)
        ? { view: 'archive', by: 'air-force-ua', months }
        : null;
    }
    case 'region': {
      const told = regionNights(stats, question.region);
      return told.some(({ struck, downed }) => struck || downed)
        ? { view: 'region', ...asked, nights: told }
        : null;
    }
    case 'records':
      return stats.records.length === 0
        ? null
        : { view: 'records', ...asked, records: stats.records };
    case 'compare': {
      const things = comparedThings(nights.map(({ digest }) => digest));
      return things.length === 0 ? null : { view: 'compare', ...asked, things };
    }
  }
};

/** Months from the first to the last of the series, those without a figure included. Null for none. */
export const archiveData = (series: Series): TrendData | null => {
  const months = Map.groupBy(series.points, ({ night }: NightFigure) => night.slice(0, 7));
  const [first] = series.points;
  const last = series.points.at(-1);
  if (!first || !last) return null;
  const every: MonthTotal[] = [];
  for (
    let at = new Date(`${first.night.slice(0, 7)}-15T12:00:00Z`);
    at.toISOString().slice(0, 7) <= last.night.slice(0, 7);
    at = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 15, 12))
  ) {
    const month = at.toISOString().slice(0, 7);
    const points = months.get(month) ?? [];
    every.push({
      month,
      total: points.reduce((sum, { value }) => sum + value, 0),
      nights: points.length,
    });
  }
  return { view: 'archive', by: series.by, months: every };
};
