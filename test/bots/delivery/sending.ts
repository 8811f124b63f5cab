// One lane of sending over a real database against a server that counts, made anew for every test.
import { afterEach, beforeEach, expect } from 'vitest';
import { createDelivery, type Delivery } from '../../../src/bots/delivery/delivery.ts';
import type { DeliveryEvent } from '../../../src/bots/delivery/events.ts';
import type { PlatformName, Subscriber } from '../../../src/data/model/subscriber.ts';
import { countingPlatform, type CountingPlatform } from '../../fakes/counting/platform.ts';
import {
  startCounting,
  type CountingOptions,
  type CountingServer,
} from '../../fakes/counting/server.ts';
import { embeddedScene, type Scene, timetable } from './scene.ts';

export interface Sending {
  scene: Scene;
  server: CountingServer;
  /** May be replaced before `start`. */
  platform: CountingPlatform;
  events: DeliveryEvent[];
  readonly running: Delivery[];
  serve(options?: CountingOptions, name?: PlatformName): Promise<void>;
  /** `notes`: folder for the notes of what was called. */
  start(rate?: number, notes?: string, now?: () => Date): Delivery;
  /** Resolves when nothing waits and nothing is under way. */
  settled(): Promise<void>;
  counts(): ReturnType<Scene['store']['deliveryCounts']>;
  alarms(): readonly string[];
  stateOf(chat: string, name?: PlatformName): Promise<Subscriber | undefined>;
}

/** To be called where the tests of a file begin; its parts are there within each test. */
export const sendingScene = (): Sending => {
  const sending = {} as Sending;
  const running: Delivery[] = [];
  beforeEach(async () => {
    sending.events = [];
    sending.scene = await embeddedScene();
  });
  afterEach(async () => {
    for (const delivery of running.splice(0)) await delivery.stop();
    await sending.platform.stop();
    await sending.server.close();
    await sending.scene.close();
  });
  return Object.assign(sending, {
    running,
    serve: async (options: CountingOptions = {}, name: PlatformName = 'telegram') => {
      sending.server = await startCounting(options);
      sending.platform = countingPlatform(sending.server.root, name);
    },
    start: (rate = 500, notes?: string, now?: () => Date): Delivery => {
      const delivery = createDelivery({
        store: sending.scene.store,
        platforms: [sending.platform],
        config: timetable(rate),
        on: (event) => void sending.events.push(event),
        ...(notes === undefined ? {} : { notes }),
        ...(now === undefined ? {} : { now }),
      });
      running.push(delivery);
      delivery.start();
      return delivery;
    },
    settled: async () => {
      await expect
        .poll(
          async () => {
            const { pending, sending: underWay } = await sending.scene.store.deliveryCounts();
            return pending + underWay;
          },
          { timeout: 15_000, interval: 20 },
        )
        .toBe(0);
    },
    counts: () => sending.scene.store.deliveryCounts(),
    alarms: () => sending.events.flatMap((event) => (event.event === 'alarm' ? [event.what] : [])),
    stateOf: async (chat: string, name: PlatformName = 'telegram') =>
      (await sending.scene.store.subscribersOf(name, chat))[0],
  });
};
