// Rates: what is configured, what is learnt from refusals, chats and groups, and the breaker.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBreaker } from '../../../src/bots/delivery/breaker.ts';
import { createLimiter, type Limits } from '../../../src/bots/delivery/sending/limiter.ts';

const limits: Limits = { rate: 30, perChat: 1, perGroupMinute: 20, mostInFlight: 120 };
const person = (chat: string) => ({ chat, private: true, group: false });
const group = { chat: '-1', private: false, group: true };

/** Moments of the calls that a sender makes who always goes on as soon as it may, late by `late`. */
const callsOf = (change: Partial<Limits>, milliseconds: number, late: () => number): number[] => {
  const limiter = createLimiter({ ...limits, ...change }, null, 0);
  const calls: number[] = [];
  for (let now = 0; now < milliseconds;) {
    const wait = limiter.wait(now);
    if (wait > 0) now += wait + late();
    else {
      limiter.took(person(String(calls.length)), now);
      calls.push(now);
    }
  }
  return calls;
};

const mostInASecond = (calls: readonly number[]): number => {
  let from = 0;
  return calls.reduce((most, at, index) => {
    while ((calls[from] ?? 0) <= at - 1000 + 1e-6) from += 1;
    return Math.max(most, index - from + 1);
  }, 0);
};

describe('the rate', () => {
  test('never more than the rate in any second, however late the timers are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 30 }),
        (rate, delays) => {
          let turn = 0;
          const calls = callsOf(
            { rate },
            5000,
            () => (delays[(turn += 1) % delays.length] ?? 0) / 10,
          );
          expect(mostInASecond(calls)).toBeLessThanOrEqual(rate);
        },
      ),
      { numRuns: 60 },
    );
  });
  test('with late timers it still comes to within two parts in a hundred', () => {
    for (const rate of [28, 30, 45, 1000]) {
      const calls = callsOf({ rate }, 20_000, () => 1.5);
      expect(calls.length / 20 / rate).toBeGreaterThan(0.98);
    }
  });
  test('a stop that everybody waits out is followed by no burst', () => {
    const limiter = createLimiter(limits, null, 0);
    limiter.block(35_000);
    expect(limiter.wait(10_000)).toBe(25_000);
    expect(limiter.wait(35_000)).toBe(0);
    limiter.took(person('1'), 35_000);
    expect(limiter.wait(35_000)).toBeGreaterThan(30);
  });
});

describe('learning the real limit', () => {
  test('it falls only when refused, comes back slowly and never passes what is configured', () => {
    const limiter = createLimiter(limits, null, 0);
    expect(limiter.rate(3_600_000)).toBe(30);
    limiter.refused(100_000);
    expect(limiter.rate(100_000)).toBeCloseTo(25.5);
    expect(limiter.rate(145_000)).toBeCloseTo(30);
    limiter.refused(101_000);
    expect(limiter.rate(101_000)).toBeGreaterThan(25);
    expect(limiter.rate(900_000)).toBe(30);
  });
  test.each([
    [22, 40],
    [22, 28],
    [35, 60],
    [500, 1000],
  ])(
    'under a limit of %i, allowed %i, after a quarter of a minute it makes nine tenths, refused every half minute at most',
    (limit, allowed) => {
      const limiter = createLimiter({ ...limits, rate: allowed }, null, 0);
      let tokens = limit;
      let filled = 0;
      let accepted = 0;
      const from = 15_000;
      const until = 75_000;
      const refusals: number[] = [];
      for (let now = 0; now < until;) {
        const wait = limiter.wait(now);
        if (wait > 0) {
          now += wait;
          continue;
        }
        tokens = Math.min(limit, tokens + ((now - filled) / 1000) * limit);
        filled = now;
        limiter.took(person('x'), now);
        if (tokens < 1) {
          refusals.push(now);
          limiter.refused(now);
          limiter.block(now + 2000);
          continue;
        }
        tokens -= 1;
        if (now >= from) accepted += 1;
      }
      expect(accepted / ((until - from) / 1000) / limit).toBeGreaterThan(0.9);
      expect(refusals.filter((at) => at >= from).length).toBeLessThanOrEqual(2);
    },
  );
  test('what was learnt is known after a restart', () => {
    const before = createLimiter(limits, null, 0);
    before.refused(1000);
    const kept = before.learnt(11_000);
    const after = createLimiter(limits, kept, 500_000);
    expect(after.rate(500_000)).toBeCloseTo(before.rate(11_000));
    expect(createLimiter(limits, null, 0).learnt(1000)).toBeNull();
  });
});

