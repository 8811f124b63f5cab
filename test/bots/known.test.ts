import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { composeAnswer } from '../../src/bots/compose.ts';
import { formatText } from '../../src/bots/console/format.ts';
import { consoleRequest } from '../../src/bots/console/console.ts';
import { answerDigest, findDigest } from '../../src/bots/digests.ts';
import { keepKnown } from '../../src/bots/known.ts';
import type { Answer } from '../../src/bots/platform.ts';
import { exactly } from '../../src/data/model/count.ts';
import { openStore } from '../../src/data/store/open.ts';
import type { Store } from '../../src/data/store/store.ts';
import { renderNight } from '../../src/digest/render.ts';
import { claim, now, post, report } from '../contracts/samples.ts';
import { ownFolder } from '../own-folder.ts';

const folder = ownFolder();
let store: Store;
/** Another process that reads the sources while this one answers. */
let ingesting: Store;
let answer: Answer;
beforeEach(async () => {
  const url = `file:${join(folder, `${crypto.randomUUID()}.db`)}`;
  store = await openStore({ url, now });
  ingesting = await openStore({ url, now });
  // The clock stands, so that only the mark can tell an old answer from a new one.
  answer = composeAnswer(store, { now: () => now, shareFor: 2000 });
});
afterEach(async () => {
  await ingesting.close();
  await store.close();
});

const keep = async (by: Store, drones: number, text: string): Promise<void> => {
  const { postId, revision } = await by.savePost(post({ text }), now);
  const said = report({ claims: [claim({ count: exactly(drones), quote: null })] });
  await by.saveReport(postId, revision, said, now);
};
const said = async (command: string, argument = ''): Promise<string> => {
  const reply = await answer(
    consoleRequest({ command, argument, language: 'en', zone: 'Europe/Kyiv' }),
  );
  return reply ? formatText(reply.message) : '';
};

test.each([
  ['night', ''],
  ['night', '2026-07-02'],
  ['stats', 'week'],
  ['stats', 'records'],
])('a figure that is changed shows in the very next /%s %s', async (command, argument) => {
  await keep(store, 496, 'first text');
  const before = await said(command, argument);
  expect(await said(command, argument)).toBe(before);
  await keep(store, 511, 'second text');
  const after = await said(command, argument);
  expect(after).not.toBe(before);
  expect(after).toContain('511');
  await keep(ingesting, 523, 'third text');
  const last = await said(command, argument);
  expect(last).not.toBe(after);
  expect(last).toContain('523');
});

test('a night of which nothing was known is told as soon as somebody tells of it', async () => {
  expect(await said('night')).not.toContain('496');
  await keep(ingesting, 496, 'first text');
  expect(await said('night')).toContain('496');
});

test('a night is worked out once for all who ask, whatever the chats do meanwhile', async () => {
  await keep(store, 496, 'first text');
  const known = keepKnown(store);
  const first = await (await known()).find('2026-07-02');
  await store.firstSeen('telegram', '1', now);
  expect(await (await known()).find('2026-07-02')).toBe(first);
  await keep(store, 511, 'second text');
  expect(await (await known()).find('2026-07-02')).not.toBe(first);
});

test('who asks at once is told by one question to the database, who asks later by the next', async () => {
  let asked = 0;
  const known = keepKnown({
    ...store,
    knownMark: () => {
      asked += 1;
      return store.knownMark();
    },
  });
  const [first, second] = await Promise.all([known(), known()]);
  expect(first).toBe(second);
  expect(asked).toBe(1);
  await keep(ingesting, 496, 'first text');
  expect(await known()).not.toBe(first);
  expect(asked).toBe(2);
});

test('an answer is worked out without the day before, and says the same', async () => {
  await keep(store, 496, 'first text');
  const nights: string[] = [];
  const reading: Store = {
    ...store,
    night: (date) => {
      nights.push(date);
      return store.night(date);
    },
  };
  const whole = await findDigest(reading, '2026-07-02');
  expect(nights).toEqual(['2026-07-02', '2026-07-01']);
  const told = await answerDigest(reading, '2026-07-02');
  expect(nights.slice(2)).toEqual(['2026-07-02']);
  const words = (found: typeof whole): string =>
    found ? formatText(renderNight(found.digest, { language: 'en', variant: 'night' })) : '';
  expect(words(told)).toContain('496');
  expect(words(told)).toBe(words(whole));
});

test('what is at hand is told before anything is read, whatever was asked first', async () => {
  await keep(store, 496, 'first text');
  const happened: string[] = [];
  answer = composeAnswer(
    {
      ...store,
      night: (date) => {
        happened.push(`read ${date}`);
        return store.night(date);
      },
    },
    { now: () => now, shareFor: 2000 },
  );
  await said('help');
  const ask = (command: string, argument = ''): Promise<void> =>
    said(command, argument).then(() => void happened.push(`told ${command}`));
  await Promise.all([ask('quotes', '2026-07-02'), ask('help')]);
  expect(happened).toEqual(['told help', 'read 2026-07-02', 'told quotes']);
});
