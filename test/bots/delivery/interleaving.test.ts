// Planner, senders, kills, refusals, unsubscribing and corrections in any order: the promises hold and the
// balance is even.
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { createDelivery, type Delivery } from '../../../src/bots/delivery/delivery.ts';
import type { Platform } from '../../../src/bots/platform.ts';
import type { Store } from '../../../src/data/store/store.ts';
import { countingPlatform } from '../../fakes/counting/platform.ts';
import { startCounting, type Mishap } from '../../fakes/counting/server.ts';
import { startPostgres } from '../../fakes/postgres.ts';
import { draft } from '../../contracts/outbox-scene.ts';
import { embeddedScene, numbered, sceneAt, slot, timetable } from './scene.ts';

/** Everything a killed process would still ask for is never answered. */
const mortal = <T extends object>(whole: T, life: { dead: boolean }): T =>
  new Proxy(whole, {
    get: (target, name, receiver) => {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]): unknown => {
        if (life.dead) return new Promise(() => undefined);
        const result: unknown = Reflect.apply(value, target, args);
        return result instanceof Promise
          ? result.then(
              (done: unknown) => (life.dead ? new Promise(() => undefined) : done),
              (error: unknown) =>
                life.dead ? new Promise(() => undefined) : Promise.reject(error as Error),
            )
          : result;
      };
    },
  });

interface Process {
  readonly delivery: Delivery;
  readonly life: { dead: boolean };
}

const begin = (store: Store, platform: Platform): Process => {
  const life = { dead: false };
  const delivery = createDelivery({
    store: mortal(store, life),
    platforms: [mortal(platform, life)],
    config: timetable(300),
    leaseTime: 400,
  });
  delivery.start();
  return { delivery, life };
};

const steps = [
  'plan',
  'start',
  'start',
  'kill',
  'kill',
  'stop',
  'leave',
  'revise',
  'pass',
] as const;
const chats = 60;

// Both platforms at once: either waits more than it works.
describe.concurrent('any order of what can happen', { timeout: 100_000 }, () => {
  test.for(['telegram', 'discord'] as const)(
    'on %s nobody gets two, and every slot ends once',
    async (name, { expect }) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.constantFrom(...steps), { minLength: 6, maxLength: 12 }),
          fc.array(
            fc.constantFrom<Mishap | null>(
              null,
              null,
              null,
              null,
              null,
              'cut-before',
              'cut-after',
              { fault: { delivery: 'wait', seconds: 0, scope: 'chat', code: 'rate' } },
              { fault: { delivery: 'failed', subscription: 'pause', code: 'blocked' } },
              { fault: { delivery: 'failed', code: 'odd' } },
            ),
            { minLength: 20, maxLength: 20 },
          ),
          async (order, mishaps) => {
            let calls = 0;
            const met = new Set<string>();
            const scene = await embeddedScene();
            const server = await startCounting({
              before: () => 5,
              after: () => 5,
              knowsKeys: name === 'discord',
              // Once for each chat: a second try comes through, after its pause.
              mishap: ({ messageId, chat }) => {
                if (messageId !== null || met.has(chat)) return null;
                met.add(chat);
                return mishaps[(calls += 1) % mishaps.length] ?? null;
              },
            });
            const platform = countingPlatform(server.root, name);
            const living: Process[] = [];
            const left = new Map<string, number>();
            let fingerprint = 0;
            const kind = name === 'discord' ? 'group' : 'private';
            await scene.store.importSubscribers(
              numbered(chats).map((chat) => draft(chat, { platform: name, kind })),
              new Date(),
            );
            const act: Readonly<Record<(typeof steps)[number], () => Promise<unknown>>> = {
              plan: () => scene.plan(name),
              start: () =>
                Promise.resolve(living.length < 2 && living.push(begin(scene.store, platform))),
              kill: () => {
                const victim = living.shift();
                if (victim) victim.life.dead = true;
                return Promise.resolve();
              },
              stop: async () => living.pop()?.delivery.stop(),
              leave: async () => {
                const chat = String(1 + ((left.size * 7) % chats));
                const [known] = await scene.store.subscribersOf(name, chat);
                if (known) await scene.store.changeSubscriber(known.id, { state: 'stopped' });
                left.set(chat, performance.now());
              },
              revise: async () => {
                const edition = await scene.store.saveEdition(
                  {
                    kind: 'daily',
                    slot,
                    state: 'complete',
                    fingerprint: `r${(fingerprint += 1)}`,
                    content: '{}',
                  },
                  new Date(),
                );
                const words = {
                  edition: edition.id,
                  platform: name,
                  language: 'en',
                  variant: 'strikes,talks,aid',
                } as const;
                const body = await scene.store.saveBody(
                  { ...words, body: `version ${fingerprint}` },
                  null,
                  new Date(),
                );
                for (const old of await scene.store.bodiesInUse('daily', slot))
                  if (old.id !== body.id)
                    await scene.store.replaceBody('daily', slot, old.id, body.id, new Date());
              },
              pass: () => new Promise((resolve) => setTimeout(resolve, 60)),
            };
            await scene.plan(name);
            for (const step of order) {
              await act[step]();
              await new Promise((resolve) => setTimeout(resolve, 25));
            }
            for (const process of living.splice(0)) await process.delivery.stop();
            const last = begin(scene.store, platform);
            const counts = () => scene.store.deliveryCounts();
            await expect
              .poll(
                async () => {
                  await scene.store.settleQueue(new Date());
                  const { pending, sending } = await counts();
                  return pending + sending;
                },
                { timeout: 15_000, interval: 50 },
              )
              .toBe(0);
            await last.delivery.stop();
            const ended = await counts();
            expect(server.duplicates()).toEqual([]);
            expect(
              Math.max(0, ...numbered(chats).map((chat) => server.copies(chat))),
            ).toBeLessThanOrEqual(1);
            expect(
              ended.sent + ended.failed + ended.unknown + ended.expired + ended.cancelled,
            ).toBe(chats);
            // Whatever is told as sent was accepted, and whatever was accepted is sent or unknown.
            expect(ended.sent).toBeLessThanOrEqual(server.accepted.length);
            expect(server.accepted.length).toBeLessThanOrEqual(ended.sent + ended.unknown);
            // What was under way when somebody left may arrive; nothing begun later.
            for (const [chat, at] of left)
              for (const call of server.accepted)
                if (call.chat === chat) expect(call.at - at).toBeLessThan(2_000);
            await platform.stop();
            await server.close();
            await scene.close();
          },
        ),
        { numRuns: 3, endOnFailure: true, interruptAfterTimeLimit: 40_000 },
      );
    },
  );
});

