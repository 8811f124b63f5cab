import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readArticle } from '../../../src/data/sources/articles/article.ts';
import type { FetchRequest } from '../../../src/data/sources/source.ts';
import { dateInUrl, parseDate } from '../../../src/data/sources/web/dates.ts';
import { loadPage } from '../../../src/data/sources/web/text.ts';
import { articlePage, listingPage, paragraphs } from '../../fakes/web/feeds.ts';
import { page, startWeb, status, validated, type Web } from '../../fakes/web/web.ts';
import { configOf, lookAt, now } from './live.ts';

const read = (html: string, url = 'https://outlet.example/news/1') =>
  readArticle(loadPage(html), url);
const title = 'Drones over Ukraine overnight';

describe('the text of an article', () => {
  test('is its paragraphs: no menu, banner, caption, appeal, related story or footer', () => {
    expect(read(articlePage({ title, body: paragraphs(140) })).text).toBe(
      paragraphs(140).join('\n\n'),
    );
  });
  test('is found on a page that says nothing of itself', () => {
    expect(read(articlePage({ title, body: paragraphs(140), declared: false })).text).toBe(
      paragraphs(140).join('\n\n'),
    );
  });
  test('is found in marks without paragraphs', () => {
    const html = `<table><tr><td><a href="/">Home</a></td><td><font>${paragraphs(140).join('<br><br>')}</font></td></tr></table>`;
    expect(read(html).text).toBe(paragraphs(140).join('\n\n'));
  });
  test('survives marks that are never closed', () => {
    const html = articlePage({ title, body: paragraphs(140) })
      .replaceAll('</p>', '')
      .replaceAll('</div>', '');
    for (const text of paragraphs(140)) expect(read(html).text).toContain(text);
  });
  test('keeps subheadings and lists', () => {
    const html = `<article><p>${paragraphs(140)[0] ?? ''}</p><h2>What was launched</h2><ul><li>3 missiles of one kind and another</li><li>129 drones</li></ul><p>${paragraphs(140)[2] ?? ''}</p></article>`;
    expect(read(html).text).toContain(
      '\n\nWhat was launched\n\n- 3 missiles of one kind and another\n- 129 drones\n\n',
    );
  });
  test('comes from the head where the page shows only its beginning', () => {
    const html = `<script type="application/ld+json">${JSON.stringify({ '@type': ['Article'], articleBody: paragraphs(140).join('\n') })}</script><article><p>${paragraphs(140)[0] ?? ''}</p></article>`;
    expect(read(html).text).toBe(paragraphs(140).join('\n\n'));
  });
  test('is empty where there is no running text', () => {
    expect(
      read('<html><body><div id="app"></div><script>start()</script></body></html>').text,
    ).toBe('');
    expect(read('').text).toBe('');
  });
});

describe('what a page says of itself', () => {
  test('title, dates and its own address', () => {
    const html = articlePage({
      title,
      body: paragraphs(140),
      modified: '2026-07-02T09:00:00+03:00',
      canonical: 'https://www.outlet.example/news/one?utm_source=x',
    });
    expect(read(html)).toMatchObject({
      title,
      publishedAt: '2026-07-02T04:10:00.000Z',
      modifiedAt: '2026-07-02T06:00:00.000Z',
      canonical: 'https://www.outlet.example/news/one',
      declared: true,
    });
  });
  test('an address on another site, or the front page, is not its own', () => {
    for (const canonical of ['https://elsewhere.example/a', 'https://outlet.example/'])
      expect(read(articlePage({ title, body: [], canonical })).canonical).toBeNull();
  });
  test('a date is found where pages put it', () => {
    for (const html of [
      '<meta property="article:published_time" content="2026-07-02T04:10:00Z">',
      '<meta name="pubdate" content="Thu, 02 Jul 2026 07:10:00 +0300">',
      '<article><time datetime="2026-07-02 04:10">today</time></article>',
      '<script type="application/ld+json">[{"@type":"ReportageNewsArticle","datePublished":"2026-07-02T04:10:00+00:00"}]</script>',
    ])
      expect(read(html).publishedAt, html).toBe('2026-07-02T04:10:00.000Z');
    expect(read('<script type="application/ld+json">{broken</script>').publishedAt).toBeNull();
  });
  test('an address names its day in several ways', () => {
    for (const url of [
      'https://o.example/2026/07/02/title',
      'https://o.example/world/2026/jul/02/title',
      'https://o.example/assessment-july-2-2026/',
      'https://o.example/a/assessment-jul-2-2026',
    ])
      expect(dateInUrl(url), url).toBe('2026-07-02T12:00:00.000Z');
    for (const url of [
      'https://o.example/7/2',
      'https://o.example/2026/99/99/',
      'https://2026.example/',
    ])
      expect(dateInUrl(url), url).toBeNull();
  });
  test('dates of feeds are read in every common form, and nothing else is a date', () => {
    for (const text of [
      'Thu, 02 Jul 2026 07:10:00 +0300',
      'Thu, 2 Jul 2026 04:10:00 GMT',
      '2026-07-02T07:10:00+03:00',
      '2026-07-02T04:10:00Z',
      'Thursday, 02-Jul-26 04:10:00 UTC'.replace('02-Jul-26', '2 Jul 2026'),
      'Jul 2, 2026 4:10 AM',
      '1782965400',
    ])
      expect(parseDate(text), text).toBe('2026-07-02T04:10:00.000Z');
    for (const text of ['', 'soon', '2026-13-45', '0000-00-00', '99999999999999'])
      expect(parseDate(text), text).toBeNull();
  });
});

