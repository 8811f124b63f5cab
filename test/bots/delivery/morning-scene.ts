// One morning with its clock in hand: a real store, a counting platform, and sources that speak when told to.
import { expect } from 'vitest';
import { createDelivery, type Delivery } from '../../../src/bots/delivery/delivery.ts';
import type { DeliveryEvent } from '../../../src/bots/delivery/events.ts';
import { exactly } from '../../../src/data/model/count.ts';
import type { Claim } from '../../../src/data/model/report.ts';
import type { SubscriberDraft } from '../../../src/data/store/subscribers/subscribers.ts';
import { draft } from '../../contracts/outbox-scene.ts';
import { claim, post, report } from '../../contracts/samples.ts';
import { countingPlatform } from '../../fakes/counting/platform.ts';
import {
  startCounting,
  type CountingOptions,
  type CountingServer,
} from '../../fakes/counting/server.ts';
import { embeddedScene, type Scene, timetable } from './scene.ts';

export const night = '2026-07-02';
/** Kyiv's clock on that night's date; in July three hours before UTC. */
export const at = (time: string, date = night): Date => new Date(`${date}T${time}:00+03:00`);

export interface Morning {
  readonly scene: Scene;
  readonly server: CountingServer;
  readonly events: DeliveryEvent[];
  readonly delivery: Delivery;
  clock: Date;
  /** Subscribes one chat at a moment of its own. */
  subscribe(chat: string, since: Date, change?: Partial<SubscriberDraft>): Promise<string>;
  tickAt(time: string, date?: string): Promise<void>;
  /** The Air Force's post of the night with so many drones, as of an edit or the first text. */
  airForceSays(drones: number, time: string, claims?: readonly Claim[]): Promise<void>;
  pressSays(killed: number, time: string): Promise<void>;
  /** "chat slot" of what waits to be sent, whenever that may be. */
  waitingChats(): Promise<readonly string[]>;
  /** Sends and edits until nothing waits that may be done now. */
  sendAll(): Promise<void>;
  /** What stands in the chats now. */
  bodies(): readonly string[];
  /** The process ends and another one begins. */
  renew(): Promise<void>;
  close(): Promise<void>;
}

/** `rate`: messages a second; `known`: a scene to go on with. */
export const openMorning = async (
  options: CountingOptions = {},
  rate = 500,
  known?: Scene,
): Promise<Morning> => {
  const events: DeliveryEvent[] = [];
  const scene = known ?? (await embeddedScene());
  const server = await startCounting(options);
  const platform = countingPlatform(server.root, 'telegram');
  let clock = new Date();
  let skipped = 0;
  const start = (): Delivery =>
    createDelivery({
      store: scene.store,
      platforms: [platform],
      config: timetable(rate, 45),
      now: () => clock,
      elapsed: () => performance.now() + skipped,
      on: (event) => void events.push(event),
    });
  let delivery = start();
  const waits = async (): Promise<number> => {
    const { pending, sending } = await scene.store.deliveryCounts();
    const edits = await scene.store.waitingEdits('telegram', clock, 10_000);
    return pending + sending + edits.length;
  };
  return {
    scene,
    server,
    events,
    get delivery() {
      return delivery;
    },
    get clock() {
      return clock;
    },
    set clock(moment) {
      clock = moment;
    },
    subscribe: async (chat, since, change = {}) =>
      (await scene.store.saveSubscriber(draft(chat, change), since)).id,
    tickAt: async (time, date) => {
      const moment = at(time, date);
      // A clock that goes on takes the other one with it; one that is set back does not.
      skipped += Math.max(0, moment.getTime() - clock.getTime());
      clock = moment;
      await delivery.tick();
    },
    airForceSays: async (drones, time, claims = []) => {
      const text = `${drones} drones ${claims.length}`;
      const saved = await scene.store.savePost(
        post({ text, publishedAt: at('08:41').toISOString(), editedAt: at(time).toISOString() }),
        at(time),
      );
      await scene.store.saveReport(
        saved.postId,
        saved.revision,
        report({
          claims: [claim({ count: exactly(drones), quote: `${drones} drones` }), ...claims],
          asOf: null,
          period: { kind: 'night', date: night, from: null, to: null },
          ongoing: false,
          launchAreas: [],
        }),
        at(time),
      );
    },
    pressSays: async (killed, time) => {
      const saved = await scene.store.savePost(
        post({
          feed: 'news',
          source: 'news',
          key: `n${killed}`,
          outlet: 'Outlet',
          text: `${killed}`,
          publishedAt: at(time).toISOString(),
        }),
        at(time),
      );
      const said = claim({
        quantity: 'killed',
        munition: null,
        by: 'news',
        outlet: 'Outlet',
        count: exactly(killed),
        quote: null,
      });
      await scene.store.saveReport(
        saved.postId,
        saved.revision,
        report({ source: 'news', claims: [said], asOf: null }),
        at(time),
      );
    },
    waitingChats: async () =>
      (await scene.store.waiting('telegram', new Date('2027-01-01T00:00:00Z'), 100))
        .map(({ subscriber, slot }) => `${subscriber.chat} ${slot}`)
        .sort(),
    sendAll: async () => {
      delivery.start();
      delivery.wake();
      await expect.poll(waits, { timeout: 15_000, interval: 20 }).toBe(0);
    },
    bodies: () => [...server.standing.values()],
    renew: async () => {
      await delivery.stop();
      delivery = start();
    },
    close: async () => {
      await delivery.stop();
      await platform.stop();
      await server.close();
      await scene.close();
    },
  };
};
