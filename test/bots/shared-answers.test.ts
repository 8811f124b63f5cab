import { expect, test } from 'vitest';
import type { Reply } from '../../src/bots/platform.ts';
import { createShare } from '../../src/bots/shared-answers.ts';

const reply = (summary: string): Reply => ({
  message: { language: 'en', summary, blocks: [], sources: [], actions: [] },
  discreet: false,
  picture: null,
});

test('what many ask at once is worked out once', async () => {
  let worked = 0;
  const share = createShare(0, () => new Date(0));
  const ask = () =>
    share('night', () => {
      worked += 1;
      return Promise.resolve(reply(String(worked)));
    });
  const answers = await Promise.all([ask(), ask(), ask()]);
  expect(answers.map(({ message }) => message.summary)).toEqual(['1', '1', '1']);
  await ask();
  expect(worked).toBe(2);
});
test('it is shared for so long by the clock, and no longer', async () => {
  let now = 0;
  let worked = 0;
  const share = createShare(2000, () => new Date(now));
  const ask = () =>
    share('night', () => {
      worked += 1;
      return Promise.resolve(reply(''));
    });
  await ask();
  now = 1999;
  await ask();
  expect(worked).toBe(1);
  now = 2001;
  await ask();
  expect(worked).toBe(2);
});
test('a fault is nobody else’s answer', async () => {
  const share = createShare(2000, () => new Date(0));
  await expect(share('night', () => Promise.reject(new Error('ours')))).rejects.toThrow('ours');
  expect((await share('night', () => Promise.resolve(reply('fine')))).message.summary).toBe('fine');
});
test('different questions are never mixed', async () => {
  const share = createShare(2000, () => new Date(0));
  const [a, b] = await Promise.all([
    share('a', () => Promise.resolve(reply('a'))),
    share('b', () => Promise.resolve(reply('b'))),
  ]);
  expect([a.message.summary, b.message.summary]).toEqual(['a', 'b']);
});
