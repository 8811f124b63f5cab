import { describe, expect, test } from 'vitest';
import type { SourcedClaim } from '../../src/data/model/night.ts';
import { article, byMinistry, digestFrom, told, withoutNumber } from './told.ts';

const checks = (
  claims: readonly SourcedClaim[],
  parts: Parameters<typeof digestFrom>[1] = {},
): readonly string[] =>
  digestFrom(claims, parts).checks.map(
    ({ kind, holds, terms, total }) =>
      `${kind} ${holds ? 'holds' : 'fails'}: ${terms.join(' + ')} of ${total ?? ''}`,
  );

describe('launched against what became of it', () => {
  test('ends that reach the launched number add up', () => {
    expect(
      checks([
        told('launched', 'drone', 101),
        told('interceptedOrSuppressed', 'drone', 95),
        told('impacts', 'drone', 6),
      ]),
    ).toEqual(['outcomes-sum holds: 95 + 6 of 101']);
  });
  test('what is not told of is unaccounted for, and no hit', () => {
    const digest = digestFrom([
      told('launched', 'drone', 273),
      told('intercepted', 'drone', 88),
      told('lost', 'drone', 128),
    ]);
    expect(digest.checks).toMatchObject([
      { kind: 'unaccounted', terms: [88, 128, 57], total: 273 },
    ]);
    expect(digest.directions[0]?.figures.some(({ quantity }) => quantity === 'impacts')).toBe(
      false,
    );
  });
  test('more ends than launches do not add up, and it is said', () => {
    expect(
      checks([
        told('launched', 'drone', 100),
        told('interceptedOrSuppressed', 'drone', 95),
        told('impacts', 'drone', 7),
      ]),
    ).toEqual(['outcomes-sum fails: 95 + 7 of 100']);
  });
  test('a hedged figure is no ground for subtraction', () => {
    expect(
      checks([
        told('launched', 'drone', 400, { bound: 'atLeast' }),
        told('interceptedOrSuppressed', 'drone', 380),
      ]),
    ).toEqual([]);
  });
  test('figures of two speakers are never held against each other', () => {
    expect(
      checks([
        told('launched', 'drone', 100),
        told('intercepted', 'drone', 90, { by: 'officials-ua', document: article }),
      ]),
    ).toEqual([]);
  });
  test('a kind without a number leaves its class unchecked', () => {
    const claims = [
      told('launched', 'kalibr', 8),
      told('interceptedOrSuppressed', 'kalibr', 6),
      told('interceptedOrSuppressed', 'iskander-m', 3),
    ];
    expect(checks(claims, { unnumbered: [withoutNumber('launched', 'iskander-m')] })).toEqual([]);
  });
});

describe('a stated total against its items', () => {
  test('a headline that its body does not reach is read and flagged', () => {
    expect(
      checks([
        told('interceptedOrSuppressed', 'air-target', 96),
        told('interceptedOrSuppressed', 'drone', 92),
        told('interceptedOrSuppressed', 'kalibr', 3),
      ]),
    ).toContain('headline fails: 3 + 92 of 96');
  });
  test('items by region that add up hold, fewer are no fault', () => {
    const item = (value: number, region: string) => byMinistry(value, { region, subset: true });
    expect(checks([byMinistry(55), item(30, 'RU-BEL'), item(25, 'RU-KRS')])).toEqual([
      'parts-sum holds: 30 + 25 of 55',
    ]);
    expect(checks([byMinistry(55), item(30, 'RU-BEL'), item(20, 'RU-KRS')])).toEqual([]);
    expect(checks([byMinistry(55), item(30, 'RU-BEL'), item(26, 'RU-KRS')])).toEqual([
      'parts-sum fails: 30 + 26 of 55',
    ]);
  });
});

describe('sums of ours', () => {
  const missiles = (
    claims: readonly SourcedClaim[],
    parts: Parameters<typeof digestFrom>[1] = {},
  ) =>
    digestFrom(claims, parts).directions[0]?.figures.find(
      ({ quantity, munition }) => quantity === 'launched' && munition === 'missile',
    );
  test('kinds of missiles without a published total make one that is called ours', () => {
    expect(
      missiles([told('launched', 'kh-101', 14), told('launched', 'kinzhal', 5)]),
    ).toMatchObject({ ours: true, lead: { value: 19 } });
  });
  test('a published total is the figure, and nothing is added to it', () => {
    expect(
      missiles([
        told('launched', 'missile', 20),
        told('launched', 'kh-101', 14),
        told('launched', 'kinzhal', 5),
      ]),
    ).toMatchObject({ ours: false, lead: { value: 20 } });
  });
  test('with a kind whose number was withheld no sum is made', () => {
    expect(
      missiles([told('launched', 'kh-101', 14), told('launched', 'kinzhal', 5)], {
        unnumbered: [withoutNumber('launched', 'iskander-m')],
      }),
    ).toBeUndefined();
  });
  test('a hedged kind makes no sum', () => {
    expect(
      missiles([
        told('launched', 'kh-101', 14, { bound: 'about' }),
        told('launched', 'kinzhal', 5),
      ]),
    ).toBeUndefined();
  });
  test("404 of a relay against the source's 200 and 203 is a dispute with our sum", () => {
    const digest = digestFrom([
      told('launched', 'drone', 426),
      told('intercepted', 'drone', 200),
      told('lost', 'drone', 203),
      told('intercepted', 'drone', 404, { document: article }),
    ]);
    const sum = digest.directions[0]?.figures.find(({ sumOf }) => sumOf === 'kinds');
    expect(sum).toMatchObject({
      disputed: true,
      lead: { value: 403 },
      others: [{ value: 404 }],
    });
  });
  test('a relay that repeats one of the two is no dispute', () => {
    const digest = digestFrom([
      told('launched', 'drone', 426),
      told('intercepted', 'drone', 200),
      told('lost', 'drone', 203),
      told('intercepted', 'drone', 403, { document: article }),
    ]);
    expect(digest.directions[0]?.figures.some(({ disputed }) => disputed)).toBe(false);
  });
});
