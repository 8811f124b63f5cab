import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMetrics } from '../../../src/bots/http/metrics.ts';
import { httpApp, originOf, startHttp } from '../../../src/bots/http/server.ts';
import { now, openSite, origin, type TestSite } from './site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openSite({ from: '2025-07-18', to: '2025-07-21' });
  await site.store.saveSourceState({
    feed: 'air-force-ua',
    checkedAt: '2025-07-31T08:59:00Z',
    succeededAt: '2025-07-31T08:59:00Z',
    lastPostAt: '2025-07-31T08:00:00Z',
    lastReportAt: '2025-07-31T07:00:00Z',
    failure: null,
    failures: 2,
    unreadable: 1,
    cursor: {},
  });
});
afterAll(() => site.close());

const withPlatform = (ok: boolean): ReturnType<typeof httpApp> =>
  httpApp(
    {
      ...site.options,
      platforms: () => [{ name: 'telegram', ok, detail: ok ? null : 'no connection' }],
    },
    origin,
  );

describe('health', () => {
  test('a process that answers is alive', async () => {
    expect((await site.get('/healthz')).status).toBe(200);
  });
  test('ready tells the database, the platforms and the age of the newest report', async () => {
    const response = await withPlatform(true).fetch(new Request(`${origin}/readyz`));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      ready: true,
      database: { ok: true },
      platforms: [{ name: 'telegram', ok: true }],
      newestNight: '2025-07-21',
      newestReport: { at: '2025-07-31T07:00:00Z', ageSeconds: 7200 },
    });
  });
  test('a platform that is not connected makes it not ready', async () => {
    const response = await withPlatform(false).fetch(new Request(`${origin}/readyz`));
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ ready: false, database: { ok: true } });
  });
  test('a database that can be read and takes no writes makes it not ready', async () => {
    const full = { ...site.options, databaseTrouble: () => 'the disk is full' };
    const response = await httpApp(full, origin).fetch(new Request(`${origin}/readyz`));
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      database: { ok: false, detail: 'the disk is full' },
      newestNight: '2025-07-21',
    });
  });
  test('a database that does not answer makes it not ready, and still alive', async () => {
    const broken = await openSite({ from: '2025-07-18', to: '2025-07-18' });
    await broken.store.close();
    const response = await broken.get('/readyz');
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ database: { ok: false } });
    expect((await broken.get('/healthz')).status).toBe(200);
    expect(await broken.page('/metrics')).toContain('strike_digest_up_to_date 0');
    await broken.pictures.close();
  });
});

describe('metrics', () => {
  test('deliveries, editions, posts, the queue and the limiter are told', async () => {
    const metrics = createMetrics({
      store: site.store,
      now,
      reading: () =>
        Promise.resolve({
          queue: { pending: 3, sent: 10 },
          oldestDueSeconds: 12,
          subscribers: [{ platform: 'telegram', state: 'active', count: 5 }],
          limiter: [{ platform: 'telegram', heldSeconds: 4 }],
          platforms: [{ name: 'discord', ok: true }],
          databaseWorks: false,
        }),
    });
    metrics.delivered('telegram', 'sent', 7);
    metrics.delivered('telegram', 'failed', null);
    metrics.planned('daily', 15);
    metrics.limited('discord', 3);
    const { text, type } = await metrics.render();
    expect(type).toContain('text/plain');
    for (const line of [
      'strike_digest_deliveries_total{platform="telegram",outcome="sent"} 1',
      'strike_digest_deliveries_total{platform="telegram",outcome="failed"} 1',
      'strike_digest_delivery_lag_seconds_bucket{le="15",platform="telegram"} 1',
      'strike_digest_editions_total{kind="daily"} 1',
      'strike_digest_planned_total{kind="daily"} 15',
      'strike_digest_limited_seconds_total{platform="discord"} 3',
      'strike_digest_unreadable_posts 0',
      'strike_digest_source_report_age_seconds{source="air-force-ua"} 7200',
      'strike_digest_source_failures{source="air-force-ua"} 2',
      'strike_digest_queue{state="pending"} 3',
      'strike_digest_oldest_due_seconds 12',
      'strike_digest_subscribers{platform="telegram",state="active"} 5',
      'strike_digest_limiter_held_seconds{platform="telegram"} 4',
      'strike_digest_platform_up{platform="discord"} 1',
      'strike_digest_database_up 0',
      'strike_digest_up_to_date 1',
    ])
      expect(text).toContain(line);
  });
  test('a state that is gone from the queue is gone from the metrics', async () => {
    let queue: Record<string, number> = { pending: 3 };
    const metrics = createMetrics({
      store: site.store,
      now,
      reading: () => Promise.resolve({ queue }),
    });
    await metrics.render();
    queue = { sent: 3 };
    expect((await metrics.render()).text).not.toContain('state="pending"');
  });
});

describe('the port', () => {
  test('without HTTP_PORT nothing is opened', async () => {
    expect(await startHttp({ ...site.options, config: { HTTP_HOST: '127.0.0.1' } })).toBeNull();
  });
  test('a port that is taken is told with what to do', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const { port } = other.address() as AddressInfo;
    await expect(
      startHttp({ ...site.options, config: { HTTP_PORT: port, HTTP_HOST: '127.0.0.1' } }),
    ).rejects.toThrow(`HTTP_PORT ${port} on 127.0.0.1 is taken`);
    other.close();
  });
  test('pages are served over it until it is closed', async () => {
    const server = await startHttp(site.options);
    if (!server) throw new Error('not started');
    const address = `http://127.0.0.1:${server.port}`;
    const response = await fetch(`${address}/night/2025-07-21?lang=en`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('426 drones');
    await server.close();
    await expect(fetch(`${address}/healthz`)).rejects.toThrow();
  });
  test('readers are led by PUBLIC_URL, else by the port itself', () => {
    const config = { HTTP_HOST: '::1' };
    expect(originOf({ ...config, PUBLIC_URL: 'https://s.example' }, 80)).toBe('https://s.example');
    expect(originOf(config, 8080)).toBe('http://[::1]:8080');
  });
});

describe("Telegram's webhook", () => {
  const taken: string[] = [];
  const app = (): ReturnType<typeof httpApp> =>
    httpApp(
      {
        ...site.options,
        config: {
          ...site.options.config,
          TELEGRAM_WEBHOOK_URL: 'https://strikes.example/hook/telegram',
        },
        webhook: async (request) => {
          taken.push(await request.text());
          return new Response(null, { status: 200 });
        },
      },
      origin,
    );
  test('updates posted to its path are handed on', async () => {
    const response = await app().fetch(
      new Request(`${origin}/hook/telegram`, { method: 'POST', body: '{"update_id":1}' }),
    );
    expect(response.status).toBe(200);
    expect(taken).toEqual(['{"update_id":1}']);
  });
  test('nothing but a POST of a bearable size is handed on', async () => {
    taken.length = 0;
    const big = new Request(`${origin}/hook/telegram`, {
      method: 'POST',
      body: 'x'.repeat(1_100_000),
      headers: { 'content-length': '1100000' },
    });
    expect((await app().fetch(big)).status).toBe(413);
    expect((await app().fetch(new Request(`${origin}/hook/telegram`))).status).toBe(404);
    expect(taken).toEqual([]);
  });
});
