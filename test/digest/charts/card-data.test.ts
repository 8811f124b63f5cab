import { describe, expect, test } from 'vitest';
import { exactly, type Count } from '../../../src/data/model/count.ts';
import type { Document, Night, SourcedClaim } from '../../../src/data/model/night.ts';
import type { Munition, Quantity, Side, Speaker } from '../../../src/data/model/terms.ts';
import { buildDigest, emptyNight } from '../../../src/digest/build.ts';
import { cardData, nightsBefore } from '../../../src/digest/charts/card-data.ts';
import { mapData } from '../../../src/digest/charts/map/map-data.ts';
import { archiveData, trendData } from '../../../src/digest/charts/trends/trend-data.ts';
import type { Digest } from '../../../src/digest/digest.ts';
import { buildStats } from '../../../src/digest/stats.ts';

const documentOf = (by: Speaker, date: string): Document => ({
  id: `${by}/${date}`,
  source: by === 'defence-ministry-ru' ? 'defence-ministry-ru' : 'air-force-ua',
  outlet: null,
  title: null,
  url: null,
  publishedAt: `${date}T09:00:00+03:00`,
  asOf: null,
  archived: false,
});

interface Told {
  readonly quantity: Quantity;
  readonly munition: Munition | null;
  readonly count: number | Count;
  readonly by?: Speaker;
  readonly attacker?: Side;
  readonly region?: string;
}

const nightOf = (
  date: string,
  told: readonly Told[],
  withheld: readonly { readonly quantity: Quantity; readonly munition: Munition }[] = [],
): Night => ({
  ...emptyNight(date),
  claims: told.map(
    ({
      quantity,
      munition,
      count,
      by = 'air-force-ua',
      attacker = 'russia',
      region,
    }): SourcedClaim => ({
      night: date,
      part: 'night',
      window: null,
      attacker,
      quantity,
      munition,
      count: typeof count === 'number' ? exactly(count) : count,
      region: region ?? null,
      subset: false,
      by,
      speaker: null,
      outlet: null,
      quote: 'x',
      document: documentOf(by, date),
    }),
  ),
  unnumbered: withheld.map(({ quantity, munition }) => ({
    night: date,
    attacker: 'russia',
    quantity,
    munition,
    word: null,
    by: 'air-force-ua',
    speaker: null,
    quote: 'x',
    document: documentOf('air-force-ua', date),
  })),
});
const digestOf = (...night: Parameters<typeof nightOf>): Digest =>
  buildDigest(nightOf(...night), { series: [], editionCutoff: '2025-07-20T08:00:00+03:00' });

const launched = (count: number | Count, munition: Munition = 'drone'): Told => ({
  quantity: 'launched',
  munition,
  count,
});

describe('what a card shows', () => {
  test('the night stands last, after one column for each of the 30 nights before', () => {
    const dates = nightsBefore('2025-07-21');
    expect([dates.length, dates[0], dates.at(-1)]).toEqual([30, '2025-06-21', '2025-07-20']);
    const [drones] = cardData(digestOf('2025-07-21', [launched(426)]), []).rows;
    expect(drones?.points).toHaveLength(31);
    expect(drones?.points.at(-1)).toMatchObject({
      night: '2025-07-21',
      reported: true,
      launched: exactly(426),
    });
  });
  test('a night without a report is no zero', () => {
    const [drones] = cardData(digestOf('2025-07-21', [launched(426)]), []).rows;
    expect(drones?.points[0]).toMatchObject({ reported: false, launched: null, stopped: null });
  });
  test('shot down, jammed and lost of one report are one number beside what was launched', () => {
    const digest = digestOf('2025-07-21', [
      launched(426),
      { quantity: 'intercepted', munition: 'drone', count: 200 },
      { quantity: 'lost', munition: 'drone', count: 203 },
    ]);
    expect(cardData(digest, []).rows[0]?.points.at(-1)?.stopped).toEqual(exactly(403));
  });
  test('missiles without a number are withheld, and the numbered ones are not called the total', () => {
    const digest = digestOf(
      '2026-09-22',
      [launched(212), launched(4, 'kalibr')],
      [
        { quantity: 'launched', munition: 'oniks' },
        { quantity: 'impacts', munition: 'missile' },
      ],
    );
    const missiles = cardData(digest, []).rows[1];
    expect(missiles?.points.at(-1)).toMatchObject({
      launched: exactly(4),
      withheld: true,
      hits: null,
      hitsWithheld: true,
    });
    expect(missiles?.kinds).toEqual([{ munition: 'kalibr', launched: exactly(4) }]);
  });
  test('a number keeps its hedge', () => {
    const digest = digestOf('2025-07-21', [launched({ value: 400, bound: 'atLeast' })]);
    expect(cardData(digest, []).rows[0]?.points.at(-1)?.launched).toEqual({
      value: 400,
      bound: 'atLeast',
    });
  });
  test("one speaker's nights stand beside each other, never another's", () => {
    const before = digestOf('2025-07-20', [{ ...launched(90), by: 'general-staff-ua' }]);
    const [drones] = cardData(digestOf('2025-07-21', [launched(426)]), [before]).rows;
    expect(drones?.by).toBe('air-force-ua');
    expect(drones?.points.at(-2)).toMatchObject({ reported: false, launched: null });
  });
  test('the record of drones over Russia is the largest of the ministry by that night', () => {
    const digest = digestOf('2025-07-21', [
      {
        quantity: 'intercepted',
        munition: 'drone',
        count: 74,
        by: 'defence-ministry-ru',
        attacker: 'ukraine',
      },
    ]);
    const { rows, sources } = cardData(digest, [], {
      downedOverRussia: [
        { night: '2025-04-02', value: 93 },
        { night: '2025-07-21', value: 74 },
        { night: '2026-02-15', value: 143 },
      ],
    });
    expect(rows[2]?.record).toEqual({ night: '2025-04-02', value: 93 });
    expect(rows[2]?.points.at(-1)?.stopped).toEqual(exactly(74));
    expect(sources.map(({ source }) => source)).toEqual(['defence-ministry-ru']);
  });
});

