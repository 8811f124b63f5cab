import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readFeed } from '../../../src/data/sources/feeds/feed-items.ts';
import type { FetchRequest } from '../../../src/data/sources/source.ts';
import {
  articlePage,
  atom,
  jsonFeed,
  paragraphs,
  rdf,
  rss,
  type FakeItem,
} from '../../fakes/web/feeds.ts';
import { page, startWeb, status, validated, type Web } from '../../fakes/web/web.ts';
import { configOf, lookAt } from './live.ts';

let web: Web;
beforeAll(async () => {
  web = await startWeb();
});
afterAll(() => web.close());
beforeEach(() => {
  web.asked.length = 0;
});

const whole = (launched: number) =>
  paragraphs(launched)
    .map((text) => `<p>${text}</p>`)
    .join('');
const item = (id: string, more: Partial<FakeItem> = {}): FakeItem => ({
  id,
  link: `/news/${id}`,
  title: `Drones over Ukraine, story ${id}`,
  published: '2026-07-02T05:00:00Z',
  ...more,
});
const look = (request: Partial<FetchRequest> = {}) => lookAt(web, configOf(web, '/feed'), request);
const serve = (...items: readonly FakeItem[]) =>
  web.on(
    '/feed',
    validated(() => rss(items), 'application/rss+xml'),
  );

