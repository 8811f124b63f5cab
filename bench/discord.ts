// Discord: how soon a command is heard, and that memory stays flat over many updates. The server is another process.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { composeAnswer } from '../src/bots/compose.ts';
import { createDiscord, type Discord } from '../src/bots/discord/discord.ts';
import type { Answer } from '../src/bots/platform.ts';
import { fillArchive } from '../src/data/archive/fill.ts';
import { openStore } from '../src/data/store/open.ts';
import type { Store } from '../src/data/store/store.ts';
import { badMorning } from './bad-morning.ts';
import { median, percentile } from './measure.ts';
import { fixedAnswer, measureMemory, wholeRun, type MemoryRun } from './memory.ts';
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

export const measureCommands = async (store: Store): Promise<readonly Measured[]> => {
  const fake = await startFake();
  const doing = await settle(fake);
  const bot = await connect(
    fake,
    store,
    composeAnswer(store, { now: () => new Date(), shareFor: 2000 }),
  );
  const asked = (await badMorning(store, 1000)).map(
    ({ command, date }) => [command, date === null ? {} : { date }] as const,
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

export const measureUpdates = async (
  store: Store,
  memory: MemoryRun = wholeRun,
): Promise<readonly Measured[]> => {
  const fake = await startFake();
  const doing = await settle(fake);
  const bot = await connect(fake, store, fixedAnswer);
  const measured = await measureMemory('Discord', memory, async (_, count) => {
    await fake.control('volley', doing, [['help', {}]], count, 50);
  });
  await bot.stop();
  fake.end();
  return measured;
};

export const measureDiscord = async (): Promise<Measured[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'strike-digest-'));
  const store = await openStore({ url: `file:${join(folder, 'bench.db')}`, now: new Date() });
  try {
    await fillArchive(store);
    return [...(await measureCommands(store)), ...(await measureUpdates(store))];
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
