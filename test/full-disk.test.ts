// The disk fills up in the middle of a push: the whole process on a small disk of its own, which only it sees.
// Nothing is sent twice, nothing is lost, the operator is told, questions are answered, and with room it goes on.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillArchive } from '../src/data/archive/fill.ts';
import { openStore } from '../src/data/store/open.ts';
import { draft } from './contracts/outbox-scene.ts';
import { startTelegram, type FakeTelegram } from './fakes/telegram/telegram.ts';
import { bare } from './run.ts';

/** How a disk of one's own can be had: as root, or as anybody in a name space of one's own. */
const ways = [['-m'], ['-U', '-r', '-m']] as const;
const way = ways.find(
  (flags) =>
    process.platform === 'linux' &&
    spawnSync('unshare', [...flags, 'mount', '-t', 'tmpfs', '-o', 'size=1m', 'none', tmpdir()])
      .status === 0,
);
const reason = way ? '' : ' (left out: no right to make a small disk here)';

const root = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'strike-digest-disk-'));
const disk = join(folder, 'disk');
const seed = join(folder, 'seed.db');
const chats = Array.from({ length: 400 }, (_, index) => String(1_000 + index));
const operator = '900';
let telegram: FakeTelegram;
let child: ChildProcess | null = null;
let said = '';

beforeAll(async () => {
  if (!way) return;
  telegram = await startTelegram({ anyChat: true });
  const now = new Date();
  const store = await openStore({ url: `file:${seed}`, now });
  await fillArchive(store);
  await store.importSubscribers(
    chats.map((chat) => draft(chat, { at: '00:00' })),
    new Date(now.getTime() - 86_400_000),
  );
  await store.close();
}, 60_000);
afterAll(async () => {
  child?.kill('SIGKILL');
  await telegram?.close();
  rmSync(folder, { recursive: true, force: true });
});

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
};

const until = (what: string, holds: () => boolean | Promise<boolean>): Promise<void> =>
  expect
    .poll(holds, { timeout: 90_000, interval: 20, message: `${what}\n${said.slice(-2_000)}` })
    .toBe(true);

/** Files of the disk that only the process sees. */
const inside = (name: string): string => join(`/proc/${child?.pid ?? 0}/root`, disk, name);
const fillUp = (): void => {
  const file = openSync(inside('filler'), 'w');
  const block = Buffer.alloc(4_096);
  try {
    for (;;) writeSync(file, block);
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
  } finally {
    closeSync(file);
  }
};

/** How often each got the same words at most; a test that runs over midnight may see two nights. */
const copies = (): Map<string, number> => {
  const texts = new Map<string, number>();
  for (const { chat, text } of telegram.world.sent)
    if (chats.includes(chat)) {
      const same = `${chat} ${text}`;
      texts.set(same, (texts.get(same) ?? 0) + 1);
    }
  const found = new Map<string, number>();
  for (const [same, count] of texts) {
    const chat = same.split(' ')[0] ?? '';
    found.set(chat, Math.max(count, found.get(chat) ?? 0));
  }
  return found;
};
const saidTo = (chat: string): string =>
  telegram.world.sent
    .filter((one) => one.chat === chat)
    .map(({ text }) => text)
    .join('\n');

describe.skipIf(!way)(`a disk that is full${reason}`, { timeout: 180_000 }, () => {
  test('in the middle of a push nobody is sent twice, all is told, and with room it goes on', async () => {
    const port = await freePort();
    const script = `mount -t tmpfs -o size=24m none "$1" && cp "$2" "$1/strike.db" && exec "$3" "$4"`;
    spawnSync('mkdir', ['-p', disk]);
    const arguments_ = [disk, seed, process.execPath, resolve(root, 'src/main.ts')];
    child = spawn('unshare', [...(way ?? []), 'sh', '-c', script, 'sh', ...arguments_], {
      cwd: folder,
      env: {
        ...bare(),
        DATABASE_URL: `file:${join(disk, 'strike.db')}`,
        TELEGRAM_BOT_TOKEN: telegram.token,
        TELEGRAM_API_ROOT: telegram.apiRoot,
        TELEGRAM_PAID_BROADCAST: 'true',
        TELEGRAM_RATE: '100',
        OPERATOR_CHAT: `telegram:${operator}`,
        HTTP_PORT: String(port),
        // Whatever the hour: last night is due without a report, and no other.
        DIGEST_LATEST: '00:00',
        DIGEST_MAX_LATE: '24h',
        SOURCES: 'isw',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    const ended = new Promise<number | null>((done) => child?.once('close', done));
    const ready = async (): Promise<number> =>
      (await fetch(`http://127.0.0.1:${port}/readyz`)).status;
    const metrics = async (): Promise<string> =>
      (await fetch(`http://127.0.0.1:${port}/metrics`)).text();

    await until('the first digests', () => copies().size > 10);
    expect(await ready()).toBe(200);
    fillUp();
    await until('the reason in the log', () => said.includes('the disk is full; make room'));
    await until('the operator’s notice', () => saidTo(operator).includes('the disk is full'));
    expect(await ready()).toBe(503);
    expect(await metrics()).toContain('strike_digest_database_up 0');
    telegram.people.says(501, 501, '/night 2025-07-21');
    await until('the answer to a question', () => saidTo('501').includes('426 drones'));
    telegram.people.says(502, 502, '/subscribe');
    await until('a word about what cannot be done', () => saidTo('502') !== '');
    expect(saidTo('502')).not.toContain('Subscribed');
    expect(copies().size).toBeLessThan(chats.length);

    rmSync(inside('filler'));
    await until('everybody’s digest', () => copies().size === chats.length);
    await until('the queue at its end', async () => {
      const text = await metrics();
      const count = (state: string): number =>
        Number(text.split(`strike_digest_queue{state="${state}"} `)[1]?.split('\n')[0] ?? 0);
      return count('pending') + count('sending') === 0 && count('sent') >= chats.length;
    });
    expect([...copies().values()].filter((count) => count > 1)).toEqual([]);

    // Full again, and told to end: it ends by itself.
    fillUp();
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    child = null;
  });
});
