import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDate, parseDate } from '../../src/bots/commands/typed/dates.ts';

// Tuesday morning in Kyiv.
const now = new Date('2026-11-24T07:00:00Z');
const night = (typed: string): string => {
  const parsed = parseDate(typed, now, 'Europe/Kyiv');
  return parsed.kind === 'date' ? parsed.date : parsed.kind;
};

describe('dates as people write them', () => {
  test.each([
    ['2025-07-21', '2025-07-21'],
    ['2025-7-1', '2025-07-01'],
    ['20250721', '2025-07-21'],
    ['21.07.2025', '2025-07-21'],
    ['21/7/25', '2025-07-21'],
    ['21-07-2025', '2025-07-21'],
    ['21-7-25', '2025-07-21'],
    ['07/21/2025', '2025-07-21'],
    ['21 July 25', '2025-07-21'],
    ['21 липня 25', '2025-07-21'],
    ["21 July '25", '2025-07-21'],
    ['21 July 2025?', '2025-07-21'],
    ['`2025-07-21`', '2025-07-21'],
    ['вчора!', '2026-11-23'],
    ['минула ніч', '2026-11-24'],
    ['остання ніч', '2026-11-24'],
    ['цю ніч', '2026-11-24'],
    ['21.07', '2026-07-21'],
    ['21 July 2025', '2025-07-21'],
    ['July 21, 2025', '2025-07-21'],
    ['21st of July 2025', '2025-07-21'],
    ['night of 21 July 2025', '2025-07-21'],
    ['Jul 21', '2026-07-21'],
    ['21 липня', '2026-07-21'],
    ['21 липня 2025 року', '2025-07-21'],
    ['«21 липня»', '2026-07-21'],
    ['21-го липня', '2026-07-21'],
    ['ніч на 21 липня', '2026-07-21'],
    ['yesterday', '2026-11-23'],
    ['вчора', '2026-11-23'],
    ['Позавчора', '2026-11-22'],
    ['last night', '2026-11-24'],
    ['минулої ночі', '2026-11-24'],
    ['today', '2026-11-24'],
    ['Monday', '2026-11-23'],
    ['понеділок', '2026-11-23'],
    ['п’ятниця', '2026-11-20'],
    ['Tuesday', '2026-11-24'],
  ])('%s', (typed, expected) => {
    expect(night(typed)).toBe(expected);
  });
  test('two dates mean the night between them, which ends on the second', () => {
    expect(night('20–21 July 2025')).toBe('2025-07-21');
    expect(night('20-21 липня 2025')).toBe('2025-07-21');
    expect(night('31 July to 1 August 2025')).toBe('2025-08-01');
  });
  test('a day and month without a year is the latest that is not in the future', () => {
    expect(night('25 November')).toBe('2025-11-25');
    expect(night('24 November')).toBe('2026-11-24');
    expect(night('29 February')).toBe('2024-02-29');
  });
  test('"yesterday" is that of the chat, not of Kyiv', () => {
    const late = new Date('2026-11-24T23:30:00Z');
    expect(parseDate('yesterday', late, 'Europe/Kyiv')).toEqual({
      kind: 'date',
      date: '2026-11-24',
    });
    expect(parseDate('yesterday', late, 'America/Los_Angeles')).toEqual({
      kind: 'date',
      date: '2026-11-23',
    });
  });
  test('a day that no calendar has is told apart from nonsense', () => {
    expect(night('31 June 2025')).toBe('impossible');
    expect(night('2025-13-01')).toBe('impossible');
    expect(night('30 February')).toBe('impossible');
    expect(night('13/13/2025')).toBe('impossible');
  });
  test.each([
    '',
    'banana',
    '21',
    'July',
    '5 watches',
    '12 of',
    'in 3 days',
    'марсіада 12',
    '1 2 3 May',
  ])('%j is no date', (typed) => {
    expect(night(typed)).toBe('none');
  });
  test.each([
    ['three days ago', '2026-11-21'],
    ['last friday', '2026-11-20'],
    ['a week ago', '2026-11-17'],
    ['3 дні тому', '2026-11-21'],
    ['п’ять днів тому', '2026-11-19'],
  ])('%s', async (typed, expected) => {
    expect(await findDate(typed, now, 'Europe/Kyiv')).toEqual({ kind: 'date', date: expected });
  });
  test('a number among other words is no date, nor is a month or a year', async () => {
    for (const typed of [
      'купив 5 годинників',
      'July 2025',
      'липень 2025',
      '2025',
      '12 of',
      'may I have 5 watches',
      'tomorrow was friday and monday',
    ])
      expect((await findDate(typed, now, 'Europe/Kyiv')).kind).toBe('none');
  });
  test('anything typed is answered without a throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string()),
        fc.string(),
        (typed, zone) => {
          const parsed = parseDate(typed, now, zone);
          if (parsed.kind === 'date') expect(parsed.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        },
      ),
      { numRuns: 500 },
    );
    expect(parseDate('9'.repeat(100_000), now, 'Europe/Kyiv').kind).toBe('none');
  });
});
