// Telegram: how soon a command is answered, what a push costs, and that memory stays flat over many updates.
// The fake Telegram runs in its own process and takes the time, so that only the bot is measured here.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeAnswer } from '../src/bots/compose.ts';
import type { Answer, Handlers, Outgoing } from '../src/bots/platform.ts';
import { createTelegram, type Telegram } from '../src/bots/telegram/connect.ts';
import { fillArchive } from '../src/data/archive/fill.ts';
import { openStore } from '../src/data/store/open.ts';
import type { Store } from '../src/data/store/store.ts';
import { badMorning } from './bad-morning.ts';
import { median, percentile } from './measure.ts';
import { fixedAnswer, measureMemory, wholeRun, type MemoryRun } from './memory.ts';
import type { Measured } from './results.ts';

export interface FakeProcess {
  readonly apiRoot: string;
  readonly token: string;
  control(body: object): Promise<unknown>;
  end(): void;
}

export const startFake = async (flags: readonly string[]): Promise<FakeProcess> => {
  const child = spawn(
    process.execPath,
    ['test/fakes/telegram/server.ts', '--any-chat', '--no-schema', '--keep-texts', '2', ...flags],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = await new Promise<string[]>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (first) => resolve([first]));
    child.once('exit', (code) => reject(new Error(`the fake Telegram ended with ${code}`)));
  });
  const { apiRoot, token } = JSON.parse(line ?? '') as { apiRoot: string; token: string };
  return {
    apiRoot,
    token,
    control: async (body) => {
      const response = await fetch(`${apiRoot}/control`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return ((await response.json()) as { result: unknown }).result;
    },
    end: () => void child.kill(),
  };
};

export const connect = async (
  fake: FakeProcess,
  store: Store,
  answer: Answer,
): Promise<Telegram> => {
  const bot = createTelegram({
    token: fake.token,
    apiRoot: fake.apiRoot,
    zone: 'Europe/Kyiv',
    now: () => new Date(),
  });
  const handlers: Handlers = {
    answer,
    suggest: () => [],
    happened: () => Promise.resolve(),
    firstSeen: (id) => store.firstSeen('telegram', id, new Date()),
    recall: (name) => store.recall(name),
    remember: (name, value) => store.remember(name, value),
    log: (level, event, values) => {
      if (level === 'error' || level === 'warn')
        process.stderr.write(`${level} ${event} ${JSON.stringify(values)}\n`);
    },
  };
  await bot.start(handlers);
  return bot;
};

export const measureCommands = async (store: Store): Promise<readonly Measured[]> => {
  const fake = await startFake([]);
  const bot = await connect(
    fake,
    store,
    composeAnswer(store, { now: () => new Date(), shareFor: 2000 }),
  );
  const texts = (await badMorning(store, 1000)).map(({ command, date }) =>
    date === null ? `/${command}` : `/${command} ${date}`,
  );
  const volley = async (from: number, count: number, atOnce: number): Promise<number[]> =>
    (await fake.control({ do: 'volley', from, count, atOnce, texts })) as number[];
  await volley(1_000, 200, 10);
  const alone = await volley(10_000, 200, 1);
  const before = process.cpuUsage();
  const began = performance.now();
  const together = await volley(20_000, 1000, 50);
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  await bot.stop();
  fake.end();
  return [
    {
      name: 'Telegram: a command answered, 95th percentile',
      value: percentile(alone, 95),
      unit: 'ms',
      n: alone.length,
      limit: 50,
      note: 'from the word to the first request, Telegram at no latency',
    },
    {
      name: 'Telegram: 1,000 commands, 50 at a time, 95th percentile',
      value: percentile(together, 95),
      unit: 'ms',
      n: together.length,
      limit: 50,
      note: `of a bad morning's questions; median ${median(together).toFixed(0)} ms, ${(together.length / seconds).toFixed(0)} answered a second, ${((user + system) / 1000 / together.length).toFixed(2)} ms of processor time each`,
    },
  ];
};

export const measureUpdates = async (
  store: Store,
  memory: MemoryRun = wholeRun,
): Promise<readonly Measured[]> => {
  const fake = await startFake([]);
  const bot = await connect(fake, store, fixedAnswer);
  const measured = await measureMemory('Telegram', memory, async (from, count) => {
    await fake.control({
      do: 'volley',
      from: 1_000_000 + from,
      count,
      atOnce: 50,
      texts: ['/help'],
      forget: true,
    });
    await bot.idle();
  });
  await bot.stop();
  fake.end();
  return measured;
};

const pushes = 6000;
const inFlight = 60;

export const measurePush = async (store: Store): Promise<readonly Measured[]> => {
  const fake = await startFake(['--latency', '60']);
  const bot = await connect(fake, store, fixedAnswer);
  const body = bot.prepare(
    {
      language: 'en',
      summary: 'fact',
      blocks: [
        {
          id: 'x',
          heading: [{ text: 'Night' }],
          lines: Array.from({ length: 12 }, () => ({
            spans: [{ text: 'Launched: 426 strike drones and decoys; missiles: 14 Kh-101' }],
          })),
        },
      ],
      sources: [],
      actions: [{ label: 'before', command: '/night 2025-07-20' }],
    },
    { previewUrl: null, picture: null },
  );
  const one = (chat: number): Outgoing => ({
    target: { chat: String(chat), thread: null, kind: 'private' },
    body,
    key: String(chat),
    silent: false,
    picture: null,
  });
  const send = async (from: number, count: number): Promise<void> => {
    let next = from;
    await Promise.all(
      Array.from({ length: inFlight }, async () => {
        while (next < from + count) {
          next += 1;
          await bot.send(one(next));
        }
      }),
    );
  };
  await send(1_000_000, 600);
  const before = process.cpuUsage();
  const began = performance.now();
  await send(2_000_000, pushes);
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  await bot.stop();
  fake.end();
  return [
    {
      name: 'Telegram: processor time of one push, 60 in flight',
      value: (user + system) / 1000 / pushes,
      unit: 'ms',
      n: pushes,
      limit: 0.4,
      note: `Telegram at 60 ms latency, ${(pushes / seconds).toFixed(0)} sent a second`,
    },
  ];
};

/** Work over a database of its own: every fake begins its updates at the same number, and none is taken twice. */
const withStore = async (
  work: (store: Store) => Promise<readonly Measured[]>,
): Promise<readonly Measured[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'strike-digest-'));
  const store = await openStore({ url: `file:${join(folder, 'bench.db')}`, now: new Date() });
  try {
    await fillArchive(store);
    return await work(store);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

export const measureTelegram = async (): Promise<readonly Measured[]> => [
  ...(await withStore(measureCommands)),
  ...(await withStore(measurePush)),
  ...(await withStore((store) => measureUpdates(store))),
];
