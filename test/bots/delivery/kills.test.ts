// Processes that are killed, paused and doubled while they send: nobody gets a copy twice.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, test, type ExpectStatic } from 'vitest';
import type { PlatformName } from '../../../src/data/model/subscriber.ts';
import { draft } from '../../contracts/outbox-scene.ts';
import {
  startCounting,
  type CountingOptions,
  type CountingServer,
} from '../../fakes/counting/server.ts';
import { startPostgres } from '../../fakes/postgres.ts';
import { embeddedScene, numbered, sceneAt, type Scene } from './scene.ts';

const program = fileURLToPath(new URL('../../fakes/counting/sender.ts', import.meta.url));
const postgres = await startPostgres();
if (typeof postgres === 'string') process.stderr.write(`PostgreSQL tests skipped: ${postgres}\n`);
afterAll(() => (typeof postgres === 'string' ? undefined : postgres.stop()));

/** One database with one server, and the processes that send from the one to the other. */
interface Play {
  readonly scene: Scene;
  readonly server: CountingServer;
  readonly expect: ExpectStatic;
  send(platform: PlatformName, rate: number, lease?: number): Promise<ChildProcess>;
}

/** Whatever becomes of it, its processes are gone afterwards. */
const play = async (
  expect: ExpectStatic,
  open: () => Promise<Scene>,
  options: CountingOptions,
  act: (play: Play) => Promise<void>,
): Promise<void> => {
  const scene = await open();
  const server = await startCounting(options);
  const notes = mkdtempSync(join(tmpdir(), 'strike-digest-notes-'));
  const children: ChildProcess[] = [];
  const send: Play['send'] = async (platform, rate, lease = 30_000) => {
    const child = spawn(
      process.execPath,
      [program, scene.url, server.root, platform, String(rate), String(lease)],
      {
        stdio: ['ignore', 'pipe', 'ignore'],
        // Where a process over a server's database keeps its notes.
        env: { ...process.env, STATE_DIRECTORY: notes },
      },
    );
    children.push(child);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    return child;
  };
  try {
    await act({ scene, server, expect, send });
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await server.close();
    await scene.close();
    rmSync(notes, { recursive: true, force: true });
  }
};

const gone = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

const balance = async ({ scene }: Play) => {
  const counts = await scene.store.deliveryCounts();
  const { sent, failed, unknown, expired, cancelled } = counts;
  return { ...counts, ended: sent + failed + unknown + expired + cancelled };
};
const finished = (one: Play, count: number): Promise<void> =>
  one.expect
    .poll(async () => (await balance(one)).ended, { timeout: 60_000, interval: 50 })
    .toBe(count);

const chats = 200;

/** Two kills at different moments of a broadcast to 200 chats; then it is finished by a third process. */
const killTwice = async (one: Play, platform: PlatformName, rate: number): Promise<void> => {
  const { expect, scene, server, send } = one;
  await scene.store.importSubscribers(
    numbered(chats).map((chat) =>
      draft(chat, { platform, kind: platform === 'discord' ? 'group' : 'private' }),
    ),
    new Date(),
  );
  expect(await scene.plan(platform)).toBe(chats);
  for (const kill of [1, 2]) {
    const child = await send(platform, rate);
    const target = (chats / 3) * kill;
    await expect
      .poll(() => server.accepted.length, { timeout: 60_000, interval: 3 })
      .toBeGreaterThan(target);
    child.kill('SIGKILL');
    await gone(child);
  }
  const last = await send(platform, rate);
  await finished(one, chats);
  last.kill('SIGTERM');
  await gone(last);
};

const database = (): Promise<string> =>
  typeof postgres === 'string'
    ? Promise.reject(new Error(postgres))
    : postgres.database(`kills_${(databases += 1)}`);
let databases = 0;

describe.each([
  ['the embedded database', (): Promise<Scene> => embeddedScene()],
  ...(typeof postgres === 'string'
    ? []
    : ([['PostgreSQL', async () => sceneAt(await database())]] as const)),
] as const)('killed twice over %s', (_, open) => {
  // Both platforms at once: either waits more than it works.
  describe.concurrent('while it sends', { timeout: 120_000 }, () => {
    test('on Telegram nobody gets two copies, and what is not known is told as unknown', ({
      expect,
    }) =>
      play(expect, open, { before: () => 30, after: () => 25 }, async (one) => {
        const { server } = one;
        await killTwice(one, 'telegram', 100);
        const { sent, unknown, ended } = await balance(one);
        expect(server.duplicates()).toEqual([]);
        expect(Math.max(...numbered(chats).map((chat) => server.copies(chat)))).toBe(1);
        expect(ended).toBe(chats);
        expect(sent + unknown).toBe(chats);
        // What was never called was sent by the next one: at most the call that was being made is missing.
        expect(chats - server.accepted.length).toBeLessThanOrEqual(Math.min(unknown, 2));
      }));

    test('on Discord everybody gets it exactly once', ({ expect }) =>
      play(expect, open, { before: () => 30, after: () => 25, knowsKeys: true }, async (one) => {
        await killTwice(one, 'discord', 100);
        expect(one.server.accepted).toHaveLength(chats);
        expect(await balance(one)).toMatchObject({ sent: chats, unknown: 0 });
      }));
  });
});

// Over the embedded database a process may be paused while it holds the file, and then nobody writes.
describe.skipIf(typeof postgres === 'string')('two processes', { timeout: 120_000 }, () => {
  const open = async (): Promise<Scene> => sceneAt(await database());
  const options = { before: () => 15, after: () => 10 };

  test('one sends, the other stands by; paused and woken, the first sends nothing twice', ({
    expect,
  }) =>
    play(expect, open, options, async (one) => {
      const { scene, server, send } = one;
      await scene.join(numbered(120));
      await scene.plan();
      const first = await send('telegram', 40, 1500);
      await expect.poll(() => server.accepted.length, { timeout: 30_000 }).toBeGreaterThan(15);
      first.kill('SIGSTOP');
      const before = server.accepted.length;
      await send('telegram', 40, 1500);
      // The paused one is not dead: the other waits for its lease to end, then goes on.
      await expect
        .poll(() => server.accepted.length, { timeout: 30_000 })
        .toBeGreaterThan(before + 15);
      first.kill('SIGCONT');
      await finished(one, 120);
      expect(server.duplicates()).toEqual([]);
      const { sent, unknown } = await balance(one);
      expect(sent + unknown).toBe(120);
      expect(unknown).toBeLessThanOrEqual(10);
    }));
});
