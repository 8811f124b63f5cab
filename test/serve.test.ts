// The whole process from outside: its own process with a real database, between a Telegram, a Discord and a
// channel page that speak the real protocols.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DateTime } from 'luxon';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startDiscord, type FakeDiscord } from './fakes/discord/server.ts';
import { startTelegram, type FakeTelegram } from './fakes/telegram/telegram.ts';
import { fakeChannel } from './fakes/web/channel.ts';
import { startWeb, type Web } from './fakes/web/web.ts';
import { nightPost } from './fixtures/night-post.ts';
import { bare, run } from './run.ts';

const root = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'strike-digest-'));
let telegram: FakeTelegram;
let discord: FakeDiscord;
let web: Web;
let running: Running | null = null;

interface Running {
  readonly child: ChildProcess;
  readonly output: { out: string; err: string };
  readonly ended: Promise<number | null>;
}

beforeAll(async () => {
  [telegram, discord, web] = await Promise.all([startTelegram(), startDiscord(), startWeb()]);
});
afterEach(async () => {
  running?.child.kill('SIGKILL');
  await running?.ended;
  running = null;
});
afterAll(async () => {
  await Promise.all([telegram.close(), discord.close(), web.close()]);
  rmSync(folder, { recursive: true, force: true });
});

const start = (environment: Readonly<Record<string, string>>): Running => {
  const child = spawn(process.execPath, [resolve(root, 'src/main.ts')], {
    cwd: folder,
    env: { ...bare(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { out: '', err: '' };
  child.stdout?.on('data', (chunk: Buffer) => (output.out += chunk.toString('utf8')));
  child.stderr?.on('data', (chunk: Buffer) => (output.err += chunk.toString('utf8')));
  const ended = new Promise<number | null>((done) => child.once('close', (code) => done(code)));
  running = { child, output, ended };
  return running;
};

/** Looks again until the condition holds; what the process said is in the error. */
const until = async (what: string, holds: () => boolean): Promise<void> => {
  for (let end = Date.now() + 60_000; !holds();) {
    if (Date.now() > end)
      throw new Error(`${what} did not come\n${running?.output.err.slice(-3000) ?? ''}`);
    await new Promise((done) => setImmediate(() => setTimeout(done, 20)));
  }
};

const tokens = (): Record<string, string> => ({
  TELEGRAM_BOT_TOKEN: telegram.token,
  TELEGRAM_API_ROOT: telegram.apiRoot,
  DISCORD_BOT_TOKEN: discord.token,
  DISCORD_APPLICATION_ID: discord.application,
  DISCORD_API_URL: discord.url,
});

const freePort = (): Promise<number> =>
  new Promise((found) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => found(port));
    });
  });

/** The night of today, in Kyiv. */
const tonight = DateTime.now().setZone('Europe/Kyiv').toISODate() ?? '';
const post = (drones: number, stopped: number): string =>
  nightPost({ date: tonight, drones, stopped }).replaceAll('\n', '<br/>');

/** One channel to read; before the night's post is out another one, so that this one was never asked. */
const sourcesFile = (id: string): string => {
  const file = join(folder, `${id}.json`);
  const source = {
    id,
    name: 'Air Force',
    kind: 'telegram-channel',
    url: `${web.origin}/s/${id}`,
    language: 'uk',
    side: 'ukraine',
    reader: 'air-force-ua',
  };
  writeFileSync(file, JSON.stringify([source]));
  return file;
};
const settings = (id: string, database: string): Record<string, string> => ({
  DATABASE_URL: `file:${join(folder, database)}`,
  SOURCES_FILE: sourcesFile(id),
  ALLOW_PRIVATE_SOURCES: 'true',
  // Whatever the hour at which the test runs, the night of today is due with its report, and no other.
  DIGEST_AT: '00:00',
  DIGEST_LATEST: '23:59',
  DIGEST_MAX_LATE: '10m',
});

