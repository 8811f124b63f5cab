// A channel that publishes, edits and deletes while it is read page by page.
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeGaps, formatGaps, parseGaps } from '../../../src/data/sources/gaps.ts';
import type { FetchRequest } from '../../../src/data/sources/source.ts';
import { fakeChannel, type FakeMessage } from '../../fakes/web/channel.ts';
import { page, redirect, startWeb, status, validated, type Web } from '../../fakes/web/web.ts';
import { configOf, lookAt, now } from './live.ts';

let web: Web;
beforeAll(async () => {
  web = await startWeb();
});
afterAll(() => web.close());

const path = '/s/kpszsu';
let channel = fakeChannel('kpszsu');
beforeEach(() => {
  channel = fakeChannel('kpszsu');
  web.on(path, channel.answer);
  web.asked.length = 0;
});

/** One post an hour, the newest an hour ago. */
const message = (id: number, html = `post ${id}`, hoursAgo = 1000 - id): FakeMessage => ({
  id,
  html,
  at: new Date(now.getTime() - hoursAgo * 3_600_000).toISOString(),
});
const from = (first: number, last: number): readonly FakeMessage[] =>
  Array.from({ length: last - first + 1 }, (_, at) => message(first + at));
const look = (request: Partial<FetchRequest> = {}) =>
  lookAt(
    web,
    configOf(web, path, {
      id: 'air-force-ua',
      kind: 'telegram-channel',
      reader: 'air-force-ua',
      side: 'ukraine',
    }),
    request,
  );
const keys = (posts: readonly { readonly key: string }[]): readonly number[] =>
  posts.map(({ key }) => Number(key)).sort((a, b) => a - b);
const numbers = (first: number, last: number): readonly number[] =>
  from(first, last).map(({ id }) => id);

describe('new posts', () => {
  test('of the newest page come oldest first, with their links', async () => {
    channel.publish(...from(900, 999));
    const { posts } = await look();
    expect(posts.map(({ key }) => Number(key))).toEqual(numbers(980, 999));
    expect(posts[0]).toMatchObject({
      feed: 'air-force-ua',
      source: 'air-force-ua',
      url: 'https://t.me/kpszsu/980',
      outlet: null,
      editedAt: null,
      text: 'post 980',
    });
  });
  test('that no longer stand on the newest page are paged back to', async () => {
    channel.publish(...from(900, 910));
    const { cursor } = await look();
    channel.publish(...from(911, 999));
    const { posts } = await look({ cursor });
    expect(keys(posts).filter((id) => id > 910)).toEqual(numbers(911, 999));
    expect(new Set(keys(posts)).size).toBe(posts.length);
    expect(web.asked.slice(1)).toEqual([
      path,
      `${path}?before=980`,
      `${path}?before=960`,
      `${path}?before=940`,
      `${path}?before=920`,
    ]);
  });
  test('words that the channel passes on are news, under the name of whose they are', async () => {
    channel.publish({
      ...message(900),
      forwardedFrom: { name: 'Генеральний штаб', channel: 'GeneralStaffZSU' },
    });
    expect((await look()).posts).toMatchObject([{ source: 'news', outlet: 'Генеральний штаб' }]);
  });
});

