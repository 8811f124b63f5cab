// The beat of the process goes on whatever is done to the clock.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBeat, type Beat } from '../../src/serve/beat.ts';

const minute = 60_000;
let beat: Beat;
beforeEach(() => {
  vi.useFakeTimers({
    now: new Date('2026-07-21T07:29:40Z'),
    toFake: ['setTimeout', 'clearTimeout', 'Date'],
  });
});
afterEach(() => {
  beat.stop();
  vi.useRealTimers();
});

/** The moments of the beats, as the wall clock shows them. */
const beating = (work: () => Promise<void> = () => Promise.resolve()) => {
  const at: string[] = [];
  beat = createBeat(() => {
    at.push(new Date().toISOString().slice(11, 19));
    return work();
  });
  beat.start();
  return at;
};

test('it comes at the beginning of every minute', async () => {
  const at = beating();
  await vi.advanceTimersByTimeAsync(3 * minute);
  expect(at).toEqual(['07:30:00', '07:31:00', '07:32:00']);
});

test.each([
  ['two hours', '2026-07-21T05:31:10Z'],
  ['a day', '2026-07-20T07:31:10Z'],
])('a clock that is set back by %s does not hold it up', async (_, back) => {
  const at = beating();
  await vi.advanceTimersByTimeAsync(1.5 * minute);
  expect(at).toHaveLength(2);
  vi.setSystemTime(new Date(back));
  await vi.advanceTimersByTimeAsync(10 * minute);
  expect(at).toHaveLength(12);
});

test('a clock that is set forward holds it up no longer, and nothing is made up for', async () => {
  const at = beating();
  await vi.advanceTimersByTimeAsync(1.5 * minute);
  vi.setSystemTime(new Date('2026-07-21T11:31:10Z'));
  await vi.advanceTimersByTimeAsync(10 * minute);
  expect(at).toHaveLength(12);
});

test('work that takes longer than a minute is not begun a second time', async () => {
  let done: () => void = () => undefined;
  const at = beating(() => new Promise((resolve) => (done = resolve)));
  await vi.advanceTimersByTimeAsync(5 * minute);
  expect(at).toHaveLength(1);
  done();
  await vi.advanceTimersByTimeAsync(minute);
  expect(at).toHaveLength(2);
});