describe('the whole process', { timeout: 120_000 }, () => {
  test('a refused token ends the start with the reason and is never printed', async () => {
    telegram.setTokenValid(false);
    const { ended, output } = start({
      ...settings('silent', 'refused.db'),
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
    });
    const code = await ended;
    telegram.setTokenValid(true);
    expect(code).toBe(1);
    expect(output.err).toContain('telegram could not be connected');
    expect(output.err).not.toContain(telegram.token);
    expect(output.err).not.toContain(telegram.token.split(':')[1]);
  });

  test('told to stop while Discord does not answer it ends, and nothing is left connected', async () => {
    discord.fail({
      path: '^/gateway/bot$',
      times: 100,
      how: { kind: 'broken', status: 503, accepted: false },
    });
    const { child, ended, output } = start({
      ...settings('silent', 'waiting.db'),
      DISCORD_BOT_TOKEN: discord.token,
      DISCORD_APPLICATION_ID: discord.application,
      DISCORD_API_URL: discord.url,
    });
    await until('the first try', () => output.err.includes('discord-unreachable'));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    discord.heal();
    expect(discord.gateway.sockets).toBe(0);
  });

  test('people subscribe in both chats, the night’s post comes in, and each gets one digest', async () => {
    telegram.world.addUser({ id: 501 });
    const guild = discord.world.addGuild();
    const text = discord.world.addChannel({ guild: guild.id });
    const user = discord.world.addUser();
    const first = start({ ...tokens(), ...settings('silent', 'whole.db') });
    await until('the start', () => first.output.err.includes('"event":"started"'));
    const sentTo = (chat: string): readonly string[] =>
      telegram.world.sent.filter((one) => one.chat === chat).map((one) => one.text);
    telegram.people.says(501, 501, '/subscribe');
    await until('the panel in Telegram', () => sentTo('501').some((one) => /Subscribed/.test(one)));
    const asked = discord.people.slash(
      { channel: text.id, user: user.id, rights: ['manageGuild'] },
      'subscribe',
    );
    await until('the panel in Discord', () => asked.message !== null);
    expect(JSON.stringify(asked.message?.body)).toContain('Subscribed');
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);

    const channel = fakeChannel('kpszsu');
    channel.publish({
      id: 101,
      html: post(187, 160),
      at: new Date(Date.now() - 5_000).toISOString(),
    });
    web.on('/s/kpszsu', channel.answer);
    const second = start({ ...tokens(), ...settings('kpszsu', 'whole.db'), LOG_LEVEL: 'debug' });
    const isDigest = (one: string): boolean => one.includes('187') && one.includes('160');
    await until('both digests', () => sentTo('501').some(isDigest) && discord.copies(text.id) > 0);
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    expect(sentTo('501').filter(isDigest)).toHaveLength(1);
    expect(discord.copies(text.id)).toBe(1);
    expect(JSON.stringify(discord.messages(text.id).map(({ body }) => body))).toContain('187');
    for (const secret of [telegram.token, discord.token])
      expect(first.output.err + second.output.err).not.toContain(secret);
    expect(telegram.complaints).toEqual([]);
    expect(discord.complaints).toEqual([]);
  });

  test('a second process that polls with the token is told wherever the operator looks, and pushes go on', async () => {
    const port = await freePort();
    const database = settings('silent', 'conflict.db');
    const environment = {
      ...database,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      OPERATOR_CHAT: 'telegram:502',
      HTTP_PORT: String(port),
      DIGEST_AT: '08:00',
      DIGEST_LATEST: '10:30',
    };
    for (const id of [502, 503]) {
      telegram.world.addUser({ id });
      const known = telegram.world.person(id);
      if (known) known.started = true;
    }
    const people = join(folder, 'people.jsonl');
    const at503 = { platform: 'telegram', chat: '503', thread: null, at: '23:59' };
    writeFileSync(people, `${JSON.stringify(at503)}\n`);
    const tool = { FOLDER: folder, ...environment };
    expect((await run('src/cli.ts', ['subscribers', 'import', people], tool)).code).toBe(0);
    const first = start(environment);
    await until('the start', () => first.output.err.includes('"event":"started"'));
    telegram.fail({
      method: 'getUpdates',
      then: {
        answer: {
          error_code: 409,
          description:
            'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
        },
      },
    });
    // Ends the call that waits; the next one is refused.
    telegram.people.says(502, 502, 'hello');
    await until('the log', () => first.output.err.includes('platform-ended'));
    expect(first.output.err).toContain('another process polls with the same token');
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.text()).toContain('another process polls with the same token');
    const saidTo = (chat: string): string =>
      telegram.world.sent
        .filter((one) => one.chat === chat)
        .map(({ text }) => text)
        .join(' ');
    await until('the operator’s notice', () => saidTo('502').includes('another process polls'));

    const status = await run('src/cli.ts', ['status'], tool);
    expect(JSON.parse(status.out)).toMatchObject({
      platforms: [
        { name: 'telegram', heard: false, reason: expect.stringContaining('another process') },
      ],
    });
    const doctor = await run('src/cli.ts', ['doctor'], tool);
    expect(doctor.code).toBe(1);
    expect(doctor.err).toMatch(/FAIL telegram hearing: .*another process polls/);

    await run('src/cli.ts', ['publish', '--night', '2025-07-21'], tool);
    await until('the push', () => saidTo('503').includes('426'));

    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    const second = start(environment);
    await until('the start', () => second.output.err.includes('"event":"started"'));
    const after = await run('src/cli.ts', ['status'], tool);
    expect(JSON.parse(after.out)).toMatchObject({
      platforms: [{ name: 'telegram', heard: true, reason: null }],
    });
  });
});
