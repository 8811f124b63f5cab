// Results that cannot be written any more: the process ends all the same, and says how many there were.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLedger } from '../../../src/bots/delivery/sending/ledger.ts';
import { embeddedScene, numbered, slot, type Scene } from './scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await embeddedScene();
});
afterEach(() => scene.close());

const claimed = async () => {
  await scene.join(numbered(3));
  await scene.plan();
  const at = new Date();
  const lease = await scene.store.acquireLease({ name: 'telegram', owner: 'a' }, at, 60_000);
  if (!lease) throw new Error('no lease');
  const rows = await scene.store.waiting('telegram', at, 3);
  const ids = rows.map(({ id }) => id);
  await scene.store.intend(rows, lease, at);
  return { ids, lease };
};

test('a ledger that is closed writes what it can, and nothing is left running', async () => {
  const { ids, lease } = await claimed();
  const ledger = createLedger(
    scene.store,
    () => new Date(),
    (error) => {
      throw error;
    },
    () => undefined,
  );
  for (const id of ids) ledger.add({ id, state: 'unknown', code: 'cut' }, lease);
  await ledger.flush(10_000);
  expect(await ledger.close()).toBe(0);
  expect(await scene.store.deliveryCounts({ slot })).toMatchObject({ unknown: 3 });
});

test('a database that takes nothing any more does not keep the process from ending', async () => {
  const { ids, lease } = await claimed();
  let failures = 0;
  const ledger = createLedger(
    scene.store,
    () => new Date(),
    () => (failures += 1),
    () => undefined,
  );
  await scene.store.close();
  for (const id of ids) ledger.add({ id, state: 'unknown', code: 'cut' }, lease);
  await expect.poll(() => failures).toBeGreaterThan(1);
  expect(await ledger.close()).toBe(3);
  const tried = failures;
  await ledger.flush(10_000);
  expect(failures).toBe(tried);
});
