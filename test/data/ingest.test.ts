// From a page to claims in a real database: nothing lost, nothing kept twice, one source's trouble its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ingestPosts, ingestSource, reread } from '../../src/data/ingest.ts';
import type { Post } from '../../src/data/model/post.ts';
import { read } from '../../src/data/reader/read.ts';
import { isOnTopic } from '../../src/data/reader/topic.ts';
import { sourceOf } from '../../src/data/sources/kinds.ts';
import { openStore } from '../../src/data/store/open.ts';
import type { Store } from '../../src/data/store/store.ts';
import { fakeChannel } from '../fakes/web/channel.ts';
import { startWeb, status, type Web } from '../fakes/web/web.ts';
import { configOf, httpOf, now } from './sources/live.ts';

const folder = mkdtempSync(join(tmpdir(), 'strike-digest-ingest-'));
let web: Web;
let store: Store;
let count = 0;
beforeAll(async () => {
  web = await startWeb();
});
afterAll(async () => {
  await web.close();
  rmSync(folder, { recursive: true, force: true });
});
let channel = fakeChannel('kpszsu');
beforeEach(async () => {
  count += 1;
  store = await openStore({ url: `file:${join(folder, `${count}.db`)}`, now });
  channel = fakeChannel('kpszsu');
  web.on('/s/kpszsu', channel.answer);
});
afterEach(() => store.close());

const night = (launched: number, downed: number): string =>
  `У ніч на 2 липня (із 18:00 1 липня) противник атакував ${launched} ударними БпЛА типу Shahed.<br/><br/>Збито/подавлено ${downed} ворожих БпЛА.`;
const alert = 'Увага! Загроза застосування ударних БпЛА на Сумщині!';
const publish = (id: number, html: string, hour = '06') =>
  channel.publish({ id, html, at: `2026-07-02T${hour}:20:00+00:00` });
const look = (since: Date | null = null) =>
  ingestSource(
    sourceOf(
      configOf(web, '/s/kpszsu', {
        id: 'air-force-ua',
        kind: 'telegram-channel',
        reader: 'air-force-ua',
      }),
    ),
    { http: httpOf(web), store, now, since, signal: new AbortController().signal },
  );
const figures = async (quantity: string) =>
  (await store.night('2026-07-02'))?.claims
    .filter((claim) => claim.quantity === quantity)
    .map(({ count }) => count.value);

describe('a look at a channel', () => {
  test('keeps every post, reads the reports, and has its figures', async () => {
    publish(1, alert, '01');
    publish(2, night(140, 120));
    const { ingested, state, fault } = await look();
    expect(fault).toBeNull();
    expect(ingested).toMatchObject({ posts: 2, added: 2, report: 1, notAReport: 1, unreadable: 0 });
    expect(await figures('launched')).toEqual([140]);
    expect(state).toMatchObject({
      feed: 'air-force-ua',
      checkedAt: now.toISOString(),
      succeededAt: now.toISOString(),
      lastPostAt: '2026-07-02T06:20:00.000Z',
      lastReportAt: '2026-07-02T06:20:00.000Z',
      failure: null,
      failures: 0,
    });
    expect(await store.sourceStates()).toEqual([state]);
  });
  test('again writes nothing', async () => {
    publish(2, night(140, 120));
    await look();
    const { ingested } = await look();
    expect(ingested).toMatchObject({ posts: 1, added: 0, revised: 0, same: 1, report: 0 });
    expect(await store.counts()).toMatchObject({ posts: 1 });
  });
  test('after an edit keeps both texts, and the figures are the new ones', async () => {
    publish(2, night(140, 120));
    await look();
    channel.edit(2, night(140, 118));
    const { ingested } = await look();
    expect(ingested).toMatchObject({ revised: 1, report: 1 });
    expect(await figures('interceptedOrSuppressed')).toEqual([118]);
    for await (const post of store.posts())
      expect(await store.revisions(post.postId)).toHaveLength(2);
  });
  test('of a summary that cannot be read keeps it, counts it and tells of it', async () => {
    publish(
      2,
      'У ніч на 2 липня противник атакував 12 бармаглотами невідомого типу та 5 ударними БпЛА. Збито 4 ворожі БпЛА.',
    );
    const { ingested, state } = await look();
    expect(ingested.unread).toMatchObject([{ key: '2', url: 'https://t.me/kpszsu/2' }]);
    expect(state.unreadable).toBe(1);
    expect(await store.unreadable(5)).toMatchObject([{ key: '2' }]);
    await look();
    expect((await store.sourceStates())[0]?.unreadable).toBe(1);
  });
  test('that fails is remembered with its reason, and the next one that goes well forgets it', async () => {
    publish(2, night(140, 120));
    const first = await look();
    web.on('/s/kpszsu', status(500));
    const { state, ingested } = await look();
    expect(state).toMatchObject({
      failures: 1,
      failure: expect.stringContaining('answered 500') as string,
      succeededAt: first.state.succeededAt,
      cursor: first.state.cursor,
    });
    expect(ingested.posts).toBe(0);
    expect((await look()).state.failures).toBe(2);
    web.on('/s/kpszsu', channel.answer);
    expect((await look()).state).toMatchObject({ failures: 0, failure: null });
  });
  test('that breaks off keeps what it had', async () => {
    for (let id = 1; id <= 30; id += 1) publish(id, id === 25 ? night(140, 120) : alert, '05');
    web.on('/s/kpszsu', (request, response, url) =>
      (url.search === '' ? channel.answer : status(502))(request, response, url),
    );
    const { fault, ingested } = await look(new Date('2026-07-01T00:00:00Z'));
    expect(fault?.message).toContain('502');
    expect(ingested.added).toBe(20);
    expect(await figures('launched')).toEqual([140]);
  });
  test('that could not keep a post asks for it again', async () => {
    publish(2, night(140, 120));
    const full = { ...store, savePost: () => Promise.reject(new Error('the disk is full')) };
    const source = sourceOf(
      configOf(web, '/s/kpszsu', {
        id: 'air-force-ua',
        kind: 'telegram-channel',
        reader: 'air-force-ua',
      }),
    );
    const { fault, state } = await ingestSource(source, {
      http: httpOf(web),
      store: full,
      now,
      since: null,
      signal: new AbortController().signal,
    });
    expect(fault?.message).toContain('the disk is full');
    expect(state.cursor).toEqual({});
    expect((await look()).ingested.added).toBe(1);
  });
  test('that is called off is no failure of the source', async () => {
    web.on('/s/kpszsu', () => undefined);
    const stop = new AbortController();
    const source = sourceOf(
      configOf(web, '/s/kpszsu', {
        id: 'air-force-ua',
        kind: 'telegram-channel',
        reader: 'air-force-ua',
      }),
    );
    const work = ingestSource(source, {
      http: httpOf(web),
      store,
      now,
      since: null,
      signal: stop.signal,
    });
    stop.abort(new Error('shutting down'));
    expect(await work).toMatchObject({ stopped: true, fault: null });
    expect(await store.sourceStates()).toEqual([]);
  });
});