describe('chats', () => {
  test('one message a second into one chat, twenty a minute into one group', () => {
    const limiter = createLimiter(limits, null, 0);
    limiter.took(person('1'), 0);
    expect(limiter.chatWait(person('1'), 0)).toBe(1000);
    expect(limiter.chatWait(person('2'), 0)).toBe(0);
    for (let call = 0; call < 20; call += 1) limiter.took(group, call * 1000);
    expect(limiter.chatWait(group, 20_000)).toBe(40_000);
    expect(limiter.chatWait(group, 60_000)).toBe(0);
  });
  test('a parked chat waits alone', () => {
    const limiter = createLimiter(limits, null, 0);
    limiter.park('-1', 600_000);
    expect(limiter.chatWait(group, 1000)).toBe(599_000);
    expect(limiter.wait(1000)).toBe(0);
  });
  test('few calls under way at the free rate, as many as the latency asks for above it', () => {
    const slow = createLimiter(limits, null, 0);
    for (let call = 0; call < 200; call += 1) slow.returned(80);
    expect(slow.inFlightLimit(0)).toBeLessThanOrEqual(8);
    expect(slow.inFlightLimit(0)).toBeGreaterThanOrEqual(3);
    // A network that takes four tenths of a second for a call needs twelve to keep up, and is held back by no more.
    for (let call = 0; call < 400; call += 1) slow.returned(400);
    expect(slow.inFlightLimit(0) / 0.4).toBeGreaterThan(30);
    for (let call = 0; call < 400; call += 1) slow.returned(8000);
    expect(slow.inFlightLimit(0)).toBeLessThanOrEqual(24);
    const paid = createLimiter({ ...limits, rate: 1000 }, null, 0);
    // One after the other: a call that waits for its connection is lost in a kill.
    for (let call = 0; call < 160; call += 1) paid.returned(60);
    expect(paid.inFlightLimit(0)).toBe(13);
    for (let call = 0; call < 2000; call += 1) paid.returned(60);
    expect(paid.inFlightLimit(0)).toBeGreaterThan(70);
    expect(paid.inFlightLimit(0)).toBeLessThanOrEqual(120);
  });
});

describe('the breaker', () => {
  const change = (): Promise<void> => Promise.resolve();
  test('single chats that went away are believed once nothing is under way', () => {
    const breaker = createBreaker(() => expect.unreachable());
    for (let send = 0; send < 95; send += 1) breaker.sent(send);
    for (let send = 0; send < 5; send += 1) breaker.refused(change, 100 + send);
    expect(breaker.ripe(110, false)).toHaveLength(0);
    expect(breaker.ripe(110, true)).toHaveLength(5);
    expect(breaker.ripe(110, true)).toHaveLength(0);
  });
  test('in a storm nothing is changed, not even for the first ones of it', () => {
    let alarms = 0;
    const breaker = createBreaker(() => (alarms += 1));
    for (let send = 0; send < 600; send += 1)
      if (send % 4 === 0) breaker.refused(change, send * 33);
      else breaker.sent(send * 33);
    expect(breaker.ripe(20_000, true)).toHaveLength(0);
    expect(breaker.isOpen(20_000)).toBe(true);
    expect(alarms).toBe(1);
  });
  test('more than fifty in a minute are a storm too, where they are more than a tenth of what was sent', () => {
    let alarms = 0;
    const breaker = createBreaker(() => (alarms += 1));
    for (let send = 0; send < 1_000; send += 1)
      if (send % 8 === 0) breaker.refused(change, send * 33);
      else breaker.sent(send * 33);
    expect(alarms).toBe(1);
  });
  test('chats that went away one in twenty are believed at any speed of a broadcast', () => {
    for (const pause of [1, 33]) {
      const breaker = createBreaker(() => expect.unreachable());
      let believed = 0;
      for (let send = 0; send < 10_000; send += 1) {
        if (send % 20 === 0) breaker.refused(change, send * pause);
        else breaker.sent(send * pause);
        believed += breaker.ripe(send * pause, false).length;
      }
      expect(believed + breaker.ripe(400_000, true).length).toBe(500);
    }
  });
});