describe('formats', () => {
  const one = item('urn:1', {
    title: 'Drones & missiles: "140" < 150',
    summary: '<p>In <b>short</b></p>',
    content: '<p>First&nbsp;line.</p><ul><li>3 missiles</li><li>129 drones</li></ul>',
    published: '2026-07-02T05:00:00.000Z',
    updated: '2026-07-02T06:00:00.000Z',
  });
  test.each([
    ['RSS', rss],
    ['Atom', atom],
    ['RDF', rdf],
    ['JSON Feed', jsonFeed],
  ])('%s says the same', (name, write) => {
    expect(readFeed(write([one]), 'https://outlet.example/rss/all.xml')).toEqual([
      {
        key: 'urn:1',
        url: 'https://outlet.example/news/urn:1',
        title: 'Drones & missiles: "140" < 150',
        summary: 'In short',
        content: 'First line.\n\n- 3 missiles\n- 129 drones',
        publishedAt: one.published,
        updatedAt: name === 'RDF' ? null : one.updated,
      },
    ]);
  });
  test('an article keeps its key where the feed counts its edits in the address', () => {
    const keys = ['#0', '#1'].map(
      (count) =>
        readFeed(rss([item(`https://outlet.example/a${count}`)]), 'https://outlet.example/')[0]
          ?.key,
    );
    expect(keys).toEqual(['https://outlet.example/a', 'https://outlet.example/a']);
  });
  test('links lose what only follows the reader about', () => {
    const link = 'https://outlet.example/a?id=7&utm_source=rss&at_medium=RSS#comments';
    expect(readFeed(rss([item('1', { link })]), 'https://outlet.example/')[0]?.url).toBe(
      'https://outlet.example/a?id=7',
    );
  });
  test('a stray ampersand does not silence a feed', () => {
    const broken = rss([item('1'), item('2')]).replace('story 1', 'fish & chips < dinner');
    expect(readFeed(broken, 'https://outlet.example/').map(({ key }) => key)).toEqual(['1', '2']);
    const cut = rss([item('1'), item('2')]).slice(0, -60);
    expect(readFeed(cut, 'https://outlet.example/')[0]).toMatchObject({
      key: '1',
      publishedAt: '2026-07-02T05:00:00.000Z',
    });
  });
  test('what is no feed is refused with what to check', () => {
    for (const text of ['<html><body>hello</body></html>', '', '{"a":1}', 'x'.repeat(100)])
      expect(() => readFeed(text, 'https://outlet.example/f')).toThrow(
        /outlet.example\/f is no feed/,
      );
  });
  test('entities that swell and tags that nest without end are read or refused at once', () => {
    const swelling = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]><rss version="2.0"><channel><item><title>&c;</title></item></channel></rss>`;
    expect(readFeed(swelling, 'https://outlet.example/')[0]?.title.length ?? 0).toBeLessThan(2000);
    const deep = `<rss version="2.0"><channel><item><title>${'<b>'.repeat(100_000)}</title></item></channel></rss>`;
    expect(() => readFeed(deep, 'https://outlet.example/')).toThrow(/nests/);
  });
});

describe('a look at a feed', () => {
  test('takes a whole text from the feed itself, with its title before it', async () => {
    serve(item('1', { content: whole(140) }));
    const { posts } = await look();
    expect(posts).toMatchObject([
      {
        feed: 'test',
        source: 'news',
        key: '1',
        outlet: 'The Outlet',
        title: 'Drones over Ukraine, story 1',
        publishedAt: '2026-07-02T05:00:00.000Z',
        url: `${web.origin}/news/1`,
      },
    ]);
    expect(posts[0]?.text).toBe(`Drones over Ukraine, story 1\n\n${paragraphs(140).join('\n\n')}`);
    expect(web.asked).toEqual(['/feed']);
  });
  test('asks for the article where the feed has only a summary of something about the war', async () => {
    serve(
      item('1', { summary: 'In short.' }),
      item('2', { title: 'A football match', summary: 'It was lost.' }),
    );
    web.on(
      '/news/1',
      page(articlePage({ title: 'Drones over Ukraine, story 1', body: paragraphs(140) })),
    );
    const { posts } = await look();
    expect(web.asked).toEqual(['/feed', '/news/1']);
    expect(posts.map(({ key, text }) => [key, text])).toEqual([
      ['2', 'A football match\n\nIt was lost.'],
      ['1', `Drones over Ukraine, story 1\n\n${paragraphs(140).join('\n\n')}`],
    ]);
  });
  test('reads nothing twice: neither the feed nor its articles', async () => {
    serve(item('1', { summary: 'In short.' }));
    web.on('/news/1', page(articlePage({ title: 't', body: paragraphs(140) })));
    const { cursor } = await look();
    web.asked.length = 0;
    expect(await look({ cursor })).toMatchObject({ posts: [], unchanged: true });
    serve(item('1', { summary: 'In short.' }), item('2', { content: whole(90) }));
    const next = await look({ cursor });
    expect(next.posts.map(({ key }) => key)).toEqual(['2']);
    expect(web.asked).toEqual(['/feed', '/feed']);
  });
  test('asks for an article again when the feed says that it changed', async () => {
    serve(item('1', { summary: 'In short.' }));
    web.on('/news/1', page(articlePage({ title: 't', body: paragraphs(140) })));
    const { cursor } = await look();
    serve(item('1', { summary: 'In short.', updated: '2026-07-02T08:00:00Z' }));
    web.on('/news/1', page(articlePage({ title: 't', body: paragraphs(150) })));
    const { posts } = await look({ cursor });
    expect(posts).toMatchObject([{ key: '1', editedAt: '2026-07-02T08:00:00.000Z' }]);
    expect(posts[0]?.text).toContain('150 drones');
  });
  test('comes back to an article whose server has trouble, and settles for the summary after three times', async () => {
    serve(item('1', { summary: 'Russia launched 140 drones.' }));
    web.on('/news/1', status(503));
    let { cursor, posts } = await look();
    expect(posts).toEqual([]);
    ({ cursor, posts } = await look({ cursor }));
    expect(posts).toEqual([]);
    ({ cursor, posts } = await look({ cursor }));
    expect(posts.map(({ text }) => text)).toEqual([
      'Drones over Ukraine, story 1\n\nRussia launched 140 drones.',
    ]);
    expect(await look({ cursor })).toMatchObject({ posts: [], unchanged: true });
  });
  test('settles for the summary at once where the article is not for us', async () => {
    serve(item('1', { summary: 'Russia launched 140 drones.' }));
    for (const refusal of [status(403), page('a picture', { 'content-type': 'image/png' })]) {
      web.on('/news/1', refusal);
      expect((await look()).posts).toHaveLength(1);
    }
    serve(
      item('1', { summary: 'Russia launched 140 drones.', link: 'https://127.0.0.1:1/inside' }),
    );
    expect((await look()).posts).toMatchObject([
      { text: expect.stringContaining('140 drones') as string },
    ]);
  });
  test('an article behind a wall does not replace a longer summary', async () => {
    const summary =
      'Russia launched 140 drones at Ukraine overnight, of which 120 were stopped, the Air Force said.';
    serve(item('1', { summary }));
    web.on('/news/1', page('<html><body><p>Subscribe to read this article.</p></body></html>'));
    expect((await look()).posts[0]?.text).toContain(summary);
  });
  test('leaves a server alone that asks for it, and keeps what it had', async () => {
    serve(item('1', { summary: 'In short.' }), item('2', { content: whole(90) }));
    web.on('/news/1', status(429, { 'retry-after': '60' }));
    const { posts, fault, cursor } = await look();
    expect(posts.map(({ key }) => key)).toEqual(['2']);
    expect(fault).toMatchObject({ status: 429, retryAfter: 60 });
    web.on('/news/1', page(articlePage({ title: 't', body: paragraphs(140) })));
    expect((await look({ cursor })).posts.map(({ key }) => key)).toEqual(['1']);
  });
  test('goes on with the next look where patience ended', async () => {
    const many = Array.from({ length: 7 }, (_, at) =>
      item(String(at), { summary: 'In short.', published: `2026-07-02T0${at}:00:00Z` }),
    );
    serve(...many);
    for (const { id } of many)
      web.on(`/news/${id}`, page(articlePage({ title: id, body: paragraphs(100) })));
    let { cursor, posts } = await look({ patience: 4 });
    expect(posts.map(({ key }) => key)).toEqual(['6', '5', '4']);
    ({ cursor, posts } = await look({ cursor, patience: 4 }));
    expect(posts.map(({ key }) => key)).toEqual(['3', '2', '1']);
    ({ cursor, posts } = await look({ cursor, patience: 4 }));
    expect(posts.map(({ key }) => key)).toEqual(['0']);
    expect((await look({ cursor })).unchanged).toBe(true);
  });
  test('a date that lies ahead is the time of the look', async () => {
    serve(item('1', { content: whole(90), published: '2031-01-01T00:00:00Z' }));
    expect((await look()).posts[0]?.publishedAt).toBe('2026-07-02T09:00:00.000Z');
  });
});
