import { describe, expect, test } from 'vitest';
import { unasked } from '../../../src/data/ingest.ts';
import {
  isDue,
  isSpeakingTime,
  lookBack,
  nextLook,
  paceOf,
  silentSince,
} from '../../../src/data/sources/schedule.ts';
import type { SourceState } from '../../../src/data/store/store.ts';

const channel = { reader: 'air-force-ua', kind: 'telegram-channel' } as const;
const ministry = { reader: 'defence-ministry-ru', kind: 'telegram-channel' } as const;
const news = { reader: 'news', kind: 'feed' } as const;
const at = (text: string): Date => new Date(text);
const minutes = (ms: number): number => ms / 60_000;
const state = (more: Partial<SourceState>): SourceState => ({ ...unasked('x'), ...more });
const half = (): number => 0.5;

describe('the hours in which a source speaks', () => {
  test.each([
    ['06:00 in summer', '2026-07-02T03:00:00Z', true],
    ['just before, in summer', '2026-07-02T02:59:00Z', false],
    ['06:00 in winter', '2026-12-02T04:00:00Z', true],
    ['an hour before it in winter', '2026-12-02T03:00:00Z', false],
    ['afternoon', '2026-07-02T12:00:00Z', false],
    ['evening', '2026-07-02T16:00:00Z', true],
  ])('the Air Force, %s in Kyiv', (_, time, speaks) => {
    expect(isSpeakingTime(channel, at(time))).toBe(speaks);
  });
  test.each([
    ['23:30', '2026-07-02T20:30:00Z', true],
    ['00:15', '2026-07-02T21:15:00Z', true],
    ['00:30', '2026-07-02T21:30:00Z', false],
    ['07:00', '2026-07-02T04:00:00Z', true],
  ])('the ministry over midnight, %s in Moscow', (_, time, speaks) => {
    expect(isSpeakingTime(ministry, at(time))).toBe(speaks);
  });
  test('it is asked every two minutes then, and every quarter of an hour else', () => {
    expect(minutes(paceOf(channel, at('2026-07-02T05:00:00Z')))).toBe(2);
    expect(minutes(paceOf(channel, at('2026-07-02T00:00:00Z')))).toBe(15);
  });
  test('the nights on which clocks change have their hours where the clock shows them', () => {
    expect(isSpeakingTime(channel, at('2026-10-25T04:00:00Z'))).toBe(true);
    expect(isSpeakingTime(channel, at('2026-10-25T03:30:00Z'))).toBe(false);
    expect(isSpeakingTime(channel, at('2026-03-29T03:00:00Z'))).toBe(true);
  });
});

describe('whether a source is due', () => {
  const checkedAt = '2026-07-02T00:00:00.000Z';
  test('one that was never asked is', () => {
    expect(isDue(channel, null, at(checkedAt))).toBe(true);
    expect(isDue(channel, state({}), at(checkedAt))).toBe(true);
  });
  test('one is when its time has come, and not before', () => {
    const waiting = state({ checkedAt, dueAt: '2026-07-02T00:15:00.000Z' });
    expect(isDue(channel, waiting, at('2026-07-02T00:14:59Z'))).toBe(false);
    expect(isDue(channel, waiting, at('2026-07-02T00:15:00Z'))).toBe(true);
  });
  test('a lazy wait ends where the hours begin, a wait after trouble does not', () => {
    const lazy = { checkedAt: '2026-07-02T02:55:00.000Z', dueAt: '2026-07-02T03:10:00.000Z' };
    expect(isDue(channel, state(lazy), at('2026-07-02T02:59:00Z'))).toBe(false);
    expect(isDue(channel, state(lazy), at('2026-07-02T03:00:00Z'))).toBe(true);
    expect(isDue(channel, state({ ...lazy, failures: 1 }), at('2026-07-02T03:00:00Z'))).toBe(false);
  });
  test('a state from the future does not silence a source', () => {
    const future = state({
      checkedAt: '2030-01-01T00:00:00.000Z',
      dueAt: '2030-01-01T00:02:00.000Z',
    });
    expect(isDue(channel, future, at(checkedAt))).toBe(true);
    const farOff = state({ checkedAt, dueAt: '2030-01-01T00:02:00.000Z', failures: 3 });
    expect(isDue(channel, farOff, at('2026-07-02T00:01:00Z'))).toBe(true);
  });
  test('one kept by an older version, without a time, keeps its pace', () => {
    expect(isDue(news, state({ checkedAt }), at('2026-07-02T00:19:00Z'))).toBe(false);
    expect(isDue(news, state({ checkedAt }), at('2026-07-02T00:20:00Z'))).toBe(true);
  });
});