describe('a page as a source', () => {
  let web: Web;
  beforeAll(async () => {
    web = await startWeb();
  });
  afterAll(() => web.close());
  beforeEach(() => {
    web.asked.length = 0;
  });
  const look = (request: Partial<FetchRequest> = {}) =>
    lookAt(web, configOf(web, '/research/', { kind: 'page', reader: 'isw' }), request);

  test('that is an article is one post, and its change another text of the same post', async () => {
    let launched = 140;
    web.on(
      '/research/',
      validated(() => articlePage({ title, body: paragraphs(launched) })),
    );
    const first = await look();
    expect(first.posts).toMatchObject([
      {
        key: `${web.origin}/research/`,
        source: 'isw',
        outlet: null,
        title,
        publishedAt: '2026-07-02T04:10:00.000Z',
      },
    ]);
    expect(await look({ cursor: first.cursor })).toMatchObject({ posts: [], unchanged: true });
    launched = 150;
    const second = await look({ cursor: first.cursor });
    expect(second.posts[0]?.key).toBe(first.posts[0]?.key);
    expect(second.posts[0]?.text).toContain('150 drones');
  });

  const links = [
    { href: '/about/history', words: 'Us' },
    { href: '/research/iran-update-july-1-2026/', words: 'Iran Update, July 1, 2026' },
    { href: '/research/assessment-july-1-2026/', words: 'Assessment of drones, July 1, 2026' },
    {
      href: '/research/assessment-july-2-2026/?utm_source=x',
      words: 'Assessment of drones, July 2, 2026',
    },
  ];
  const serve = (launched = 140): void => {
    web.on('/research/', page(listingPage(links)));
    for (const { href } of links.slice(1))
      web.on(
        new URL(href, web.origin).pathname,
        page(articlePage({ title: href, body: paragraphs(launched), published: null })),
      );
  };
  test('that lists articles is followed to those of its own site, about the war first', async () => {
    serve();
    const { posts } = await look();
    expect(web.asked).toEqual([
      '/research/',
      '/research/assessment-july-1-2026/',
      '/research/assessment-july-2-2026/',
      '/research/iran-update-july-1-2026/',
    ]);
    expect(posts.map(({ url, publishedAt }) => [url, publishedAt])).toContainEqual([
      `${web.origin}/research/assessment-july-1-2026/`,
      '2026-07-01T12:00:00.000Z',
    ]);
  });
  test('that lists articles and calls itself one, as many do, is still a list', async () => {
    const many = Array.from({ length: 12 }, (_, at) => ({
      href: `/research/assessment-july-${at + 1}-2026/`,
      words: `Assessment of drones, July ${at + 1}, 2026`,
    }));
    const html = listingPage(many)
      .replace('<head>', '<head><meta property="og:type" content="article">')
      .replaceAll(
        'In short.',
        'What is told in the assessment of this day, in some words that fill a line.',
      );
    web.on('/research/', page(html));
    for (const { href, words } of many)
      web.on(href, page(articlePage({ title: words, body: paragraphs(140) })));
    expect((await look()).posts).toHaveLength(12);
  });
  test('that is an article among many links to others is an article', async () => {
    const related = listingPage(links).replace(/^[\s\S]*<main>|<\/main>[\s\S]*$/g, '');
    const html = articlePage({ title, body: [140, 150, 160, 170].flatMap(paragraphs) })
      .replace(/<script type="application\/ld\+json">.*?<\/script>/, '')
      .replace('</main>', `</main><section>${related}</section>`);
    web.on('/research/', page(html));
    expect((await look()).posts).toMatchObject([{ title }]);
  });
  test('asks for each article once, and again after hours, as it may have changed', async () => {
    serve();
    const { cursor } = await look();
    web.asked.length = 0;
    await look({ cursor });
    expect(web.asked).toEqual(['/research/']);
    serve(150);
    const later = await look({ cursor, now: new Date(now.getTime() + 4 * 3_600_000) });
    expect(later.posts.map(({ text }) => text.includes('150 drones'))).toEqual([true, true, true]);
    web.asked.length = 0;
    await look({ cursor: later.cursor, now: new Date(now.getTime() + 72 * 3_600_000) });
    expect(web.asked).toEqual(['/research/']);
  });
  test('goes on where patience ended, and gives an article up after three times', async () => {
    serve();
    web.on('/research/assessment-july-1-2026/', status(500));
    let cursor = {};
    for (let looks = 0; looks < 6; looks += 1) ({ cursor } = await look({ cursor, patience: 2 }));
    expect(
      web.asked.filter((path) => path.includes('july-1') && path.includes('assessment')),
    ).toHaveLength(3);
    expect(web.asked.filter((path) => path.includes('july-2'))).toHaveLength(1);
    expect(web.asked.filter((path) => path.includes('iran'))).toHaveLength(1);
  });
  test('with nothing to read says what to check', async () => {
    web.on('/research/', page('<html><body><div id="app"></div></body></html>'));
    expect((await look()).fault?.message).toContain('no running text and no links');
  });
  test('whose articles all fail is a source that failed', async () => {
    serve();
    for (const { href } of links) web.on(new URL(href, web.origin).pathname, status(502));
    expect((await look()).fault).toMatchObject({ status: 502 });
  });
});