describe('gaps', () => {
  test('numbers that the page skips were deleted, and are not asked for again', async () => {
    channel.publish(...from(900, 999));
    channel.remove(981, 985, 986, 998);
    const { cursor } = await look();
    web.asked.length = 0;
    await look({ cursor });
    expect(web.asked).toEqual([path]);
    expect(cursor['gaps']).toBeUndefined();
  });
  test('a whole page of deleted posts between two looks is paged over once', async () => {
    channel.publish(...from(900, 910));
    const { cursor } = await look();
    channel.publish(...from(950, 999));
    const second = await look({ cursor });
    expect(keys(second.posts).filter((id) => id > 910)).toEqual(numbers(950, 999));
    web.asked.length = 0;
    await look({ cursor: second.cursor });
    expect(web.asked).toEqual([path]);
  });
  test('a gap that could not be filled is filled by the next look, and nothing else is read twice', async () => {
    channel.publish(...from(900, 910));
    const { cursor } = await look();
    channel.publish(...from(911, 999));
    let answered = 0;
    web.on(path, (request, response, url) => {
      answered += 1;
      if (answered > 2) status(502)(request, response, url);
      else channel.answer(request, response, url);
    });
    const broken = await look({ cursor });
    expect(broken.fault).toMatchObject({ status: 502 });
    expect(keys(broken.posts)).toEqual(numbers(960, 999));
    expect(broken.cursor['gaps']).toBe('910-960');
    web.on(path, channel.answer);
    channel.publish(message(1000), message(1001));
    const mended = await look({ cursor: broken.cursor });
    expect(keys(mended.posts).filter((id) => id > 910 && id < 960)).toEqual(numbers(911, 959));
    expect(keys(mended.posts)).toEqual(expect.arrayContaining([1000, 1001]));
    expect(mended.cursor['gaps']).toBeUndefined();
  });
  test('what patience does not reach is left for the next look', async () => {
    channel.publish(...from(100, 105));
    let { cursor } = await look();
    channel.publish(...from(106, 999));
    const seen = new Set<number>();
    for (let looks = 0; looks < 20; looks += 1) {
      web.asked.length = 0;
      const next = await look({ cursor, patience: 5 });
      expect(web.asked.length).toBeLessThanOrEqual(5);
      for (const id of keys(next.posts)) seen.add(id);
      cursor = next.cursor;
      if (cursor['gaps'] === undefined) break;
    }
    expect(cursor['gaps']).toBeUndefined();
    expect([...seen].filter((id) => id > 105).length).toBe(894);
  });
  test('at the beginning of a channel nothing older is waited for', async () => {
    channel.publish(...from(500, 510));
    const { cursor } = await look({ cursor: { newest: '3' } });
    web.asked.length = 0;
    await look({ cursor });
    expect(web.asked).toEqual([path]);
  });
  test('closing a part leaves exactly the numbers outside of it', () => {
    const range = fc
      .tuple(fc.nat(30), fc.nat(30))
      .map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));
    const members = (gaps: readonly { low: number; high: number }[]) =>
      new Set(
        Array.from({ length: 40 }, (_, id) => id).filter((id) =>
          gaps.some(({ low, high }) => low < id && id < high),
        ),
      );
    fc.assert(
      fc.property(fc.array(range, { maxLength: 4 }), range, (gaps, { low: bottom, high: top }) => {
        const left = closeGaps(gaps, bottom, top);
        const wanted = [...members(gaps)].filter((id) => id < bottom || id >= top);
        expect([...members(left)].sort()).toEqual(wanted.sort());
        expect(members(parseGaps(formatGaps(left)))).toEqual(members(left));
      }),
    );
  });
});

describe('older posts', () => {
  test('are paged back to as far as asked, and no further', async () => {
    channel.publish(...from(800, 999));
    const since = new Date(now.getTime() - 50.5 * 3_600_000);
    const { posts } = await look({ since });
    expect(keys(posts)).toEqual(numbers(950, 999));
    expect(web.asked.length).toBe(3);
  });
  test('are looked at again for edits', async () => {
    channel.publish(...from(900, 999));
    const { cursor } = await look();
    channel.edit(970, 'Уточнення: 54 БпЛА');
    const { posts } = await look({ cursor, since: new Date(now.getTime() - 40 * 3_600_000) });
    expect(posts.find(({ key }) => key === '970')?.text).toBe('Уточнення: 54 БпЛА');
  });
});

describe('a channel that cannot be had', () => {
  test('has no public page: the message says what to give', async () => {
    web.on(path, redirect('/kpszsu'));
    web.on(
      '/kpszsu',
      page('<html><body><div class="tgme_page">Contact @kpszsu</div></body></html>'),
    );
    const { fault } = await look();
    expect(fault?.kind).toBe('bad-content');
    expect(fault?.message).toContain('https://t.me/s/NAME');
  });
  test('shows no posts though it had some: asked again, and nothing is forgotten', async () => {
    const { fault, cursor } = await look({ cursor: { newest: '5' } });
    expect(fault).toMatchObject({ kind: 'bad-content', lasting: false });
    expect(cursor).toEqual({ newest: '5' });
  });
  test('has not changed: nothing is read', async () => {
    channel.publish(...from(990, 999));
    web.on(path, validated(channel.render));
    const { cursor } = await look();
    expect(await look({ cursor })).toMatchObject({ posts: [], unchanged: true, cursor });
    channel.edit(995, 'another');
    expect((await look({ cursor })).unchanged).toBe(false);
  });
});
