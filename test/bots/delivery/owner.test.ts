// Who sends: owners on several machines, and processes whose clocks differ.
import { spawnSync } from 'node:child_process';
import { afterEach, describe, expect, test } from 'vitest';
import { createDelivery, type Delivery } from '../../../src/bots/delivery/delivery.ts';
import type { DeliveryEvent } from '../../../src/bots/delivery/events.ts';
import { createOwner, isDead } from '../../../src/bots/delivery/sending/owner.ts';
import { countingPlatform, type CountingPlatform } from '../../fakes/counting/platform.ts';
import { startCounting, type CountingServer } from '../../fakes/counting/server.ts';
import { embeddedScene, numbered, type Scene } from './scene.ts';

/** The number of a process that is no more. */
const deadProcess = (): number => spawnSync(process.execPath, ['--version']).pid;

describe('an owner', () => {
  test('is dead where it was a process of this machine that is no more', () => {
    const [machine] = JSON.parse(createOwner()) as [string];
    expect(isDead(JSON.stringify([machine, deadProcess(), 'a']), createOwner())).toBe(true);
    expect(isDead(JSON.stringify([machine, process.ppid, 'a']), createOwner())).toBe(false);
  });

  test('of another machine is alive for all we know, also where that bears the same name', () => {
    const [machine] = JSON.parse(createOwner()) as [string];
    const other = machine.replace(/[0-9a-f-]{36}/, '00000000-0000-4000-8000-000000000000');
    expect(isDead(JSON.stringify([other, deadProcess(), 'a']), createOwner())).toBe(false);
  });
});

describe('two processes whose clocks differ by ten minutes', () => {
  let scene: Scene;
  let server: CountingServer;
  const running: Delivery[] = [];
  const platforms: CountingPlatform[] = [];
  afterEach(async () => {
    for (const delivery of running.splice(0)) await delivery.stop();
    for (const platform of platforms.splice(0)) await platform.stop();
    await server.close();
    await scene.close();
  });

  const start = (ahead: number, events: DeliveryEvent[], leaseTime = 600): Delivery => {
    const platform = countingPlatform(server.root, 'telegram');
    platforms.push(platform);
    const delivery = createDelivery({
      store: scene.store,
      platforms: [platform],
      config: {
        ...{ DIGEST_LATEST: '10:30', DIGEST_MAX_LATE: 14_400_000 },
        ...{ TELEGRAM_RATE: 40, DISCORD_RATE: 40 },
      },
      now: () => new Date(Date.now() + ahead),
      on: (event) => void events.push(event),
      leaseTime,
    });
    running.push(delivery);
    delivery.start();
    return delivery;
  };

  test.each([600_000, -600_000])(
    'leave the sending to the one that has it, and go on when it is away (%i ms ahead)',
    async (ahead) => {
      scene = await embeddedScene();
      server = await startCounting({ before: () => 20, after: () => 20 });
      await scene.join(numbered(100));
      await scene.plan('telegram', new Date(Date.now() - 1_200_000), 7_200_000);
      const events: DeliveryEvent[] = [];
      const first = start(ahead, events);
      await expect.poll(() => server.accepted.length, { interval: 10 }).toBeGreaterThan(5);
      start(0, events);
      await expect.poll(() => server.accepted.length, { timeout: 10_000 }).toBeGreaterThan(60);
      const taken = events.filter((event) => event.event === 'lease' && event.held);
      // Whose clock is ahead may take it over once; nobody takes it back.
      expect(taken.length).toBeLessThanOrEqual(ahead > 0 ? 1 : 2);
      await first.stop();
      await expect
        .poll(
          async () => {
            const { pending, sending } = await scene.store.deliveryCounts();
            return pending + sending;
          },
          { timeout: 20_000 },
        )
        .toBe(0);
      expect(server.duplicates()).toEqual([]);
      const { sent, unknown } = await scene.store.deliveryCounts();
      expect(sent + unknown).toBe(100);
      expect(unknown).toBeLessThanOrEqual(ahead > 0 ? 0 : 8);
    },
    40_000,
  );
});
