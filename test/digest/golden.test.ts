// Messages as readers get them, kept as files and read as prose. A change here is a change of what people see:
// look at the difference before taking it over with `npx vitest run test/digest/golden.test.ts -u`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeAnswer } from '../../src/bots/compose.ts';
import { consoleRequest } from '../../src/bots/console/console.ts';
import { formatText } from '../../src/bots/console/format.ts';
import { unreportedDigest } from '../../src/bots/digests.ts';
import { formatDiscord } from '../../src/bots/discord/format.ts';
import { formatTelegram } from '../../src/bots/telegram/sending/format.ts';
import { languages } from '../../src/data/model/terms.ts';
import type { Store } from '../../src/data/store/store.ts';
import type { Digest } from '../../src/digest/digest.ts';
import type { Message } from '../../src/digest/message.ts';
import { renderNight, renderQuotes } from '../../src/digest/render.ts';
import { timelineMessage } from '../../src/digest/events/timeline.ts';
import { archivedStore, digestOf } from './archived.ts';

const today = '2026-11-24';
const now = new Date('2026-11-24T07:00:00Z');
let store: Store;
beforeAll(async () => {
  store = await archivedStore();
});
afterAll(() => store.close());

const platforms = {
  'console.txt': (message: Message) => formatText(message),
  'telegram.html': (message: Message) => formatTelegram(message),
  'discord.json': (message: Message) => JSON.stringify(formatDiscord(message), null, 2),
} as const;
type File = keyof typeof platforms;
const files = Object.keys(platforms) as File[];

const golden = async (name: string, message: Message): Promise<void> => {
  for (const file of files)
    await expect(`${platforms[file](message)}\n`).toMatchFileSnapshot(
      join('..', 'fixtures', 'golden', `${name}.${message.language}.${file}`),
    );
};

const strikes = [
  ['2025-05-18', 'a first record with 57 of 273 unaccounted for'],
  ['2025-06-06', 'two official tallies of missiles'],
  ['2025-07-21', 'an article beside both ministries, talks and aid'],
  ['2025-07-22', 'a round of talks with its agenda'],
  ['2025-09-07', 'the record of the archive'],
  ['2026-02-05', 'an exchange and talks that lasted over the date'],
  ['2026-06-02', 'a massive night'],
  ['2026-09-13', 'numbers that are not published'],
] as const;

describe.each(languages)('a night in %s', (language) => {
  test.each(strikes)('%s: %s', async (night) => {
    const { digest, before, after } = await digestOf(store, night);
    const options = { language, variant: 'night' as const, before, after, today };
    await golden(`night-${night}`, renderNight(digest, options));
  });
  test('quotes and more of a night', async () => {
    const { digest } = await digestOf(store, '2025-07-21');
    await golden('quotes-2025-07-21', renderQuotes(digest, { language, variant: 'night' }));
  });
  test('a night that nobody has told of yet', async () => {
    const options = { language, variant: 'push' as const, today };
    await golden('night-not-reported', renderNight(unreportedDigest(today), options));
  });
  test.each([
    ['2026-04-12', 'truce'],
    ['2027-01-01', 'future'],
    ['2022-01-01', 'before-archive'],
    ['purple', 'nonsense'],
  ])('asked for %s, one sentence says what can be asked', async (argument, name) => {
    const answer = composeAnswer(store, { now: () => now });
    const reply = await answer(
      consoleRequest({ command: 'night', argument, language, zone: 'Europe/Kyiv' }),
    );
    if (!reply) throw new Error('no answer');
    await golden(`asked-${name}`, reply.message);
  });
});

test('the README shows what the console prints', async () => {
  const { digest } = await digestOf(store, '2025-07-21');
  const printed = formatText(renderNight(digest, { language: 'en', variant: 'night', today }));
  const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');
  const example = /<!-- example -->\s*```\n([\s\S]*?)```/.exec(readme)?.[1]?.trim();
  // Written by bench/example.ts, with the addresses shortened.
  expect(example).toBe(printed.replace(/ (https?:\/\/[^/\s]+\/)\S{20,}/g, ' $1…'));
});

describe.each(languages)('a morning push in %s', (language) => {
  test('carries the talks of the day before, late and preliminary marks, and what was revised', async () => {
    const { digest } = await digestOf(store, '2025-07-22');
    const revised: Digest = {
      ...digest,
      state: 'preliminary',
      ongoing: true,
      revisions: (
        [
          ['impacts', 'drone', 56, 54],
          ['launched', 'drone', 805, 810],
          ['launched', 'kh-101', null, 4],
        ] as const
      ).map(([quantity, munition, from, to]) => ({
        at: '2025-07-22T08:40:00Z',
        quantity,
        munition,
        from,
        to,
        by: 'air-force-ua',
      })),
    };
    await golden(
      'push-2025-07-22',
      renderNight(revised, {
        language,
        variant: 'push',
        late: true,
        today: '2025-07-22',
        zone: 'Europe/Kyiv',
      }),
    );
  });
});

describe.each(languages)('/talks in %s', (language) => {
  test.each(['2025-05-18', '2025-06-06', '2025-07-21', '2025-07-22', '2026-02-05'])(
    'as it stood on %s',
    async (day) => {
      const events = await store.events('2022-02-24', '9999-12-31');
      const message = timelineMessage(events, { now: new Date(`${day}T18:00:00Z`), language });
      await golden(`talks-${day}`, message);
    },
  );
  test('pledges by donor, stage and thing', async () => {
    const events = await store.events('2022-02-24', '9999-12-31');
    await golden('talks-pledges', timelineMessage(events, { now, language, kind: 'pledge' }));
  });
});
