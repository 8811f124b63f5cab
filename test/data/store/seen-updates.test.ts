import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../../src/data/store/open.ts';
import type { Store } from '../../../src/data/store/store.ts';
import { ownFolder } from '../../own-folder.ts';

const now = new Date('2026-11-24T07:00:00Z');
const url = `file:${join(ownFolder(), 'seen.db')}`;
let store: Store;
beforeAll(async () => {
  store = await openStore({ url, now });
});
afterAll(() => store.close());

test('of many updates that come at once each is first once, and repeated never again', async () => {
  const ids = Array.from({ length: 1200 }, (_, index) => String(index % 600));
  const firsts = await Promise.all(ids.map((id) => store.firstSeen('telegram', id, now)));
  expect(firsts.slice(0, 600).every((first) => first)).toBe(true);
  expect(firsts.slice(600).some((first) => first)).toBe(false);
  expect(await store.firstSeen('telegram', '7', now)).toBe(false);
  expect(await store.firstSeen('discord', '7', now)).toBe(true);
});
test('it is remembered over a restart, and let go after two days', async () => {
  expect(await store.firstSeen('telegram', 'x', now)).toBe(true);
  await store.close();
  store = await openStore({ url, now });
  expect(await store.firstSeen('telegram', 'x', now)).toBe(false);
  const later = new Date(now.getTime() + 3 * 86_400_000);
  expect(await store.firstSeen('telegram', 'y', later)).toBe(true);
  expect(await store.firstSeen('telegram', 'x', later)).toBe(true);
});
