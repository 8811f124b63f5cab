// What four documented nights must say, figure by figure, as other programs read it (CONTRACT 6).
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestJson } from '../../src/digest/json.ts';
import type { Store } from '../../src/data/store/store.ts';
import { archivedStore, digestOf } from './archived.ts';

interface Claim {
  readonly value: number;
  readonly bound: string;
  readonly by: string | null;
  readonly speaker: string | null;
  readonly source: string;
}
interface Figure {
  readonly part: string;
  readonly quantity: string;
  readonly munition: string | null;
  readonly region: string | null;
  readonly lead: Claim;
  readonly others: readonly Claim[];
  readonly disputed: boolean;
  readonly ours: boolean;
  readonly parts: readonly Claim[];
}
interface Json {
  readonly state: string;
  readonly directions: readonly {
    readonly attacker: string;
    readonly reported: boolean;
    readonly figures: readonly Figure[];
    readonly regions: readonly Figure[];
  }[];
  readonly checks: readonly {
    readonly kind: string;
    readonly holds: boolean;
    readonly detail: string;
    readonly terms: readonly number[];
    readonly total: number | null;
  }[];
  readonly context: {
    readonly rank: number;
    readonly multiple: number;
    readonly record: { readonly value: number; readonly night: string };
    readonly recordBefore: { readonly value: number; readonly night: string };
  };
  readonly diplomacy: readonly {
    readonly kind: string;
    readonly status: string;
    readonly dates?: readonly string[] | null;
    readonly ordinal?: number | null;
    readonly place?: string | null;
    readonly agenda?: readonly string[];
    readonly parties: readonly string[];
    readonly speaker?: string | null;
    readonly outlet?: string | null;
    readonly figures: readonly { readonly value: number; readonly unit: string }[];
    readonly quote: string | null;
  }[];
  readonly incidents: readonly {
    readonly attacker: string;
    readonly kind: string;
    readonly place: string | null;
    readonly what: string | null;
    readonly speaker: string | null;
  }[];
  readonly unnumbered: readonly {
    readonly attacker: string;
    readonly quantity: string;
    readonly word: string | null;
  }[];
  readonly sources: readonly { readonly id: string; readonly title: string }[];
}

let store: Store;
const nights = new Map<string, Json>();
beforeAll(async () => {
  store = await archivedStore();
  for (const night of ['2025-05-18', '2025-06-06', '2025-07-21', '2025-07-22']) {
    const { digest } = await digestOf(store, night);
    nights.set(night, JSON.parse(JSON.stringify(digestJson(digest))) as Json);
  }
});
afterAll(() => store.close());

const json = (night: string): Json => {
  const found = nights.get(night);
  if (!found) throw new Error(`no night ${night}`);
  return found;
};
const figure = (
  night: string,
  attacker: string,
  quantity: string,
  munition: string | null,
  part = 'night',
): Figure | undefined =>
  json(night)
    .directions.find((direction) => direction.attacker === attacker)
    ?.figures.find(
      (one) =>
        one.quantity === quantity &&
        one.munition === munition &&
        one.part === part &&
        one.region === null,
    );
const lead = (...asked: Parameters<typeof figure>): number | undefined =>
  figure(...asked)?.lead.value;

