import { describe, expect, test } from 'vitest';
import { formatText } from '../../src/bots/console/format.ts';
import type { Series } from '../../src/data/model/series.ts';
import { buildDigest, emptyNight } from '../../src/digest/build.ts';
import { trendData } from '../../src/digest/charts/trends/trend-data.ts';
import { renderStats } from '../../src/digest/sections/stats.ts';
import { buildStats, statsNights, type StatsQuestion } from '../../src/digest/stats.ts';
import { told, withoutNumber } from './told.ts';

const drones = (points: readonly (readonly [string, number])[]): Series => ({
  by: 'air-force-ua',
  attacker: 'russia',
  quantity: 'launched',
  munition: 'drone',
  part: 'night',
  points: points.map(([night, value]) => ({ night, value })),
});

const digest = (night: string, value: number, withheld = false) =>
  buildDigest(
    {
      ...emptyNight(night),
      claims: [told('launched', 'drone', value, { night })],
      unnumbered: withheld ? [{ ...withoutNumber('launched', 'iskander-m'), night }] : [],
    },
    { series: [], editionCutoff: `${night}T06:00:00Z` },
  );

const said = (
  question: StatsQuestion,
  series: readonly Series[],
  digests: readonly ReturnType<typeof digest>[] = [],
) => formatText(renderStats(buildStats(question, series, digests), { language: 'en' }));

describe('a week', () => {
  const week = { kind: 'week', to: '2026-01-10' } as const;
  const series = [
    drones([
      ['2026-01-03', 900],
      ['2026-01-08', 90],
      ['2026-01-09', 110],
      ['2026-01-10', 100],
    ]),
  ];
  const digests = [
    digest('2026-01-08', 90),
    digest('2026-01-09', 110, true),
    digest('2026-01-10', 100),
  ];
  const text = said(week, series, digests);
  test('is the seven nights to the newest', () => {
    expect(statsNights(week)).toHaveLength(7);
    expect(text).toContain('300 in 3 nights');
    expect(text).not.toContain('900');
  });
  test('a night without a report is missing and no zero', () => {
    expect(text).toContain("4 nights without the Air Force's report (that is not zero)");
    expect(text).toContain('6–7 January: no report');
  });
  test('nights whose numbers were withheld are counted', () => {
    expect(text).toContain('In 1 night some numbers were not published');
  });
  test('its total is called our sum', () => {
    expect(text).toContain("our sum of the Air Force's figures");
  });
});

test('a night of one kind of missile alone has it in its line, as in the total', () => {
  const one = buildDigest(
    {
      ...emptyNight('2026-01-10'),
      claims: [
        told('launched', 'drone', 100, { night: '2026-01-10' }),
        told('launched', 'iskander-k', 4, { night: '2026-01-10' }),
      ],
    },
    { series: [], editionCutoff: '2026-01-10T06:00:00Z' },
  );
  const text = said({ kind: 'week', to: '2026-01-10' }, [], [one]);
  expect(text).toContain('Missiles launched at Ukraine: 4 in 1 night');
  expect(text).toContain('9–10 January: 100 drones, 4 Iskander-K');
  const compare = { kind: 'compare', nights: ['2026-01-10', '2026-01-09'] } as const;
  expect(said(compare, [], [one])).toContain(
    'Missiles launched at Ukraine (Air Force): 4 | not told',
  );
});

describe('records', () => {
  test('are the largest of one speaker first, equal ones the earlier first', () => {
    const stats = buildStats(
      { kind: 'records' },
      [
        drones([
          ['2025-01-01', 700],
          ['2025-02-01', 810],
          ['2025-03-01', 700],
        ]),
      ],
      [],
    );
    expect(stats.records[0]?.top.map(({ night, value }) => [night, value])).toEqual([
      ['2025-02-01', 810],
      ['2025-01-01', 700],
      ['2025-03-01', 700],
    ]);
  });
  test('a record by day counts days', () => {
    const day: Series = { ...drones([['2026-05-13', 753]]), part: 'day' };
    expect(said({ kind: 'records' }, [day])).toContain('(Air Force, 1 day): 753 (13 May 2026)');
  });
});

test('two nights side by side say what one of them was not told of', () => {
  const text = said(
    { kind: 'compare', nights: ['2026-01-09', '2026-01-10'] },
    [],
    [digest('2026-01-09', 110)],
  );
  expect(text).toContain('Drones launched at Ukraine (Air Force): 110 | not told');
});

test('without any figure one sentence says so', () => {
  expect(said({ kind: 'month', month: '2021-01' }, [])).toMatch(
    /31 nights without the Air Force's report|No figures/,
  );
});

test('a month of a year without any figure says so, and a year cut by the archive is told from there', () => {
  const year = { kind: 'year', year: '2026', from: '2026-01-09', to: '2026-03-02' } as const;
  expect(statsNights(year)).toHaveLength(53);
  const series = [
    drones([
      ['2026-01-09', 90],
      ['2026-03-01', 110],
    ]),
  ];
  const digests = [digest('2026-01-09', 90), digest('2026-03-01', 110)];
  const text = said(year, series, digests);
  expect(text).toContain('January 2026: 90 drones in 1 night');
  expect(text).toContain('February 2026: no figures in our archive');
  expect(text).toContain("51 nights without the Air Force's report (that is not zero)");
  expect(trendData(buildStats(year, series, digests))).toEqual({
    view: 'archive',
    by: 'air-force-ua',
    months: [
      { month: '2026-01', total: 90, nights: 1 },
      { month: '2026-02', total: 0, nights: 0 },
      { month: '2026-03', total: 110, nights: 1 },
    ],
  });
});

test('a month that nothing can be known of is not counted for ever', () => {
  for (const month of ['0000-01', '9999-12'])
    expect(statsNights({ kind: 'month', month }).length).toBeLessThanOrEqual(366);
  expect(statsNights({ kind: 'month', month: '2024-02' })).toHaveLength(29);
});
