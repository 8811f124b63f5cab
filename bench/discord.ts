// Discord: how soon a command is heard, and that memory stays flat over many updates. The server is another process.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { composeAnswer } from '../src/bots/compose.ts';
import { createDiscord, type Discord } from '../src/bots/discord/discord.ts';
import type { Answer } from '../src/bots/platform.ts';
import { fillArchive } from '../src/data/archive/fill.ts';
import { openStore } from '../src/data/store/open.ts';
import type { Store } from '../src/data/store/store.ts';
import { median, percentile } from './measure.ts';
import type { Measured } from './results.ts';

interface Fake {
  readonly url: string;
  readonly token: string;
  readonly application: string;
  control(call: string, ...args: readonly unknown[]): Promise<unknown>;
  end(): void;
}

const startFake = async (): Promise<Fake> => {
  const child = spawn(
    process.execPath,
    ['test/fakes/discord/server.ts', '--port', '0', '--unlimited'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const { url, token, application } = JSON.parse(line) as Pick<
    Fake,
    'url' | 'token' | 'application'
  >;
  return {
    url,
    token,
    application,
    control: async (call, ...args) => {
      const response = await fetch(new URL('/control', url), {
        method: 'POST',
        body: JSON.stringify({ call, args }),
      });
      const { result, error } = (await response.json()) as { result?: unknown; error?: string };
      if (error !== undefined) throw new Error(error);
      return result;
    },
    end: () => void child.kill(),
  };
};

const connect = async (fake: Fake, store: Store, answer: Answer): Promise<Discord> => {
  const platform = createDiscord({
    token: fake.token,
    applicationId: fake.application,
    apiUrl: fake.url,
    rate: 45,
    zone: 'Europe/Kyiv',
    now: () => new Date(),
  });
  await platform.start({
    answer,
    suggest: () => [],
    happened: () => Promise.resolve(),
    firstSeen: (id) => store.firstSeen('discord', id, new Date()),
    recall: (name) => store.recall(name),
    // Every part begins its own session: what the one before registered is not this server's.
    remember: () => Promise.resolve(),
    log: (level, event, values) => {
      if (level === 'error' || level === 'warn')
        process.stderr.write(`${level} ${event} ${JSON.stringify(values)}\n`);
    },
  });
  return platform;
};

/** A person in a channel of a server. */
const settle = async (fake: Fake) => {
  const idOf = async (call: string, draft: object): Promise<string> =>
    ((await fake.control(call, draft)) as { readonly id: string }).id;
  const guild = await idOf('addGuild', {});
  return { channel: await idOf('addChannel', { guild }), user: await idOf('addUser', {}) };
};

const asked = [
  ['night', { date: '2025-07-21' }],
  ['night', {}],
  ['help', {}],
  ['talks', {}],
  ['night', { date: '2024-11-17' }],
  ['stats', {}],
] as const;

const measureCommands = async (store: Store): Promise<readonly Measured[]> => {
  const fake = await startFake();
  const doing = await settle(fake);
  const bot = await connect(
    fake,
    store,
    composeAnswer(store, { now: () => new Date(), shareFor: 2000 }),
  );
  const volley = async (count: number, atOnce: number): Promise<number[]> =>
    (await fake.control('volley', doing, asked, count, atOnce)) as number[];
  await volley(200, 10);
  const alone = await volley(200, 1);
  const began = performance.now();
  const together = await volley(1000, 50);
  const seconds = (performance.now() - began) / 1000;
  await bot.stop();
  fake.end();
  return [
    {
      name: 'Discord: a command heard, 95th percentile',
      value: percentile(alone, 95),
      unit: 'ms',
      n: alone.length,
      limit: 50,
      note: 'from the gateway to the first request, Discord at no latency',
    },
    {
      name: 'Discord: 1,000 commands, 50 at a time, 95th percentile',
      value: percentile(together, 95),
      unit: 'ms',
      n: together.length,
      limit: 50,
      note: `median ${median(together).toFixed(0)} ms, ${(together.length / seconds).toFixed(0)} answered a second`,
    },
  ];
};

const collect = (): number => {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('gc');
  if (typeof gc === 'function') {
    gc();
    gc();
  }
  return process.memoryUsage().heapUsed / 1024 / 1024;
};

const fixedAnswer: Answer = ({ language }) =>
  Promise.resolve({
    message: {
      language,
      summary: 'fact',
      blocks: [{ id: 'x', heading: null, lines: [{ spans: [{ text: 'fact' }] }] }],
      sources: [],
      actions: [],
    },
    discreet: false,
    picture: null,
  });

/** Updates worked through, and after how many of them memory is first looked at. */
export interface MemoryRun {
  readonly updates: number;
  readonly warm: number;
}

const measureMemory = async (
  store: Store,
  { updates, warm }: MemoryRun,
): Promise<readonly Measured[]> => {
  const fake = await startFake();
  const doing = await settle(fake);
  const bot = await connect(fake, store, fixedAnswer);
  const batch = 2000;
  const run = async (count: number): Promise<void> => {
    for (let done = 0; done < count; done += batch)
      await fake.control('volley', doing, [['help', {}]], Math.min(batch, count - done), 50);
  };
  await run(warm);
  const before = collect();
  const began = performance.now();
  await run(updates - warm);
  const seconds = (performance.now() - began) / 1000;
  const after = collect();
  await bot.stop();
  fake.end();
  return [
    {
      name: `Discord: memory gained over ${updates.toLocaleString('en')} updates`,
      value: Math.max(0, after - before),
      unit: 'MB',
      n: updates,
      limit: 10,
      note: `heap after collection, ${before.toFixed(0)} MB after the first ${warm}`,
    },
    {
      name: 'Discord: updates worked through',
      value: (updates - warm) / seconds,
      unit: '/s',
      n: updates - warm,
    },
  ];
};

export const measureDiscord = async (
  memory: MemoryRun = { updates: 100_000, warm: 20_000 },
): Promise<Measured[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'strike-digest-'));
  const store = await openStore({ url: `file:${join(folder, 'bench.db')}`, now: new Date() });
  try {
    await fillArchive(store);
    return [...(await measureCommands(store)), ...(await measureMemory(store, memory))];
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
