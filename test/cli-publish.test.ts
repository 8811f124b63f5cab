// publish and subscribers as an operator uses them, against a Telegram of our own.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTelegram, type FakeTelegram } from './fakes/telegram/telegram.ts';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'strike-digest-publish-'));
let telegram: FakeTelegram;
let environment: Record<string, string>;
beforeAll(async () => {
  telegram = await startTelegram({ anyChat: true });
  environment = {
    FOLDER: folder,
    DATABASE_URL: `file:${join(folder, 'strike-digest.db')}`,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    TELEGRAM_RATE: '30',
  };
});
afterAll(async () => {
  await telegram.close();
  rmSync(folder, { recursive: true, force: true });
});

const cli = (...args: string[]) => run('src/cli.ts', args, environment);
const line = (change: object = {}): string =>
  JSON.stringify({
    platform: 'telegram',
    chat: '-1001234567890',
    thread: null,
    language: 'en',
    timezone: 'Europe/Kyiv',
    at: '08:00',
    sections: ['strikes', 'talks', 'aid'],
    threshold: null,
    weekly: false,
    silent: false,
    ...change,
  });
const file = (name: string, lines: readonly string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
};

describe('subscribers', () => {
  test('a file with wrong lines is refused as a whole, each named by its number', async () => {
    const bad = file('bad.jsonl', [
      line(),
      '{"platform":"telegram"',
      line({ chat: -1001234567890 }),
      line({ timezone: 'Mars/Olympus' }),
      line({ at: '8am' }),
      line({ platform: 'icq' }),
      line({ sections: [] }),
      line({ platform: 'discord', chat: '12' }),
      line({ threshold: -1 }),
      line({ colour: 'red' }),
    ]);
    const { code, out, err } = await cli('subscribers', 'import', bad);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('9 of 10 lines are wrong');
    for (const number of [2, 3, 4, 5, 6, 7, 8, 9, 10]) expect(err).toContain(`line ${number}: `);
    const exported = await cli('subscribers', 'export');
    expect([exported.code, exported.out]).toEqual([0, '']);
  });

  test('what is imported is exported the same, and importing it again adds nobody', async () => {
    const lines = [
      line(),
      line({
        chat: '100',
        language: 'uk',
        at: '20:00',
        threshold: 300,
        weekly: true,
        silent: true,
      }),
      line({ chat: '-100777', thread: '42', sections: ['talks'] }),
      line({ platform: 'discord', chat: '123456789012345678', timezone: 'America/New_York' }),
    ];
    const good = file('good.jsonl', lines);
    const first = await cli('subscribers', 'import', good);
    expect([first.code, JSON.parse(first.out)]).toEqual([0, { added: 4, changed: 0 }]);
    const again = await cli('subscribers', 'import', good);
    expect(JSON.parse(again.out)).toEqual({ added: 0, changed: 4 });
    const { out } = await cli('subscribers', 'export');
    expect(out.trim().split('\n').sort()).toEqual([...lines].sort());
  }, 60_000);

  test('wrong use is told with the usage', async () => {
    const [wrong, absent] = await Promise.all([
      cli('subscribers', 'delete'),
      cli('subscribers', 'import', join(folder, 'nowhere')),
    ]);
    expect([wrong.code, absent.code]).toEqual([2, 1]);
  });
});

describe('publish', () => {
  test('everybody gets that night once, run again nobody gets it twice', async () => {
    const first = await cli('publish', '--night', '2025-07-21', '--wait', '--platform', 'telegram');
    expect(first.err).toContain('3 deliveries planned');
    expect(first.code).toBe(0);
    expect(JSON.parse(first.out)).toMatchObject({
      planned: 3,
      sent: 3,
      failed: 0,
      unknown: 0,
      expired: 0,
      cancelled: 0,
    });
    const again = await cli('publish', '--night', '2025-07-21', '--wait', '--platform', 'telegram');
    expect(JSON.parse(again.out)).toMatchObject({ planned: 3, sent: 3, perSecond: 0 });
    expect(telegram.world.sent).toHaveLength(3);
    expect(telegram.complaints).toEqual([]);
    expect(telegram.world.sent.find(({ chat }) => chat === '100')?.text).toContain('426');
  }, 60_000);

  test('where some were refused it has failed, and says how many and why; run again it has nothing left to do', async () => {
    const three = ['200', '201', '202'].map((chat) => line({ chat }));
    await cli('subscribers', 'import', file('three.jsonl', three));
    telegram.fail({
      ...{ method: 'sendMessage', chat: '200' },
      then: {
        answer: { error_code: 403, description: 'Forbidden: bot was blocked by the user' },
      },
    });
    telegram.fail({
      ...{ method: 'sendMessage', chat: '201', accept: true },
      then: { cut: 'reset' },
    });
    const publish = ['publish', '--night', '2025-07-20', '--wait', '--platform', 'telegram'];
    const first = await cli(...publish);
    expect(JSON.parse(first.out)).toMatchObject({ planned: 5, sent: 3, failed: 1, unknown: 1 });
    expect(first.code).toBe(1);
    expect(first.err).toContain('1 of 5 refused: blocked (1)');
    expect(first.err).toMatch(
      /1 of 5 may have arrived or not, and will not be sent again: \S+ \(1\)/,
    );
    const again = await cli(...publish);
    expect(JSON.parse(again.out)).toMatchObject({ planned: 5, sent: 3, failed: 1, unknown: 1 });
    expect([again.code, again.err]).toEqual([0, expect.not.stringContaining('refused')]);
  }, 60_000);

  test('a night of which nothing is known, a wrong date and a missing token are told', async () => {
    const [unknown, wrong, none, discord] = await Promise.all([
      cli('publish', '--night', '2019-01-01'),
      cli('publish', '--night', '21 July'),
      cli('publish'),
      cli('publish', '--night', '2025-07-21', '--platform', 'discord'),
    ]);
    expect([unknown.code, unknown.out]).toEqual([1, '']);
    expect(unknown.err).toContain('nothing is known about the night of 2019-01-01');
    expect([wrong.code, none.code]).toEqual([2, 2]);
    expect(discord.err).toContain('DISCORD_BOT_TOKEN');
  }, 60_000);
});
