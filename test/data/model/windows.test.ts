import { describe, expect, test } from 'vitest';
import type { Claim } from '../../../src/data/model/report.ts';
import { placeClaim, placeOpenWindow, placeWindow } from '../../../src/data/model/night.ts';

const kyiv = (from: string, to: string) => placeWindow({ from, to }, 'russia');
const moscow = (from: string, to: string) => placeWindow({ from, to }, 'ukraine');

describe('windows make nights, not words', () => {
  test('an evening-to-morning window is the night of that morning', () => {
    expect(moscow('2025-07-17T23:00:00+03:00', '2025-07-18T07:00:00+03:00')).toEqual({
      night: '2025-07-18',
      part: 'night',
    });
  });
  test('a window from 20.00 to 23.20 is the coming night', () => {
    expect(moscow('2025-07-17T20:00:00+03:00', '2025-07-17T23:20:00+03:00')).toEqual({
      night: '2025-07-18',
      part: 'night',
    });
  });
  test('a window from 8.30 to 12.00 is the day', () => {
    expect(moscow('2025-07-17T08:30:00+03:00', '2025-07-17T12:00:00+03:00')).toEqual({
      night: '2025-07-17',
      part: 'day',
    });
  });
  test('a window that starts at 17.59 is the day, one that starts at 18.00 the night', () => {
    expect(kyiv('2026-07-01T17:59:00+03:00', '2026-07-02T06:00:00+03:00')?.part).toBe('day');
    expect(kyiv('2026-07-01T18:00:00+03:00', '2026-07-02T06:00:00+03:00')?.part).toBe('night');
  });
  test('a window that starts at 07.00 and ends at noon is the night, one to 12.30 the day', () => {
    expect(kyiv('2026-07-02T07:00:00+03:00', '2026-07-02T12:00:00+03:00')?.part).toBe('night');
    expect(kyiv('2026-07-02T07:00:00+03:00', '2026-07-02T12:30:00+03:00')?.part).toBe('day');
    expect(kyiv('2026-07-02T07:01:00+03:00', '2026-07-02T11:00:00+03:00')?.part).toBe('day');
  });
  test('a day window that closes at midnight counts to the day that closes', () => {
    expect(moscow('2026-03-31T12:00:00+03:00', '2026-04-01T00:00:00+03:00')).toEqual({
      night: '2026-03-31',
      part: 'day',
    });
  });
  test('an evening window that closes at midnight is the coming night', () => {
    expect(moscow('2026-03-31T20:00:00+03:00', '2026-04-01T00:00:00+03:00')).toEqual({
      night: '2026-04-01',
      part: 'night',
    });
  });
  test('local time is that of the side attacked, over the clock change', () => {
    expect(kyiv('2026-03-28T16:00:00Z', '2026-03-29T06:00:00Z')).toEqual({
      night: '2026-03-29',
      part: 'night',
    });
  });
  test('a window without an end, or one that ends before it starts, places nothing', () => {
    expect(placeWindow({ from: '2026-07-01T18:00:00+03:00', to: null }, 'russia')).toBeNull();
    expect(placeWindow(null, 'russia')).toBeNull();
    expect(kyiv('2026-07-02T18:00:00+03:00', '2026-07-02T06:00:00+03:00')).toBeNull();
    expect(kyiv('nonsense', '2026-07-02T06:00:00+03:00')).toBeNull();
  });
  test('a window from 20.00 without an end, published next morning, is the night', () => {
    const open = { from: '2025-05-25T20:00:00+03:00', to: null };
    const at = '2025-05-26T05:28:00Z';
    expect(placeOpenWindow(open, at, 'ukraine')).toEqual({ night: '2025-05-26', part: 'night' });
    const period = { kind: 'day', date: '2025-05-25', ...open } as const;
    const claim: Claim = {
      night: '2025-05-25',
      part: 'day',
      window: null,
      attacker: 'ukraine',
      quantity: 'intercepted',
      munition: 'drone',
      count: { value: 96, bound: 'exactly' },
      region: null,
      subset: false,
      by: 'defence-ministry-ru',
      speaker: null,
      outlet: null,
      quote: null,
    };
    expect(placeClaim(claim, period, at)).toMatchObject({ night: '2025-05-26', part: 'night' });
    expect(placeClaim(claim, period), 'the words stand without a time').toMatchObject({
      night: '2025-05-25',
      part: 'day',
    });
  });
  test('an open window told of in the afternoon keeps the words of its text', () => {
    const open = { from: '2025-05-25T12:00:00+03:00', to: null };
    expect(placeOpenWindow(open, '2025-05-25T15:00:00Z', 'ukraine')).toBeNull();
    const evening = { from: '2025-05-25T20:00:00+03:00', to: null };
    expect(placeOpenWindow(evening, '2025-05-26T15:00:00Z', 'ukraine')).toBeNull();
    expect(placeOpenWindow(evening, null, 'ukraine')).toBeNull();
  });
});
