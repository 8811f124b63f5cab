import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeAnswer } from '../../src/bots/compose.ts';
import { commands } from '../../src/bots/commands/index.ts';
import { consoleRequest } from '../../src/bots/console/console.ts';
import { subscriptionCommand } from '../../src/bots/commands/subscription.ts';
import { newestToldNight } from '../../src/bots/digests.ts';
import { formatText } from '../../src/bots/console/format.ts';
import { formatDiscord, limits } from '../../src/bots/discord/format.ts';
import type { Answer } from '../../src/bots/platform.ts';
import {
  formatTelegram,
  textLimit,
  visibleLength,
} from '../../src/bots/telegram/sending/format.ts';
import { fillArchive } from '../../src/data/archive/fill.ts';
import type { Language } from '../../src/data/model/terms.ts';
import { openStore } from '../../src/data/store/open.ts';
import type { Store } from '../../src/data/store/store.ts';
import type { Message } from '../../src/digest/message.ts';
import { ownFolder } from '../own-folder.ts';

const now = new Date('2026-11-24T07:00:00Z');
const folder = ownFolder();
let store: Store;
let answer: Answer;
beforeAll(async () => {
  store = await openStore({ url: `file:${join(folder, 'full.db')}`, now });
  await fillArchive(store);
  answer = composeAnswer(store, { now: () => now });
});
afterAll(() => store.close());

const ask = async (
  command: string,
  argument = '',
  language: Language = 'en',
): Promise<Message | null> =>
  (await answer(consoleRequest({ command, argument, language, zone: 'Europe/Kyiv' })))?.message ??
  null;
const said = async (...asked: Parameters<typeof ask>): Promise<string> => {
  const message = await ask(...asked);
  return message ? formatText(message) : '';
};

