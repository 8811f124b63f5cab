import { describe, expect, test } from 'vitest';
import { contextOf } from '../../src/digest/judging/context.ts';
import { conversionChecks } from '../../src/digest/events/timeline.ts';
import { oddConversions } from '../../src/digest/judging/conversions.ts';
import type { SourcedEvent } from '../../src/data/model/night.ts';
import { document } from './told.ts';

const drones = { by: 'air-force-ua', munition: 'drone' } as const;
const series = (values: readonly number[]) =>
  values.map((value, index) => ({
    night: `2025-${String(1 + Math.floor(index / 28)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`,
    value,
  }));

describe('how large a night was', () => {
  const before = series([10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
  test('rank and record are those of the time, later nights do not count', () => {
    const later = [...before, { night: '2025-12-01', value: 999 }];
    expect(contextOf('2025-06-01', 95, later, drones)).toMatchObject({
      rank: 2,
      nights: 11,
      record: { value: 100, night: '2025-01-10' },
    });
  });
  test('a new record names the one before it', () => {
    expect(contextOf('2025-06-01', 101, before, drones)).toMatchObject({
      rank: 1,
      record: { value: 101, night: '2025-06-01' },
      recordBefore: { value: 100, night: '2025-01-10' },
    });
  });
  test('an equal night is no new record', () => {
    expect(contextOf('2025-06-01', 100, before, drones)).toMatchObject({
      rank: 1,
      record: { night: '2025-01-10' },
    });
  });
  test('the multiple is of the median of the last thirty nights before', () => {
    const nights = series([
      ...Array.from({ length: 20 }, () => 1000),
      ...Array.from({ length: 30 }, () => 100),
    ]);
    expect(contextOf('2025-06-01', 250, nights, drones)).toMatchObject({
      median: 100,
      multiple: 2.5,
    });
  });
  test('of fewer than ten nights there is no median', () => {
    expect(contextOf('2025-06-01', 250, before.slice(0, 9), drones)).toMatchObject({
      median: null,
      multiple: null,
    });
  });
});

describe('conversions in brackets', () => {
  const pledge = (value: number, converted: number, id = 'text', unit = 'EUR'): SourcedEvent => ({
    kind: 'pledge',
    date: '2025-07-21',
    status: 'announced',
    parties: ['norway', 'ukraine'],
    figures: [
      { value, bound: 'exactly', unit, item: null, converted: { value: converted, unit: 'USD' } },
    ],
    by: 'officials-ua',
    quote: null,
    saidOn: '2025-07-21',
    document: document(id),
  });
  const euros = [pledge(200e6, 234e6), pledge(125e6, 146e6), pledge(400e6, 468e6)];
  test('one out of line with the others of its text is flagged, with what they would give', () => {
    expect(oddConversions([...euros, pledge(1e9, 1.67e9)])).toMatchObject([
      { printed: 1.67e9, expected: 1.17e9, unit: 'USD' },
    ]);
  });
  test('in line with the others nothing is said', () => {
    expect(oddConversions([...euros, pledge(1e9, 1.17e9)])).toEqual([]);
  });
  test('of two rates nobody can say which is odd', () => {
    expect(oddConversions([pledge(200e6, 234e6), pledge(1e9, 1.67e9)])).toEqual([]);
  });
  test("another text's rates and another currency's are not used", () => {
    expect(
      oddConversions([...euros, pledge(1e9, 1.67e9, 'other'), pledge(20e6, 14.6e6, 'text', 'CAD')]),
    ).toEqual([]);
  });
  test('the check says both sums', () => {
    expect(conversionChecks([...euros, pledge(1e9, 1.67e9)])).toMatchObject([
      { kind: 'conversion', holds: false, total: 1.67e9, terms: [1e9, 1.17e9] },
    ]);
  });
});