const postgres = await startPostgres();
if (typeof postgres === 'string') process.stderr.write(`PostgreSQL tests skipped: ${postgres}\n`);
afterAll(() => (typeof postgres === 'string' ? undefined : postgres.stop()));

describe('trouble below', () => {
  test.skipIf(typeof postgres === 'string')(
    'while the database is away nothing is sent, and afterwards everybody gets it once',
    async () => {
      if (typeof postgres === 'string') return;
      const scene = await sceneAt(await postgres.database('away'));
      const server = await startCounting({ before: () => 10, after: () => 10 });
      const platform = countingPlatform(server.root, 'telegram');
      await scene.join(numbered(60));
      await scene.plan();
      const { delivery } = begin(scene.store, platform);
      await expect.poll(() => server.accepted.length, { interval: 2 }).toBeGreaterThan(3);
      const { back } = await postgres.away('away');
      const before = server.calls;
      await expect
        .poll(() =>
          scene.store.deliveryCounts().then(
            () => 'there',
            () => 'away',
          ),
        )
        .toBe('away');
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      // At most what had its intent when the database went.
      expect(server.calls - before).toBeLessThanOrEqual(60);
      const during = server.calls;
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(server.calls).toBe(during);
      await back();
      await expect
        .poll(
          async () => {
            const counts = await scene.store.deliveryCounts().catch(() => null);
            return counts === null ? -1 : counts.pending + counts.sending;
          },
          { timeout: 20_000 },
        )
        .toBe(0);
      expect(server.duplicates()).toEqual([]);
      const { sent, unknown } = await scene.store.deliveryCounts();
      expect(sent + unknown).toBe(60);
      await delivery.stop();
      await platform.stop();
      await server.close();
      await scene.close();
    },
    60_000,
  );

  test('a clock set back two hours in the middle sends nothing twice and holds nobody up', async () => {
    const scene = await embeddedScene();
    const server = await startCounting({ before: () => 5 });
    const platform = countingPlatform(server.root, 'telegram');
    await scene.join(numbered(50));
    await scene.plan('telegram', new Date(Date.now() - 3 * 3_600_000), 12 * 3_600_000);
    let offset = 0;
    const make = (): Delivery =>
      createDelivery({
        store: scene.store,
        platforms: [platform],
        config: timetable(100, 45),
        now: () => new Date(Date.now() + offset),
      });
    const first = make();
    first.start();
    await expect.poll(() => server.accepted.length, { interval: 2 }).toBeGreaterThan(10);
    offset = -2 * 3_600_000;
    await expect.poll(() => server.accepted.length, { interval: 2 }).toBeGreaterThan(20);
    await first.stop();
    const second = make();
    second.start();
    await expect
      .poll(async () => (await scene.store.deliveryCounts()).sent, { timeout: 15_000 })
      .toBe(50);
    expect(server.accepted).toHaveLength(50);
    await second.stop();
    await platform.stop();
    await server.close();
    await scene.close();
  });
});
