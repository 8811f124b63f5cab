// When a digest is due: clock changes, skipped dates, changed zones and hours, outages (CONTRACT 5).
import { Settings } from 'luxon';
import { afterEach, describe, expect, test } from 'vitest';
import {
  dueSlots,
  hasSlot,
  hourReached,
  isLate,
  judgeSlot,
  nextDigest,
  slotsAround,
  type Timetable,
} from '../../../src/bots/delivery/planning/schedule.ts';

const timetable: Timetable = { DIGEST_LATEST: '10:30', DIGEST_MAX_LATE: 4 * 3_600_000 };
const kyiv = { timezone: 'Europe/Kyiv', at: '08:00' };
const none = (): null => null;
const date = (iso: string): Date => new Date(iso);
/** In July: Kyiv is UTC+3. */
const report = date('2026-07-21T06:41:00Z');

describe('the hour of a chat', () => {
  const cases: readonly (readonly [string, string, string, string, string])[] = [
    ['an ordinary morning', '2026-07-21', '08:00', 'Europe/Kyiv', '2026-07-21T05:00Z'],
    [
      'an hour that New York leaps over',
      '2027-03-14',
      '02:30',
      'America/New_York',
      '2027-03-14T07:30Z',
    ],
    [
      'a midnight that Havana leaps over',
      '2027-03-14',
      '00:15',
      'America/Havana',
      '2027-03-14T05:15Z',
    ],
    [
      'half an hour that Lord Howe leaps over',
      '2026-10-04',
      '02:15',
      'Australia/Lord_Howe',
      '2026-10-03T15:45Z',
    ],
    [
      'an hour that comes twice: the first',
      '2027-11-07',
      '01:30',
      'America/New_York',
      '2027-11-07T05:30Z',
    ],
    [
      'half an hour that comes twice: the first',
      '2027-04-04',
      '01:45',
      'Australia/Lord_Howe',
      '2027-04-03T14:45Z',
    ],
    ['a date that Apia skipped', '2011-12-30', '08:00', 'Pacific/Apia', '2011-12-30T18:00Z'],
    [
      'Kyiv on the day the clocks go back',
      '2026-10-25',
      '03:30',
      'Europe/Kyiv',
      '2026-10-25T00:30Z',
    ],
  ];
  test.each(cases)('%s', (_, day, at, zone, instant) => {
    expect(hourReached(day, at, zone)).toEqual(date(instant));
  });

  afterEach(() => {
    Settings.now = () => Date.now();
  });
  test('the first of two equal hours is meant whenever it is asked', () => {
    for (const [asked, at] of [
      ['2027-07-01T00:00:00Z', '01:31'],
      ['2027-11-07T05:45:00Z', '01:32'],
      ['2027-11-07T06:45:00Z', '01:33'],
      ['2027-12-24T00:00:00Z', '01:34'],
    ] as const) {
      Settings.now = () => Date.parse(asked);
      expect(hourReached('2027-11-07', at, 'America/New_York')).toEqual(
        date(`2027-11-07T05:${at.slice(3)}:00Z`),
      );
    }
  });
});

describe('one slot', () => {
  const state = (wish: typeof kyiv, now: string, reportAt: Date | null = report) =>
    judgeSlot('2026-07-21', wish, reportAt, date(now), timetable).state;

  test('Kyiv gets it as the report comes, and not before its own hour', () => {
    expect(state(kyiv, '2026-07-21T04:59:59Z', date('2026-07-21T04:30:00Z'))).toBe('early');
    expect(state(kyiv, '2026-07-21T05:00:00Z', date('2026-07-21T04:30:00Z'))).toBe('due');
    expect(state(kyiv, '2026-07-21T06:40:00Z', null)).toBe('waiting');
    expect(state(kyiv, '2026-07-21T06:41:00Z')).toBe('due');
  });
  test('without a report it waits until the latest hour, then comes preliminary', () => {
    expect(state(kyiv, '2026-07-21T07:29:59Z', null)).toBe('waiting');
    expect(state(kyiv, '2026-07-21T07:30:00Z', null)).toBe('due');
  });
  test('Los Angeles gets it at 08:00 of that date, Tokyo with the report, the evening at its hour', () => {
    const angeles = { timezone: 'America/Los_Angeles', at: '08:00' };
    const tokyo = { timezone: 'Asia/Tokyo', at: '08:00' };
    const evening = { timezone: 'Europe/Kyiv', at: '20:00' };
    expect(judgeSlot('2026-07-21', angeles, report, report, timetable).dueAt).toEqual(
      date('2026-07-21T15:00Z'),
    );
    expect(judgeSlot('2026-07-21', tokyo, report, report, timetable).dueAt).toEqual(report);
    expect(judgeSlot('2026-07-21', evening, report, report, timetable).dueAt).toEqual(
      date('2026-07-21T17:00Z'),
    );
  });
  test('it is sent until four hours after its due moment and not a moment later', () => {
    expect(state(kyiv, '2026-07-21T10:40:59Z')).toBe('due');
    expect(state(kyiv, '2026-07-21T10:41:00Z')).toBe('expired');
    expect(state({ timezone: 'Europe/Kyiv', at: '20:00' }, '2026-07-21T20:59:59Z')).toBe('due');
  });
  test('what counts is when the report was published, not when we came to know it', () => {
    const verdict = judgeSlot('2026-07-21', kyiv, report, date('2026-07-21T11:00Z'), timetable);
    expect(verdict).toEqual({
      state: 'expired',
      dueAt: report,
      expiresAt: date('2026-07-21T10:41:00Z'),
    });
  });
});