describe('when to ask next', () => {
  const now = at('2026-07-02T00:00:00Z');
  const wait = (trouble: Parameters<typeof nextLook>[2], random = half): number =>
    minutes(nextLook(channel, now, trouble, random).getTime() - now.getTime());
  const trouble = (
    failures: number,
    more: { lasting?: boolean; retryAfter?: number | null } = {},
  ) => ({
    failures,
    lasting: false,
    retryAfter: null,
    ...more,
  });
  test('after success: the pace, a tenth more or less', () => {
    expect([wait(null, () => 0), wait(null), wait(null, () => 1)]).toEqual([13.5, 15, 16.5]);
  });
  test('after trouble: twice as long each time, up to an hour', () => {
    expect([1, 2, 3, 4, 9, 1000].map((failures) => wait(trouble(failures), () => 1))).toEqual([
      2, 4, 8, 16, 60, 60,
    ]);
    expect(wait(trouble(3), () => 0)).toBe(4);
  });
  test('after what lasts: longer, up to six hours', () => {
    expect(
      [1, 2, 20].map((failures) => wait(trouble(failures, { lasting: true }), () => 1)),
    ).toEqual([15, 30, 360]);
  });
  test('never sooner than the server wished, and a day at most', () => {
    expect(wait(trouble(1, { retryAfter: 1800 }))).toBe(30);
    expect(wait(trouble(9, { retryAfter: 1 }), () => 1)).toBe(60);
    expect(wait(trouble(1, { retryAfter: 999_999_999 }))).toBe(24 * 60);
  });
});

describe('looking back for edits', () => {
  const hours = (now: Date, since: Date | null): number | null =>
    since === null ? null : (now.getTime() - since.getTime()) / 3_600_000;
  test('goes two days back at first, a day afterwards, more often in the hours of speaking', () => {
    const morning = at('2026-07-02T06:00:00Z');
    expect(hours(morning, lookBack(channel, null, morning))).toBe(48);
    const ago = (minutesAgo: number) =>
      state({ lookedBackAt: new Date(morning.getTime() - minutesAgo * 60_000).toISOString() });
    expect(lookBack(channel, ago(29), morning)).toBeNull();
    expect(hours(morning, lookBack(channel, ago(30), morning))).toBe(24);
    const night = at('2026-07-02T00:00:00Z');
    const before = state({ lookedBackAt: '2026-07-01T21:30:00.000Z' });
    expect(lookBack(channel, before, night)).toBeNull();
    expect(hours(night, lookBack(channel, before, at('2026-07-02T00:30:00Z')))).toBe(23.5);
  });
});

describe('silence', () => {
  const spoke = (succeededAt: string | null) =>
    silentSince(channel, state({ lastReportAt: '2026-07-01T06:00:00.000Z', succeededAt }));
  test('is told from a pause', () => {
    expect(spoke('2026-07-02T11:00:00.000Z')).toBeNull();
    expect(spoke('2026-07-02T12:30:00.000Z')).toBe('2026-07-01T06:00:00.000Z');
  });
  test("is not the source's where we did not ask, or it never spoke", () => {
    expect(spoke(null)).toBeNull();
    expect(silentSince(channel, state({ succeededAt: '2026-07-02T12:30:00.000Z' }))).toBeNull();
  });
});
