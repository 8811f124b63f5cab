// What happens to chats while the database is away is applied when it is back, once; other faults are told at once.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyHappening } from '../../src/bots/happened.ts';
import type { Happening } from '../../src/bots/platform.ts';
import { openStore } from '../../src/data/store/open.ts';
import type { Store } from '../../src/data/store/store.ts';
import { heldFor } from '../../src/serve/database/held.ts';
import { draft } from '../contracts/outbox-scene.ts';

const now = new Date('2026-07-02T06:00:00Z');
const blocked: Happening = {
  what: 'lost',
  chat: '1',
  thread: null,
  reason: 'blocked',
  at: now.toISOString(),
};
let folder: string;
let url: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'strike-digest-held-'));
  url = `file:${join(folder, 'strike.db')}`;
  store = await openStore({ url, now });
  await store.saveSubscriber(draft('1'), now);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const away = (): Promise<boolean> =>
  store.remember('tried', '').then(
    () => false,
    () => true,
  );
const stateOf = async (): Promise<string | undefined> =>
  (await store.subscribersOf('telegram', '1'))[0]?.state;

test('it waits as long as nothing can be written, and is applied then', async () => {
  let pauses = 0;
  const happened = heldFor((happening: Happening) => applyHappening(store, 'telegram', happening), {
    away,
    ending: () => false,
    log: () => undefined,
    pause: async () => {
      pauses += 1;
      if (pauses === 20) store = await openStore({ url, now });
    },
  });
  await store.close();
  await happened(blocked);
  expect(pauses).toBe(20);
  expect(await stateOf()).toBe('paused');
});

test('an outage that ended before anybody looked is no reason to lose it', async () => {
  let first = true;
  const happened = heldFor(
    async (happening: Happening) => {
      if (first) {
        first = false;
        throw new Error('the connection broke');
      }
      await applyHappening(store, 'telegram', happening);
    },
    { away, ending: () => false, log: () => undefined, pause: () => Promise.resolve() },
  );
  await happened(blocked);
  expect(await stateOf()).toBe('paused');
});

test('a fault of our own is not tried for ever, and a process that ends waits for nothing', async () => {
  let tries = 0;
  const broken = (): Promise<void> => {
    tries += 1;
    return Promise.reject(new Error('ours'));
  };
  const options = { log: () => undefined, pause: () => Promise.resolve() };
  await expect(
    heldFor(broken, { ...options, away, ending: () => false })(undefined),
  ).rejects.toThrow('ours');
  expect(tries).toBe(2);
  await store.close();
  await expect(
    heldFor(broken, { ...options, away, ending: () => true })(undefined),
  ).rejects.toThrow('ours');
  expect(tries).toBe(3);
  store = await openStore({ url, now });
});
