// Databases full of subscribers and a counting platform, for the measurements of the delivery.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { PlatformName } from '../../src/data/model/subscriber.ts';
import { openStore } from '../../src/data/store/open.ts';
import type { Store } from '../../src/data/store/store.ts';
import {
  startCounting,
  type CountingOptions,
  type CountingServer,
} from '../../test/fakes/counting/server.ts';
import { draft } from '../../test/contracts/outbox-scene.ts';
import { seeded } from '../../test/fakes/telegram/faults.ts';

const random = seeded(20_260_721);
/** The same for every run. */
export const chance = random;
/** Milliseconds until a platform has a message, and from then until its answer is here. */
export const latency = (): number => 20 + random() * 40;

export const slot = '2026-07-21';

/** Messages a second between the first and the last that were accepted. */
export const rateOf = ({ server }: BenchScene): number => {
  const first = server.accepted[0]?.at ?? 0;
  const last = server.accepted.at(-1)?.at ?? 0;
  return ((server.accepted.length - 1) / (last - first)) * 1000;
};

export interface BenchScene {
  readonly store: Store;
  readonly url: string;
  readonly server: CountingServer;
  /** Seconds that planning everybody took, and the rows of it and of a second run. */
  readonly planned: { readonly seconds: number; readonly rows: number; readonly again: number };
}

/** Chats 1 to `count`; every `group`-th is a group with a negative id. */
export const withScene = async <T>(
  count: number,
  options: CountingOptions & {
    readonly platform?: PlatformName;
    readonly group?: number;
    readonly url?: string;
    /** False: nothing is planned, and the chats subscribed long ago. */
    readonly planned?: boolean;
  },
  work: (scene: BenchScene) => Promise<T>,
): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'strike-digest-bench-'));
  const url = options.url ?? `file:${join(folder, 'outbox.db')}`;
  const platform = options.platform ?? 'telegram';
  const store = await openStore({ url, now: new Date() });
  const server = await startCounting(options);
  try {
    await store.importSubscribers(
      Array.from({ length: count }, (_, index) => {
        const group = options.group !== undefined && index % options.group === 0;
        return draft(`${group ? '-' : ''}${index + 1}`, {
          platform,
          kind: group || platform === 'discord' ? 'group' : 'private',
        });
      }),
      new Date(options.planned === false ? 0 : Date.now() - 60_000),
    );
    const now = new Date();
    const edition = await store.saveEdition(
      { kind: 'daily', slot, state: 'complete', fingerprint: 'a', content: '{}' },
      now,
    );
    const body = await store.saveBody(
      {
        edition: edition.id,
        platform,
        language: 'en',
        variant: 'strikes,talks,aid',
        body: 'x'.repeat(2000),
      },
      null,
      now,
    );
    const order = {
      kind: 'daily',
      slot,
      platform,
      outcome: { state: 'pending', bodyId: body.id },
      dueAt: now,
      expiresAt: new Date(now.getTime() + 14_400_000),
    } as const;
    const start = performance.now();
    const plan = (): Promise<number> =>
      options.planned === false ? Promise.resolve(0) : store.enqueue(order, now);
    const rows = await plan();
    const seconds = (performance.now() - start) / 1000;
    const again = await plan();
    return await work({ store, url, server, planned: { seconds, rows, again } });
  } finally {
    await server.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

const figuresSchema = z.object({
  seconds: z.number(),
  cpuPerMessage: z.number(),
  memory: z.number(),
  delay: z.number(),
});
export type Figures = z.infer<typeof figuresSchema>;

export interface Sender {
  readonly child: ChildProcess;
  /** What it measured of itself, when it has sent everything. */
  readonly figures: Promise<Figures>;
  /** When it has ended, having written everything. */
  readonly ended: Promise<void>;
  kill(): Promise<void>;
}

const program = join(import.meta.dirname, 'delivery-sender.ts');

/** Resolves when it has begun. */
export const startSender = async (
  scene: BenchScene,
  platform: PlatformName,
  rate: number,
  strategy: 'ours' | 'edits' | 'after' | 'batch' = 'ours',
  inFlight = 3,
): Promise<Sender> => {
  const child = spawn(
    process.execPath,
    [program, scene.url, scene.server.root, platform, String(rate), strategy, String(inFlight)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const lines = createInterface({ input: child.stdout });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const figures = new Promise<Figures>((resolve, reject) => {
    lines.on('line', (line) => {
      if (line.startsWith('{')) resolve(figuresSchema.parse(JSON.parse(line)));
    });
    void ended.then(() => reject(new Error('the sender ended without its figures')));
  });
  figures.catch(() => undefined);
  await new Promise((resolve) => lines.once('line', resolve));
  return {
    child,
    figures,
    ended,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
};
