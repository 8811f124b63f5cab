// A database with subscribers and rows that wait, for the tests of sending.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlatformName } from '../../../src/data/model/subscriber.ts';
import { openStore } from '../../../src/data/store/open.ts';
import type { Store } from '../../../src/data/store/store.ts';
import type { SubscriberDraft } from '../../../src/data/store/subscribers/subscribers.ts';
import { draft } from '../../contracts/outbox-scene.ts';

/** The hours of every push, and so many messages a second. */
export const timetable = (rate: number, discordRate = rate) => ({
  DIGEST_LATEST: '10:30',
  DIGEST_MAX_LATE: 4 * 3_600_000,
  TELEGRAM_RATE: rate,
  DISCORD_RATE: discordRate,
});

export const slot = '2026-07-21';

export interface Scene {
  readonly store: Store;
  readonly url: string;
  join(chats: readonly string[], change?: Partial<SubscriberDraft>): Promise<void>;
  /** Plans a row for every subscriber of the platform; returns how many. */
  plan(platform?: PlatformName, dueAt?: Date, lasts?: number): Promise<number>;
  close(): Promise<void>;
}

export const sceneAt = async (url: string): Promise<Scene> => {
  const store = await openStore({ url, now: new Date() });
  return {
    store,
    url,
    join: async (chats, change = {}) => {
      for (const chat of chats) await store.saveSubscriber(draft(chat, change), new Date());
    },
    plan: async (platform = 'telegram', dueAt = new Date(), lasts = 3_600_000) => {
      const edition = await store.saveEdition(
        { kind: 'daily', slot, state: 'complete', fingerprint: 'a', content: '{}' },
        dueAt,
      );
      const body = await store.saveBody(
        {
          edition: edition.id,
          platform,
          language: 'en',
          variant: 'strikes,talks,aid',
          body: 'a digest',
        },
        null,
        dueAt,
      );
      return store.enqueue(
        {
          kind: 'daily',
          slot,
          platform,
          outcome: { state: 'pending', bodyId: body.id },
          dueAt,
          expiresAt: new Date(dueAt.getTime() + lasts),
        },
        dueAt,
      );
    },
    close: () => store.close(),
  };
};

/** A scene over an embedded database in a folder of its own, which goes when it is closed. */
export const embeddedScene = async (): Promise<Scene> => {
  const folder = mkdtempSync(join(tmpdir(), 'strike-digest-sending-'));
  const scene = await sceneAt(`file:${join(folder, 'outbox.db')}`);
  return {
    ...scene,
    close: async () => {
      await scene.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export const numbered = (count: number, from = 1): string[] =>
  Array.from({ length: count }, (_, index) => String(from + index));
