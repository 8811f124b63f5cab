// What the operator, the log and the metrics are told when the database takes no writes, and when it does again.
import { copyFileSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMetrics } from '../../src/bots/http/metrics.ts';
import { createOperator } from '../../src/bots/operator.ts';
import { openStore } from '../../src/data/store/open.ts';
import type { Store } from '../../src/data/store/store.ts';
import { createLog } from '../../src/log.ts';
import { watchDatabase } from '../../src/serve/database/database-watch.ts';
import { firstSeenOf } from '../../src/serve/database/first-seen.ts';
import { fileMark } from '../../src/serve/database/database-file.ts';
import {
  lookAround,
  tellDelivery,
  tellPolling,
  type Ears,
} from '../../src/serve/telling/telling.ts';

const now = (): Date => new Date('2026-07-02T06:00:00Z');
let folder: string;
let url: string;
let store: Store;
let told: string[];
let lines: Record<string, unknown>[];
let ears: Ears;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'strike-digest-watch-'));
  url = `file:${join(folder, 'strike.db')}`;
  store = await openStore({ url, now: now() });
  told = [];
  lines = [];
  const log = createLog(
    { LOG_LEVEL: 'debug' },
    { write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>) },
  );
  const operator = createOperator({
    send: (text) => {
      told.push(text);
      return Promise.resolve();
    },
    now,
    recall: (name) => store.recall(name),
    remember: (name, value) => store.remember(name, value),
  });
  const current: Pick<Store, 'remember'> = {
    remember: (name, value) => store.remember(name, value),
  };
  ears = {
    log,
    operator,
    metrics: createMetrics({ store, now }),
    database: watchDatabase({ store: current, operator: () => operator, log, now }),
  };
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The database is away meanwhile: every write fails. */
const away = async (during: () => Promise<void>): Promise<void> => {
  await store.close();
  await during();
  store = await openStore({ url, now: now() });
};

describe('a database that takes no writes', () => {
  test('is told once, whatever fails because of it, and told again when it goes on', async () => {
    await away(async () => {
      tellDelivery(ears, { event: 'alarm', what: 'planning', platform: null, text: 'no' });
      await expect.poll(() => told.length).toBe(1);
      expect(ears.database.trouble()).not.toBeNull();
      await ears.database.look();
    });
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('Trouble with the database');
    await ears.database.look();
    expect(ears.database.trouble()).toBeNull();
    expect(told[1]).toBe('The database answers again.');
    await ears.database.look();
    expect(told).toHaveLength(2);
    expect(lines.map(({ event }) => event)).toEqual([
      'alarm',
      'database-trouble',
      'database-answers',
    ]);
  });

  test('a question is answered once although its number cannot be noted', async () => {
    const failures: number[] = [];
    const firstSeen = firstSeenOf(
      { firstSeen: (...update) => store.firstSeen(...update) },
      'telegram',
      now,
      () => failures.push(1),
    );
    expect(await firstSeen('1')).toBe(true);
    await away(async () => {
      expect(await Promise.all([firstSeen('2'), firstSeen('2')])).toEqual([true, false]);
    });
    expect(failures.length).toBeGreaterThan(0);
    expect(await firstSeen('2')).toBe(false);
    expect(await firstSeen('1')).toBe(false);
    expect(await firstSeen('3')).toBe(true);
  });
});

test('trouble that ended while nobody ran is told as ended by the next process', async () => {
  await ears.operator.tell({ what: 'database', ended: false, text: 'full' });
  await ears.database.look();
  expect(told).toEqual(['Trouble with the database: full', 'The database answers again.']);
});

test('a database that was moved away or replaced under the process is told', async () => {
  const file = join(folder, 'strike.db');
  const opened = fileMark(file);
  await lookAround(ears, store, [], file, now(), opened);
  expect(told.filter((text) => text.includes('strike.db'))).toEqual([]);
  copyFileSync(file, `${file}.other`);
  renameSync(file, `${file}.old`);
  await lookAround(ears, store, [], file, now(), opened);
  renameSync(`${file}.other`, file);
  await lookAround(ears, store, [], file, now(), opened);
  expect(told.filter((text) => /strike\.db was moved or deleted/.test(text))).toHaveLength(1);
  expect(lines.filter(({ event }) => event === 'database-file-gone')).toHaveLength(2);
});

describe('a fault that is not the database’s', () => {
  test('is told by its own name', async () => {
    tellDelivery(ears, { event: 'alarm', what: 'planning', platform: null, text: 'no such zone' });
    await expect.poll(() => told).toEqual(['planning: no such zone']);
    expect(ears.database.trouble()).toBeNull();
  });
  test('a source that does not answer says nothing of the database', () => {
    tellPolling(ears, store, {
      source: 'kpszsu',
      kind: 'failed',
      at: now().toISOString(),
      nextAt: null,
      ingested: {
        ...{ posts: 0, added: 0, revised: 0, same: 0, report: 0, notAReport: 0, unreadable: 0 },
        ...{ newestReportAt: null, unread: [], failures: [] },
      },
      failure: 'no answer',
      fault: 'timeout',
      failures: 1,
    });
    expect(ears.database.trouble()).toBeNull();
  });
});

test('an event’s name stands once in its line of the log', () => {
  tellDelivery(ears, {
    event: 'lease',
    platform: 'telegram',
    held: true,
    unknown: 0,
    again: 0,
    sent: 0,
  });
  expect(lines[0]).toMatchObject({ event: 'lease', platform: 'telegram', held: true });
  expect(lines[0]).not.toHaveProperty('event_');
});