describe('what a map shows', () => {
  test('a region is named with its number, and a night without regions has no map', () => {
    const over = (region: string, count: number): Told => ({
      quantity: 'intercepted',
      munition: 'drone',
      count,
      by: 'defence-ministry-ru',
      attacker: 'ukraine',
      region,
    });
    const map = mapData(digestOf('2025-06-21', [over('RU-BEL', 15), over('RU-KRS', 3)]));
    expect(map?.sides).toHaveLength(1);
    expect(map?.sides[0]?.regions).toEqual([
      { region: 'RU-BEL', struck: false, hits: null, downed: exactly(15) },
      { region: 'RU-KRS', struck: false, hits: null, downed: exactly(3) },
    ]);
    expect(mapData(digestOf('2025-07-21', [launched(426)]))).toBeNull();
  });
  test('damage in several oblasts named together marks each of them, without a number', () => {
    const night = nightOf('2025-07-21', [launched(426)]);
    const digest = buildDigest(
      {
        ...night,
        incidents: [
          {
            night: '2025-07-21',
            attacker: 'russia',
            kind: 'damage',
            place: 'Ivano-Frankivsk, Kyiv, and Kharkiv oblasts',
            region: null,
            what: null,
            by: 'officials-ua',
            speaker: null,
            quote: 'x',
            document: documentOf('air-force-ua', '2025-07-21'),
          },
        ],
      },
      { series: [], editionCutoff: '2025-07-20T08:00:00+03:00' },
    );
    expect(mapData(digest)?.sides[0]?.regions).toEqual(
      ['UA-26', 'UA-32', 'UA-63'].map((region) => ({
        region,
        struck: true,
        hits: null,
        downed: null,
      })),
    );
  });
});

describe('what trends show', () => {
  test('a week has its seven nights, those without a report included', () => {
    const stats = buildStats(
      { kind: 'week', to: '2025-07-21' },
      [],
      [digestOf('2025-07-21', [launched(426)])],
    );
    const data = trendData(stats);
    if (data?.view !== 'nights') throw new Error('not a view of nights');
    expect(data.rows).toHaveLength(1);
    expect(data.rows[0]?.points.map(({ launched: amount }) => amount?.value ?? null)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
      426,
    ]);
  });
  test('where nothing is known nothing is drawn', () => {
    expect(trendData(buildStats({ kind: 'week', to: '2025-07-21' }, [], []))).toBeNull();
    const region = {
      kind: 'region',
      region: 'RU-BEL',
      from: '2025-07-01',
      to: '2025-07-21',
      searched: 20,
      named: 0,
      shown: [],
      page: 1,
      pages: 1,
    } as const;
    expect(trendData(buildStats(region, [], []))).toBeNull();
  });
  test('a month without a figure keeps its place in the archive, and is no zero', () => {
    const data = archiveData({
      by: 'air-force-ua',
      attacker: 'russia',
      quantity: 'launched',
      munition: 'drone',
      part: 'night',
      points: [
        { night: '2022-12-31', value: 16 },
        { night: '2023-02-10', value: 7 },
      ],
    });
    if (data?.view !== 'archive') throw new Error('not the archive');
    expect(data.months).toEqual([
      { month: '2022-12', total: 16, nights: 1 },
      { month: '2023-01', total: 0, nights: 0 },
      { month: '2023-02', total: 7, nights: 1 },
    ]);
  });
});