describe('after an outage', () => {
  const at = (
    now: string,
    reports: readonly string[] = ['2026-07-21', '2026-07-20', '2026-07-19'],
  ) =>
    dueSlots(
      'daily',
      kyiv,
      (slot) => (reports.includes(slot) ? date(`${slot}T06:00:00Z`) : null),
      date(now),
      timetable,
    );

  test('ten minutes: the slot is sent once, nothing is missed of it', () => {
    expect(at('2026-07-21T06:10:00Z').due?.slot).toBe('2026-07-21');
  });
  test('five hours: nothing is sent and the slot is told as missed', () => {
    const { due, missed } = at('2026-07-21T11:10:00Z');
    expect(due).toBeNull();
    expect(missed[0]?.slot).toBe('2026-07-21');
  });
  test('three days: only the latest is sent', () => {
    const { due, missed } = at('2026-07-21T06:30:00Z');
    expect(due?.slot).toBe('2026-07-21');
    expect(missed.map(({ slot }) => slot)).toEqual(['2026-07-20', '2026-07-19']);
  });
  test('a morning that is still waited for does not bring back the one before', () => {
    expect(at('2026-07-21T05:30:00Z', ['2026-07-20']).due).toBeNull();
  });
  test('an evening that is still useful is sent although the next morning has begun', () => {
    const honolulu = { timezone: 'Pacific/Honolulu', at: '20:00' };
    const { due } = dueSlots(
      'daily',
      honolulu,
      () => null,
      date('2026-07-22T06:30:00Z'),
      timetable,
    );
    expect(due?.slot).toBe('2026-07-21');
  });
  test('more than half an hour after its moment a digest says that it is late', () => {
    const due = date('2026-07-21T06:00Z');
    expect(isLate(due, due, date('2026-07-21T06:30:00Z'))).toBe(false);
    expect(isLate(due, due, date('2026-07-21T06:30:01Z'))).toBe(true);
    // Whoever subscribed at noon gets the morning's digest at noon, and that is not late.
    expect(isLate(due, date('2026-07-21T09:00Z'), date('2026-07-21T09:01:00Z'))).toBe(false);
  });
});

describe('slots everywhere on earth', () => {
  test('no zone and no hour is left out, and none has two slots due at once', () => {
    const zones = [
      'Pacific/Kiritimati',
      'Etc/GMT+12',
      'Europe/Kyiv',
      'Pacific/Apia',
      'Asia/Kathmandu',
    ];
    for (const timezone of zones)
      for (const at of ['00:00', '08:00', '12:34', '23:59']) {
        const seen = new Map<string, number>();
        for (let quarter = 0; quarter < 4 * 24 * 4; quarter += 1) {
          const now = new Date(Date.parse('2026-10-23T00:00:00Z') + quarter * 900_000);
          const { due } = dueSlots('daily', { timezone, at }, none, now, timetable);
          if (due) seen.set(due.slot, (seen.get(due.slot) ?? 0) + 1);
        }
        // Four hours of quarters each, for every date that lies wholly inside.
        expect([timezone, at, seen.get('2026-10-24'), seen.get('2026-10-25')]).toEqual([
          timezone,
          at,
          16,
          16,
        ]);
      }
  });
  test('a longer lateness looks further back', () => {
    expect(slotsAround(date('2026-07-21T06:00Z'), timetable)).toHaveLength(3);
    expect(
      slotsAround(date('2026-07-21T06:00Z'), { ...timetable, DIGEST_MAX_LATE: 48 * 3_600_000 }),
    ).toHaveLength(5);
  });
  test('the week is told on Mondays alone', () => {
    expect(hasSlot('weekly', '2026-07-20')).toBe(true);
    expect(hasSlot('weekly', '2026-07-21')).toBe(false);
    const { due } = dueSlots('weekly', kyiv, () => report, date('2026-07-21T07:00Z'), timetable);
    expect(due).toBeNull();
  });
});

describe('the next digest in the panel', () => {
  test('tomorrow with the report, at the latest at the latest hour', () => {
    expect(nextDigest(kyiv, '2026-07-21', date('2026-07-21T09:00Z'), timetable)).toEqual({
      night: '2026-07-22',
      at: date('2026-07-22T06:30Z'),
      latest: date('2026-07-22T07:30Z'),
      waitsForReport: true,
    });
  });
  test('an evening hour waits for nothing', () => {
    expect(
      nextDigest({ ...kyiv, at: '20:00' }, '2026-07-20', date('2026-07-21T09:00Z'), timetable),
    ).toEqual({
      night: '2026-07-21',
      at: date('2026-07-21T17:00Z'),
      latest: date('2026-07-21T17:00Z'),
      waitsForReport: false,
    });
  });
  test('what is due now comes now', () => {
    const now = date('2026-07-21T08:00Z');
    const next = nextDigest(kyiv, null, now, timetable, (slot) =>
      slot === '2026-07-21' ? report : null,
    );
    expect(next).toMatchObject({ night: '2026-07-21', at: now, waitsForReport: false });
  });
  test('a slot that was sent is not told again after the zone moved east or west', () => {
    for (const timezone of ['Asia/Tokyo', 'America/Los_Angeles'])
      expect(
        nextDigest({ timezone, at: '08:00' }, '2026-07-21', date('2026-07-21T09:00Z'), timetable)
          .night,
      ).toBe('2026-07-22');
  });
  test('an hour made later after delivery brings nothing more on that date', () => {
    expect(
      nextDigest({ ...kyiv, at: '15:00' }, '2026-07-21', date('2026-07-21T09:00Z'), timetable)
        .night,
    ).toBe('2026-07-22');
  });
  test('what is too late to be sent is not announced', () => {
    expect(nextDigest(kyiv, '2026-07-19', date('2026-07-21T12:00Z'), timetable).night).toBe(
      '2026-07-22',
    );
  });
});