describe('questions', () => {
  test('a night is named by both its evenings, whichever way its date is written', async () => {
    const texts = await Promise.all([
      said('night', '2025-07-21'),
      said('night', '21 July 2025'),
      said('night', '20–21 липня 2025'),
      said('night', '21.07.2025'),
    ]);
    expect(texts[0]).toContain('20–21 July 2025');
    expect(texts[0]).toContain('426');
    expect(new Set(texts).size).toBe(1);
  });
  test('a date alone asks for its night', async () => {
    expect(await said('21', 'липня 2025')).toContain('426');
    expect(await said('july', '21 2025')).toContain('426');
  });
  test('a language at the end is that of the answer', async () => {
    expect(await said('night', '2025-07-21 uk')).toContain('липня 2025');
    expect(await said('night', '2025-07-21 en', 'uk')).toContain('July 2025');
  });
  test('nothing typed after /night means the newest night that was told of, and says what is not told yet', async () => {
    const newest = await newestToldNight(store);
    const line =
      'The night of 23–24 November 2026 is not reported yet; this is the newest one told of.';
    const told = await said('night');
    expect(told.split('\n')[1]).toBe(line);
    expect(told.replace(`${line}\n`, '')).toBe(await said('night', newest ?? ''));
    expect(await said('night', '', 'uk')).toContain(
      'Про ніч 23–24 листопада 2026 року ще не повідомлено; це найновіша, про яку відомо.',
    );
  });
  test('once the night that has just ended is told of, nothing stands above it', async () => {
    const morning = new Date(`${(await newestToldNight(store)) ?? ''}T07:00:00Z`);
    const reply = await composeAnswer(store, { now: () => morning })(
      consoleRequest({ command: 'night', argument: '', language: 'en', zone: 'Europe/Kyiv' }),
    );
    expect(formatText(reply?.message as Message)).not.toContain('not reported yet; this');
  });
  test.each([
    ['2030-01-01', 'has not happened yet'],
    ['1999-01-01', 'begins with the night'],
    ['banana', 'I do not understand'],
    ['31 June 2025', 'There is no such day as "31 June 2025"'],
    ['30.02.2025', 'There is no such day as "30.02.2025"'],
    ['yesterday', 'no report'],
  ])(
    '%s is answered with one friendly sentence that says what can be asked',
    async (typed, has) => {
      const message = await ask('night', typed);
      expect(message?.blocks).toHaveLength(1);
      expect(formatText(message as Message)).toContain(has);
      expect(formatText(message as Message)).toMatch(/2026|2025-07-21/);
    },
  );
  test.each([
    ['July 2025', 'en', '"July 2025" is a month'],
    ['липень 2025', 'uk', '«липень 2025» – це місяць'],
  ] as const)('%s is no night, and a button asks for the month', async (typed, language, says) => {
    const message = await ask('night', typed, language);
    expect(formatText(message as Message)).toContain(says);
    const [first] = message?.actions ?? [];
    expect(first?.command).toBe('/stats 2025-07');
    expect(await said('stats', '2025-07', language)).toMatch(/^(July|Липень) 2025/);
  });
  test('a mistake is answered for the eyes of whoever made it, a night for all', async () => {
    const discreet = async (command: string, argument: string) =>
      (await answer(consoleRequest({ command, argument, language: 'en', zone: 'Europe/Kyiv' })))
        ?.discreet;
    for (const [command, argument] of [
      ['night', 'banana'],
      ['night', '2030-01-01'],
      ['stats', 'purple'],
      ['region', 'Atlantis'],
      ['talks', 'purple'],
      ['picture', 'banana'],
    ] as const)
      expect(await discreet(command, argument), `${command} ${argument}`).toBe(true);
    for (const command of ['night', 'talks', 'stats', 'help'])
      expect(await discreet(command, ''), command).toBe(false);
  });
  test('what is not known is told every command there is', async () => {
    for (const name of ['night', 'talks', 'stats', 'subscribe', 'help'])
      for (const language of ['en', 'uk'] as const)
        expect(await said('xylophone', '', language)).toContain(`/${name}`);
  });
  test.each([
    ['ніч', '21 липня 2025', '426'],
    ['переговори', '', 'ХРОНІКА'],
    ['статистика', 'рекорди', 'Рекорди від'],
    ['рекорди', '', 'Рекорди від'],
    ['тиждень', '', 'Сім ночей'],
    ['область', 'Київська', 'Київська область'],
    ['довідка', '', 'КОМАНДИ'],
    ['підписка', '', 'Ранковий дайджест'],
  ])('“%s %s” in Ukrainian is the command it names', async (command, argument, has) => {
    expect(await said(command, argument, 'uk')).toContain(has);
  });
  test('a misspelt command finds its name, and one far from all is told what there is', async () => {
    expect(await said('nihgt')).toContain('/night');
    expect(await said('talk')).toContain('/talks');
    expect(await said('xylophone')).toContain('/help');
  });
  test('an empty database says so', async () => {
    const empty = await openStore({ url: `file:${join(folder, 'empty.db')}`, now });
    const reply = await composeAnswer(empty, { now: () => now })(
      consoleRequest({ command: 'night', argument: '', language: 'uk', zone: 'Europe/Kyiv' }),
    );
    await empty.close();
    expect(reply?.message.blocks).toHaveLength(1);
  });
  test('every name of every command answers in both languages', async () => {
    // The panel of a subscription speaks the language that was chosen in it.
    const asked = commands.filter((command) => command !== subscriptionCommand);
    for (const name of asked.flatMap(({ names }) => names)) {
      expect((await said(name)).length, name).toBeGreaterThan(10);
      expect(await said(name, '', 'uk'), name).toMatch(/\p{Script=Cyrillic}/u);
    }
  });
});

describe('whatever is typed', () => {
  test('an answer comes, and every platform can print it within its limits', async () => {
    const commandName = fc.oneof(
      fc.constantFrom(...commands.flatMap(({ names }) => names)),
      fc.string({ unit: 'binary', maxLength: 60 }),
    );
    const argument = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.constantFrom(
        '2025-07-21',
        'region',
        'month',
        '__proto__',
        '<b>',
        '@everyone',
        '2025-07-21 2025-06-06',
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        commandName,
        argument,
        fc.constantFrom<Language>('en', 'uk'),
        async (command, typed, language) => {
          const message = await ask(command, typed, language);
          if (!message) return;
          expect(formatText(message)).not.toBe('');
          expect(visibleLength(formatTelegram(message))).toBeLessThanOrEqual(textLimit);
          const [embed] = formatDiscord(message).embeds;
          expect(embed?.description.length).toBeLessThanOrEqual(limits.description);
        },
      ),
      { numRuns: 150 },
    );
  });
});