describe('20-21 July 2025', () => {
  const night = '2025-07-21';
  test('people: 2 killed and 15 injured, said by Zelensky', () => {
    for (const [quantity, value] of [
      ['killed', 2],
      ['injured', 15],
    ] as const) {
      const people = figure(night, 'russia', quantity, null);
      expect(people?.lead).toMatchObject({ value, bound: 'exactly', by: 'president-ua' });
      expect(people?.lead.speaker).toContain('Zelensky');
    }
  });
  test('426 drones by the Air Force, which a relay repeats', () => {
    const drones = figure(night, 'russia', 'launched', 'drone');
    expect(drones?.lead).toMatchObject({ value: 426, by: 'air-force-ua' });
    expect(drones?.others.some(({ value, source }) => value === 426 && /001_/.test(source))).toBe(
      true,
    );
    expect(drones?.disputed).toBe(false);
  });
  test.each([
    ['kh-101', 14],
    ['kinzhal', 5],
    ['kalibr', 4],
    ['iskander-k', 1],
  ])('%s: %i launched', (munition, value) => {
    expect(lead(night, 'russia', 'launched', munition)).toBe(value);
  });
  test('24 missiles is our sum of the four kinds', () => {
    const missiles = figure(night, 'russia', 'launched', 'missile');
    expect(missiles).toMatchObject({ ours: true, lead: { value: 24 } });
    expect(missiles?.parts.map(({ value }) => value).sort((a, b) => b - a)).toEqual([14, 5, 4, 1]);
  });
  test('23 hits at 3 places, debris at 12', () => {
    expect(lead(night, 'russia', 'impacts', 'drone')).toBe(23);
    expect(lead(night, 'russia', 'impactLocations', null)).toBe(3);
    expect(lead(night, 'russia', 'debrisLocations', null)).toBe(12);
  });
  test('200 + 203 + 23 = 426 adds up', () => {
    expect(json(night).checks).toContainEqual(
      expect.objectContaining({
        kind: 'outcomes-sum',
        holds: true,
        terms: [200, 203, 23],
        total: 426,
      }),
    );
  });
  test('404 of the article stands against 403, our sum, and both cite the Air Force', () => {
    const stopped = figure(night, 'russia', 'interceptedOrSuppressed', 'drone');
    expect(stopped).toMatchObject({ ours: true, disputed: true, lead: { value: 403 } });
    expect(stopped?.others).toContainEqual(
      expect.objectContaining({ value: 404, by: 'air-force-ua' }),
    );
  });
  test('the record of the time was 728, and this night the eighth', () => {
    expect(json(night).context).toMatchObject({
      rank: 8,
      multiple: 3.9,
      record: { value: 728, night: '2025-07-09' },
    });
  });
  test("Russia's ministry has its own figure beside the article's word", () => {
    const downed = figure(night, 'ukraine', 'intercepted', 'drone');
    expect(downed).toMatchObject({ ours: true, lead: { value: 117, by: 'defence-ministry-ru' } });
    expect(downed?.parts.map(({ value }) => value)).toEqual([74, 43]);
    expect(json(night).unnumbered).toContainEqual(
      expect.objectContaining({
        attacker: 'ukraine',
        quantity: 'intercepted',
        word: 'scores',
        by: 'officials-ru',
      }),
    );
  });
  test('what was damaged and which airports closed', () => {
    const { incidents } = json(night);
    const of = (what: RegExp) => incidents.find((incident) => what.test(incident.what ?? ''));
    expect(of(/entrance to a metro/)?.speaker).toContain('Tkachenko');
    expect(of(/kindergarten/)).toBeDefined();
    expect(
      incidents.filter(({ kind }) => kind === 'airport-closed').map(({ place }) => place),
    ).toEqual(['Sheremetyevo', 'Domodedovo']);
  });
  test('the third round, with the days of two outlets and the answer of the Kremlin', () => {
    const { diplomacy } = json(night);
    const rounds = diplomacy.filter(({ kind }) => kind === 'talks-round');
    expect(rounds.find(({ outlet }) => outlet === 'Suspilne')?.dates).toEqual([
      '2025-07-22',
      '2025-07-23',
    ]);
    expect(rounds.find(({ outlet }) => outlet === 'TASS')?.dates).toEqual([
      '2025-07-24',
      '2025-07-25',
    ]);
    expect(rounds.find(({ speaker }) => speaker?.includes('Zelensky'))).toMatchObject({
      ordinal: 3,
      place: 'Istanbul',
      status: 'proposed',
    });
    expect(
      diplomacy.some(({ kind, speaker }) => kind === 'statement' && speaker?.includes('Peskov')),
    ).toBe(true);
  });
  test('what was recalled of June is no event of the date', () => {
    expect(json(night).diplomacy.filter(({ status }) => status === 'held')).toEqual([]);
  });
  test("the aid of six pledges, with Norway's conversion out of line", () => {
    const sums = json(night)
      .diplomacy.filter(({ kind }) => kind === 'pledge')
      .flatMap(({ parties, figures }) =>
        figures.map(({ value, unit }) => `${parties[0] ?? ''} ${value} ${unit}`),
      );
    expect(sums).toEqual(
      expect.arrayContaining([
        'germany 5 piece',
        'germany 200000 piece',
        'netherlands 200000000 EUR',
        'netherlands 125000000 EUR',
        'norway 1000000000 EUR',
        'canada 20000000 CAD',
      ]),
    );
    expect(json(night).checks).toContainEqual(
      expect.objectContaining({
        kind: 'conversion',
        holds: false,
        detail: '1000000000 EUR = 1670000000 USD ≠ 1170000000 USD',
      }),
    );
  });
  test('no sentence of others is in the bundled archive', () => {
    const { directions, diplomacy } = json(night);
    expect(diplomacy.every(({ quote }) => quote === null)).toBe(true);
    expect(JSON.stringify(directions)).not.toMatch(/"quote":"/);
  });
});

describe('17-18 May 2025', () => {
  const night = '2025-05-18';
  test('273 = 88 + 128 and 57 that nobody told of, never called hits', () => {
    expect(json(night).checks).toContainEqual(
      expect.objectContaining({ kind: 'unaccounted', terms: [88, 128, 57], total: 273 }),
    );
    expect(figure(night, 'russia', 'impacts', 'drone')).toBeUndefined();
  });
  test('a woman killed and three wounded in Kyiv oblast, by its governor', () => {
    const [direction] = json(night).directions;
    const people = direction?.figures.filter(({ munition }) => munition === null) ?? [];
    expect(
      people.map(({ quantity, region, lead: { value } }) => [quantity, region, value]),
    ).toEqual(
      expect.arrayContaining([
        ['killed', 'UA-32', 1],
        ['injured', 'UA-32', 3],
      ]),
    );
  });
  test('seven over Russia by night and eighteen more by day, never added', () => {
    expect(lead(night, 'ukraine', 'intercepted', 'drone')).toBe(7);
    expect(lead(night, 'ukraine', 'intercepted', 'drone', 'day')).toBe(18);
  });
  test('the largest by then; the record before it was 267 in February', () => {
    expect(json(night).context).toMatchObject({
      rank: 1,
      recordBefore: { value: 267, night: '2025-02-23' },
    });
  });
  test('an exchange of 1,000 from each side was agreed', () => {
    expect(json(night).diplomacy).toContainEqual(
      expect.objectContaining({
        kind: 'exchange',
        status: 'agreed',
        figures: [expect.objectContaining({ value: 1000, unit: 'person' })],
      }),
    );
  });
});

describe('5-6 June 2025', () => {
  const night = '2025-06-06';
  test('407 drones; 45 missiles by the kinds of the Air Force against 44 of officials', () => {
    expect(lead(night, 'russia', 'launched', 'drone')).toBe(407);
    const missiles = figure(night, 'russia', 'launched', 'missile');
    expect(missiles).toMatchObject({ ours: true, disputed: true, lead: { value: 45 } });
    expect(missiles?.others.map(({ value }) => value)).toContain(44);
  });
  test('at least four killed and about fifty injured keep their hedges', () => {
    expect(figure(night, 'russia', 'killed', null)?.lead).toMatchObject({
      value: 4,
      bound: 'atLeast',
    });
    expect(figure(night, 'russia', 'injured', null)?.lead).toMatchObject({
      value: 50,
      bound: 'about',
    });
  });
  test('174 drones and three Neptunes over the Black Sea, by the ministry', () => {
    expect(lead(night, 'ukraine', 'intercepted', 'drone')).toBe(174);
    const neptune = json(night).directions[1]?.figures.find(
      ({ munition }) => munition === 'neptune',
    );
    expect(neptune).toMatchObject({ region: 'black-sea', lead: { value: 3 } });
  });
});

describe('21-22 July 2025', () => {
  const night = '2025-07-22';
  test('42 drones, as the article and the Air Force have it', () => {
    const drones = figure(night, 'russia', 'launched', 'drone');
    expect(drones).toMatchObject({ disputed: false, lead: { value: 42, by: 'air-force-ua' } });
    expect(drones?.others.map(({ value }) => value)).toContain(42);
  });
  test('the five points of the Istanbul round are its agenda', () => {
    const round = json(night).diplomacy.find(({ agenda }) => (agenda?.length ?? 0) > 0);
    expect(round).toMatchObject({ kind: 'talks-round', place: 'Istanbul' });
    expect(round?.agenda).toHaveLength(5);
    expect(round?.agenda?.[1]).toMatch(/displaced civilians and children/);
  });
});
