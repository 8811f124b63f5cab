// What the operator is told of the delivery: what holds it up, what was missed, and when it goes on.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LaneState } from '../../src/bots/delivery/sending/lane.ts';
import { createMetrics } from '../../src/bots/http/metrics.ts';
import { createOperator } from '../../src/bots/operator.ts';
import { openStore } from '../../src/data/store/open.ts';
import type { Store } from '../../src/data/store/store.ts';
import { createLog } from '../../src/log.ts';
import { watchDatabase } from '../../src/serve/database/database-watch.ts';
import { tellDelivery, tellLanes, type Ears } from '../../src/serve/telling/telling.ts';

const start = Date.parse('2026-07-21T06:41:00Z');
let at: number;
let told: string[];
let ears: Ears;
let folder: string;
let store: Store;
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'strike-digest-telling-'));
  store = await openStore({ url: `file:${join(folder, 'strike.db')}`, now: new Date(start) });
  at = start;
  told = [];
  const now = (): Date => new Date(at);
  const log = createLog({ LOG_LEVEL: 'error' }, { write: () => undefined });
  const operator = createOperator({
    now,
    recall: (name) => store.recall(name),
    remember: (name, value) => store.remember(name, value),
    send: (text) => Promise.resolve(void told.push(text)),
  });
  const database = watchDatabase({ store, operator: () => operator, log, now });
  ears = { log, operator, database, metrics: createMetrics({ store, now }) };
});

const lane = (state: LaneState) => [
  {
    ...{ platform: 'telegram' as const, state, rate: 28 },
    ...{ inFlight: 0, held: 0, blockedForSeconds: 0 },
  },
];
const toldSoFar = async (): Promise<readonly string[]> => {
  await ears.operator.tick();
  return told;
};

test('a platform that holds us back for long is told, and that it goes on', async () => {
  tellDelivery(ears, { event: 'blocked', platform: 'telegram', seconds: 35, code: 'rate' });
  expect(await toldSoFar()).toEqual([]);
  tellDelivery(ears, { event: 'blocked', platform: 'telegram', seconds: 10_072, code: 'rate' });
  await tellLanes(ears, lane('blocked'));
  expect(await toldSoFar()).toEqual([
    'Sending to telegram is stopped: it holds us back for 168 minutes (rate)',
  ]);
  await tellLanes(ears, lane('sending'));
  await tellLanes(ears, lane('idle'));
  expect((await toldSoFar()).slice(1)).toEqual(['Sending to telegram goes on.']);
});

test('digests that expired unsent are told; those of who left are not', async () => {
  tellDelivery(ears, { event: 'queue', expired: 0, cancelled: 3 });
  expect(await toldSoFar()).toEqual([]);
  tellDelivery(ears, { event: 'queue', expired: 812, cancelled: 0 });
  expect((await toldSoFar()).join()).toContain('812 could not be sent');
});

test('a storm of refusals is told again the next day', async () => {
  const storm = {
    event: 'alarm',
    what: 'breaker',
    platform: 'telegram',
    text: '45 of the last 200 sends were refused: no subscription is changed for now',
  } as const;
  tellDelivery(ears, storm);
  expect((await toldSoFar()).join()).toContain('45 of the last 200');
  at += 86_400_000;
  tellDelivery(ears, storm);
  expect(await toldSoFar()).toHaveLength(2);
});