describe('reading everything again', () => {
  const post = (key: string, text: string): Post => ({
    feed: 'air-force-ua',
    source: 'air-force-ua',
    key,
    url: `https://t.me/kpszsu/${key}`,
    title: null,
    outlet: null,
    text,
    publishedAt: '2026-07-02T06:20:00.000Z',
    editedAt: null,
  });
  const text = night(140, 120).replaceAll('<br/>', '\n');
  const contents = async () => {
    const all = [];
    for await (const stored of store.posts()) all.push(...(await store.revisions(stored.postId)));
    return all;
  };
  test('after a rule changed moves the claims and leaves the posts as they are', async () => {
    // What an older rule made of the post: half of the figures, and another value.
    const { postId } = await store.savePost(post('2', text), now);
    const today = read({
      id: '2',
      source: 'air-force-ua',
      published: '2026-07-02T06:20:00.000Z',
      text,
      url: null,
    });
    const before = today.claims
      .slice(0, 1)
      .map((claim) => ({ ...claim, count: { ...claim.count, value: 14 } }));
    await store.saveReport(postId, 1, { ...today, claims: before }, now);
    expect(await figures('launched')).toEqual([14]);
    const posts = await contents();

    const done = await reread(store, now);
    expect(done).toMatchObject({ posts: 1, report: 1, failures: [] });
    expect(await figures('launched')).toEqual([140]);
    expect(await figures('interceptedOrSuppressed')).toEqual([120]);
    expect(await contents()).toEqual(posts);
  });
  test('reads earlier versions too, and again changes nothing', async () => {
    await ingestPosts(
      store,
      [post('2', text), post('2', text.replace('120', '118')), post('3', alert)],
      now,
    );
    const claims = (await store.night('2026-07-02'))?.claims;
    expect(await reread(store, now)).toMatchObject({ posts: 2, report: 1, notAReport: 1 });
    expect((await store.night('2026-07-02'))?.claims).toEqual(claims);
  });
  test('a post kept and not yet read when the process died is read by the next look', async () => {
    await store.savePost(post('2', text), now);
    const { report, same } = await ingestPosts(store, [post('2', text)], now);
    expect([report, same]).toEqual([1, 1]);
    expect(await figures('launched')).toEqual([140]);
  });
});

test('words of three languages are known to be about the war, and others are not', () => {
  for (const words of [
    'Drones hit Odesa',
    'Kyiv under attack',
    'Над Києвом збито БпЛА',
    'ПВО сбила беспилотники',
    'Переговори у Стамбулі',
    'Talks in Istanbul',
  ])
    expect(isOnTopic(words), words).toBe(true);
  for (const words of ['Football results', 'Погода на завтра', 'Курс валют', 'Prussian blue', ''])
    expect(isOnTopic(words), words).toBe(false);
});
