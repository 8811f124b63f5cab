import { describe, expect, test } from 'vitest';
import type { SourcedClaim } from '../../src/data/model/night.ts';
import type { Digest, Figure } from '../../src/digest/digest.ts';
import { article, byMinistry, digestFrom, document, ministryPost, post, told } from './told.ts';

const figure = (digest: Digest, quantity: string, munition: string | null): Figure => {
  const found = digest.directions
    .flatMap(({ figures }) => figures)
    .find((one) => one.quantity === quantity && one.munition === munition);
  if (!found) throw new Error(`no ${quantity} ${munition ?? ''}`);
  return found;
};
const launched = (...claims: SourcedClaim[]): Figure =>
  figure(digestFrom(claims), 'launched', 'drone');
const window = (from: string, to: string) => ({
  from: `2026-01-${from}:00+03:00`,
  to: `2026-01-${to}:00+03:00`,
});

describe('who leads', () => {
  test("the side's own channel leads, a relay of it stands beside with its mark", () => {
    const relay = told('launched', 'drone', 90, { document: article });
    const one = launched(relay, told('launched', 'drone', 90));
    expect(one.lead.source).toBe('post');
    expect(one.others.map(({ source }) => source)).toEqual(['article']);
    expect(one.disputed).toBe(false);
  });
  test('of two own posts the newest as-of leads', () => {
    const early = document('early', { source: 'air-force-ua', asOf: '2026-01-15T05:00:00Z' });
    const late = document('late', { source: 'air-force-ua', asOf: '2026-01-15T07:00:00Z' });
    const one = launched(
      told('launched', 'drone', 80, { document: early }),
      told('launched', 'drone', 84, { document: late }),
    );
    expect(one.lead).toMatchObject({ value: 84, source: 'late' });
    expect(one.disputed, 'a revision is no dispute').toBe(false);
  });
  test("the post leads before a table's copy of it", () => {
    const table = document('table', { source: 'air-force-ua', relayOf: 'a table' });
    const one = launched(
      told('launched', 'drone', 83, { document: table }),
      told('launched', 'drone', 84),
    );
    expect(one.lead.source).toBe('post');
  });
  test('a relay that the own post contradicts elsewhere was written before it and leads nothing', () => {
    const stale = document('a-stale');
    const fresh = document('b-fresh');
    const digest = digestFrom([
      told('launched', 'drone', 810),
      told('launched', 'drone', 805, { document: stale }),
      told('impacts', 'drone', 56, { document: stale }),
      told('impacts', 'drone', 54, { document: fresh }),
    ]);
    expect(figure(digest, 'impacts', 'drone').lead).toMatchObject({ value: 54, source: 'b-fresh' });
  });
  test('without an official word an official leads before an outlet', () => {
    const one = launched(
      told('launched', 'drone', 70, { by: null, document: article }),
      told('launched', 'drone', 75, { by: 'officials-ua', document: document('b') }),
    );
    expect(one.lead.by).toBe('officials-ua');
    expect(one.disputed).toBe(true);
  });
});

describe('what is disputed', () => {
  test('over 400 agrees with 426', () => {
    const one = launched(
      told('launched', 'drone', 426),
      told('launched', 'drone', 400, { bound: 'atLeast', by: null, document: article }),
    );
    expect(one.disputed).toBe(false);
  });
  test('over 400 does not agree with 390', () => {
    const one = launched(
      told('launched', 'drone', 390),
      told('launched', 'drone', 400, { bound: 'atLeast', by: null, document: article }),
    );
    expect(one.disputed).toBe(true);
  });
  test('a bundled label and one of its kinds with the same value are one line', () => {
    const digest = digestFrom([
      told('launched', 'kh-101/kh-555', 14),
      told('launched', 'kh-101', 14, { document: article }),
    ]);
    const kinds = digest.directions[0]?.figures.filter(({ sumOf }) => sumOf !== 'kinds');
    expect(kinds?.map(({ munition }) => munition)).toEqual(['kh-101']);
  });
  test('with different values they stay two', () => {
    const digest = digestFrom([
      told('launched', 'kh-101/kh-555', 14),
      told('launched', 'kh-101', 10, { document: article }),
    ]);
    expect(digest.directions[0]?.figures.filter(({ sumOf }) => sumOf !== 'kinds')).toHaveLength(2);
  });
});

describe('windows of one speaker', () => {
  const evening = document('evening', {
    source: 'defence-ministry-ru',
    publishedAt: '2026-01-14T20:30:00Z',
  });
  test('disjoint ones are added, as our sum with its parts', () => {
    const digest = digestFrom([
      byMinistry(40, { window: window('14T23:20', '15T07:00') }),
      byMinistry(15, { window: window('14T20:00', '14T23:20'), document: evening }),
    ]);
    const one = figure(digest, 'intercepted', 'drone');
    expect(one).toMatchObject({ ours: true, sumOf: 'hours', lead: { value: 55 } });
    expect(one.parts.map(({ value }) => value)).toEqual([40, 15]);
  });
  test('overlapping ones never are', () => {
    const digest = digestFrom([
      byMinistry(40, { window: window('14T20:00', '15T07:00') }),
      byMinistry(15, { window: window('14T20:00', '14T23:20'), document: evening }),
    ]);
    expect(figure(digest, 'intercepted', 'drone')).toMatchObject({
      ours: false,
      lead: { value: 40 },
    });
  });
  test('items by region of a post without a total make one, which is ours', () => {
    const digest = digestFrom([
      byMinistry(29, { region: 'RU-BEL' }),
      byMinistry(1, { region: 'RU-VOR' }),
    ]);
    expect(figure(digest, 'intercepted', 'drone')).toMatchObject({
      ours: true,
      lead: { value: 30, source: ministryPost.id },
    });
  });
  test('items of a stated total are parts of it and never added', () => {
    const digest = digestFrom([
      byMinistry(30),
      byMinistry(29, { region: 'RU-BEL', subset: true }),
      byMinistry(1, { region: 'RU-VOR', subset: true }),
    ]);
    expect(figure(digest, 'intercepted', 'drone').lead.value).toBe(30);
  });
});

test('a day figure is never added to the night', () => {
  const digest = digestFrom([
    told('launched', 'drone', 139),
    told('launched', 'drone', 753, { part: 'day', document: { ...post, id: 'day' } }),
  ]);
  const values = digest.directions[0]?.figures.map(({ part, lead }) => [part, lead.value]);
  expect(values).toEqual([
    ['night', 139],
    ['day', 753],
  ]);
});

test('a night is complete with the own report, preliminary without it, not reported with a day alone', () => {
  expect(digestFrom([told('launched', 'drone', 9)]).state).toBe('complete');
  expect(digestFrom([told('launched', 'drone', 9, { document: article })]).state).toBe(
    'preliminary',
  );
  expect(digestFrom([told('launched', 'drone', 9, { part: 'day' })]).state).toBe('not-reported');
  expect(digestFrom([]).state).toBe('not-reported');
});

test('where a day attack came from says nothing of the night', () => {
  const day = { ...post, id: 'day' };
  const digest = digestFrom(
    [
      told('launched', 'drone', 139),
      told('launched', 'drone', 753, { part: 'day', document: day }),
    ],
    {
      launchAreas: [
        { attacker: 'russia', areas: ['Kursk'], document: post },
        { attacker: 'russia', areas: ['Oryol'], document: day },
      ],
    },
  );
  expect(digest.directions[0]?.launchAreas).toEqual(['Kursk']);
});
