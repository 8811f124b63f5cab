import { gunzipSync } from 'node:zlib';
import { load } from 'cheerio';
import { parse as parseCsv } from 'csv-parse/sync';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findDigest } from '../../../src/bots/digests.ts';
import { languageOfRequest } from '../../../src/bots/http/mirror.ts';
import { httpApp } from '../../../src/bots/http/server.ts';
import { renderNight } from '../../../src/digest/render.ts';
import { openSite, origin, type TestSite } from './site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const textOf = (page: string): string => load(page)('main').text().replace(/\s+/g, ' ');

describe('the page of a night', () => {
  test.for(['en', 'uk'] as const)('says every line that the bots say, in %s', async (language) => {
    const found = await findDigest(site.store, '2025-07-21');
    if (!found) throw new Error('the night is not there');
    const message = renderNight(found.digest, { language, variant: 'night', today: '2025-07-31' });
    const page = textOf(await site.page(`/night/2025-07-21?lang=${language}`));
    const lines = message.blocks.flatMap((block) => [
      ...(block.heading ? [block.heading] : []),
      ...block.lines.map(({ spans }) => spans),
    ]);
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) {
      const text = line.map((span) => ('cite' in span ? `[${span.cite}]` : span.text)).join('');
      expect(page).toContain(text.replace(/\s+/g, ' ').trim());
    }
    for (const source of message.sources) expect(page).toContain(source.label);
  });
  test('leads to the nights beside it, to its month and to its figures as JSON', async () => {
    const $ = load(await site.page('/night/2025-07-21?lang=en'));
    const links = $('main a')
      .toArray()
      .map((link) => $(link).attr('href'));
    expect(links).toContain('/night/2025-07-20?lang=en');
    expect(links).toContain('/night/2025-07-22?lang=en');
    expect(links).toContain('/month/2025-07?lang=en');
    const json: unknown = JSON.parse(await site.page('/night/2025-07-21.json'));
    expect(json).toMatchObject({ night: '2025-07-21', state: 'complete' });
  });
  test('every mark leads to its source', async () => {
    const $ = load(await site.page('/night/2025-07-21?lang=en'));
    const marks = $('a.cite').toArray();
    expect(marks.length).toBeGreaterThan(2);
    for (const mark of marks) expect($($(mark).attr('href') ?? '').length).toBe(1);
  });
  test('is small, asks for nothing elsewhere and has no script', async () => {
    const response = await site.get('/night/2025-07-21?lang=uk');
    const page = await response.text();
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(30_000);
    const $ = load(page);
    expect($('script, iframe, object, embed, [onclick], [style]').length).toBe(0);
    for (const element of $('[src], [srcset], link[rel=stylesheet], link[rel=icon]').toArray()) {
      const address =
        $(element).attr('src') ?? $(element).attr('srcset') ?? $(element).attr('href');
      expect(address).toMatch(/^\/(?!\/)/);
    }
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('set-cookie')).toBeNull();
  });
  test('a link preview shows its card', async () => {
    const $ = load(await site.page('/night/2025-07-21?lang=uk'));
    const image = $('meta[property="og:image"]').attr('content') ?? '';
    expect(image.startsWith(`${origin}/card/2025-07-21.uk.png`)).toBe(true);
    expect($('meta[property="og:description"]').attr('content')).toContain('426');
    expect($('meta[property="og:image:alt"]').attr('content')).toContain('426');
    const response = await site.get(image.slice(origin.length));
    expect(response.headers.get('content-type')).toBe('image/png');
    const png = PNG.sync.read(Buffer.from(await response.arrayBuffer()));
    expect(png.width).toBe(1200);
  });
  test('a night that only just ended has a page before anything is known of it', async () => {
    const empty = await openSite({ from: '2025-07-01', to: '2025-07-20' });
    try {
      const response = await empty.get('/night/2025-07-31?lang=en');
      expect(response.status).toBe(200);
      expect(textOf(await response.text())).toContain('Not reported yet');
    } finally {
      await empty.close();
    }
  });
});

describe('languages', () => {
  test('the address decides, then the browser, then English', () => {
    expect(languageOfRequest('uk', 'en')).toBe('uk');
    expect(languageOfRequest(undefined, 'de, uk-UA;q=0.8, en;q=0.5')).toBe('uk');
    expect(languageOfRequest(undefined, 'uk;q=0.2, en;q=0.9')).toBe('en');
    expect(languageOfRequest('xx', 'uk;q=0')).toBe('en');
    expect(languageOfRequest(undefined, undefined)).toBe('en');
  });
  test('a page in the browser’s language is not kept for others', async () => {
    const response = await site.get('/night/2025-07-21', { headers: { 'accept-language': 'uk' } });
    expect(await response.text()).toContain('<html lang="uk">');
    expect(response.headers.get('vary')).toContain('accept-language');
  });
});

describe('caching', () => {
  test('an unchanged page is not sent twice, squeezed or not', async () => {
    for (const encoding of ['identity', 'gzip']) {
      const headers = { 'accept-encoding': encoding };
      const first = await site.get('/night/2025-07-21?lang=en', { headers });
      const etag = first.headers.get('etag') ?? '';
      expect(first.headers.get('cache-control')).toContain('max-age=');
      const again = await site.get('/night/2025-07-21?lang=en', {
        headers: { ...headers, 'if-none-match': etag },
      });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe('');
    }
  });
  test('a squeezed page is the same page', async () => {
    const plain = await site.page('/night/2025-07-21?lang=en');
    const response = await site.get('/night/2025-07-21?lang=en', {
      headers: { 'accept-encoding': 'gzip, br' },
    });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(gunzipSync(Buffer.from(await response.arrayBuffer())).toString('utf8')).toBe(plain);
  });
  test('HEAD tells the size and sends nothing', async () => {
    const response = await site.get('/night/2025-07-21?lang=en', { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(1_000);
    expect(await response.text()).toBe('');
  });
});

describe('finding a night', () => {
  test.for([
    ['2025-07-21', '2025-07-21'],
    ['21 July 2025', '2025-07-21'],
    ['20–21 липня 2025', '2025-07-21'],
  ])('the search takes "%s"', async ([typed, night]) => {
    const response = await site.get(`/search?lang=uk&date=${encodeURIComponent(typed ?? '')}`);
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe(`/night/${night}?lang=uk`);
  });
  test.each(['/search?date=July+2025&lang=en', '/night/2025-07?lang=en'])(
    'a month (%s) leads to its nights',
    async (path) => {
      const response = await site.get(path);
      expect(response.status).toBe(302);
      expect(response.headers.get('location')).toMatch(/\/month\/2025-07\?lang=en$/);
    },
  );
  test.each(['/search?date=30.02.2025&lang=en', '/night/2025-02-30?lang=en'])(
    'a day that no calendar has (%s) is said to be none',
    async (path) => {
      expect(textOf(await site.page(path))).toContain('There is no such day as');
    },
  );
  test('what is no date is answered in words', async () => {
    const response = await site.get('/search?lang=en&date=soon-ish');
    expect(response.status).toBe(404);
    expect(textOf(await response.text())).toContain('I do not understand the date "soon-ish"');
  });
  test('the front page has the newest night, the search, the chart and every month', async () => {
    const $ = load(await site.page('/?lang=en'));
    expect($('form[role=search] input[type=date]').attr('max')).toBe(
      await site.store.newestNight(),
    );
    expect($('main img').attr('src')).toBe('/archive.en.png');
    expect(
      $('.months a')
        .toArray()
        .map((link) => $(link).text()),
    ).toEqual(expect.arrayContaining(['July 2025', 'June 2025']));
    expect((await site.get('/archive.en.png')).headers.get('content-type')).toBe('image/png');
  });
  test('a month lists its nights with their figures', async () => {
    const $ = load(await site.page('/month/2025-07?lang=en'));
    const entry = $('main li a[href="/night/2025-07-21?lang=en"]').text();
    expect(entry).toContain('426 drones');
    expect((await site.get('/month/2025-07.en.png')).status).toBe(200);
  });
  test('an empty archive says so', async () => {
    const empty = await openSite({ from: '2020-01-01', to: '2020-01-02' });
    try {
      expect(textOf(await empty.page('/?lang=en'))).toContain('no night in the archive yet');
      expect((await empty.get('/night/2025-07-21')).status).toBe(404);
      expect(parseJsonFeed(await empty.page('/feed.json')).items ?? []).toEqual([]);
      expect((await empty.get('/talks')).status).toBe(200);
    } finally {
      await empty.close();
    }
  });
});

describe('addresses that are not ours', () => {
  test.for([
    ['/nope', 404],
    ['/night/2025-02-30', 400],
    ['/night/2025-07-21.xml', 400],
    ['/night/..%2f..%2fetc%2fpasswd', 400],
    ['/night/%3Cscript%3Ealert(1)%3C%2Fscript%3E', 400],
    ['/night/2030-01-01', 404],
    ['/night/2019-01-01', 404],
    ['/month/2025-13', 404],
    ['/month/2019-01', 404],
    ['/month/0000-01', 404],
    ['/month/9999-12', 404],
    ['/month/9999-12.en.png', 404],
    ['/night/9999-12-31', 404],
    ['/card/9999-12-31.en.png', 404],
    ['/map/0000-01-01.en.png', 404],
    ['/card/2025-07-21.xx.png', 404],
    ['/card/2025-07-21.en.purple.png', 404],
    ['/archive.zz.png', 404],
    ['/%00', 404],
    ['/%E0%A4%A', 404],
    [`/${'a'.repeat(1200)}`, 400],
    ['//evil.example/', 404],
    ['/style.css/../../package.json', 404],
    ['/.env', 404],
  ] as const)('%s is answered with %i in words', async ([path, status]) => {
    const response = await site.get(path, { headers: { 'accept-language': 'en' } });
    expect(response.status).toBe(status);
    const page = await response.text();
    const $ = load(page);
    expect($('h1').text()).not.toBe('');
    expect($('a[href="/?lang=en"]').length).toBeGreaterThan(0);
    expect($('script').length).toBe(0);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
  test('only reading is answered', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const response = await site.get('/night/2025-07-21', { method });
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toBe('GET, HEAD');
    }
  });
});

describe('feeds', () => {
  test('RSS, Atom and JSON Feed are valid, with the newest night first', async () => {
    const rss = parseRssFeed(await site.page('/feed.rss?lang=en'));
    const atom = parseAtomFeed(await site.page('/feed.atom?lang=uk'));
    const json = parseJsonFeed(await site.page('/feed.json?lang=en'));
    expect(rss.items).toHaveLength(20);
    expect(atom.entries).toHaveLength(20);
    expect(json.items).toHaveLength(20);
    const night = (await site.store.newestNight()) ?? '';
    const newest = `${origin}/night/${night}?lang=en`;
    expect(rss.items?.[0]).toMatchObject({ link: newest, guid: { value: newest } });
    expect(rss.title).toBe('Strike Digest');
    expect(rss.language).toBe('en');
    expect(json.items?.[0]).toMatchObject({ id: newest, url: newest });
    expect(atom.entries?.[0]).toMatchObject({
      id: `${origin}/night/${night}?lang=uk`,
      title: expect.anything() as unknown,
    });
    expect(atom.updated).toBeTruthy();
    for (const item of json.items ?? []) {
      expect(item.summary).toMatch(/\d/);
      expect(load(item.content_html ?? '')('script').length).toBe(0);
    }
  });
});

describe('the archive to download', () => {
  const header = async (): Promise<readonly Record<string, string>[]> =>
    parseCsv(await site.page('/nights.csv'), { columns: true });

  test('CSV has the figures of the digests, and no row where nothing was said', async () => {
    const rows = await header();
    const drones = rows.find(
      (row) =>
        row['night'] === '2025-07-21' &&
        row['quantity'] === 'launched' &&
        row['munition'] === 'drone',
    );
    expect(drones).toMatchObject({
      value: '426',
      bound: 'exactly',
      by: 'air-force-ua',
      attacker: 'russia',
    });
    expect(drones?.['url']).toMatch(/^https:/);
    expect(new Set(rows.map((row) => row['night'])).size).toBeGreaterThan(30);
  });
  test('JSON has the same rows, and says of our sums that they are ours', async () => {
    const { nights } = JSON.parse(await site.page('/nights.json')) as {
      nights: { night: string; rows: { ourSum: boolean; munition: string; value: number }[] }[];
    };
    const rows = nights.flatMap(({ rows: some }) => some);
    expect(rows).toHaveLength((await header()).length);
    const night = nights.find((one) => one.night === '2025-07-21');
    expect(night?.rows).toContainEqual(
      expect.objectContaining({ munition: 'missile', value: 24, ourSum: true }) as unknown,
    );
  });
});

describe('a mirror behind a path of its host', () => {
  const base = 'https://strikes.example/air';
  const under = (path: string) =>
    httpApp(site.options, base).fetch(new Request(`https://strikes.example${path}`));
  test.for(['/night/2025-07-21?lang=en', '/?lang=uk', '/month/2025-07', '/talks', '/nope'])(
    'every link of %s leads under it, whether the proxy leaves the path in front or not',
    async (path) => {
      const [page, same] = await Promise.all([
        (await under(path)).text(),
        (await under(`/air${path}`)).text(),
      ]);
      expect(same).toBe(page);
      const $ = load(page);
      for (const element of $('[href], [src], [srcset], [action]').toArray())
        for (const name of ['href', 'src', 'srcset', 'action'] as const) {
          const address = $(element).attr(name);
          if (address?.startsWith('/')) expect(address.startsWith('/air/')).toBe(true);
        }
    },
  );
  test('it leads on under the path', async () => {
    const found = await under('/air/search?date=2025-07-21');
    expect(found.headers.get('location')).toMatch(/^\/air\/night\/2025-07-21/);
    expect((await under('/air')).status).toBe(200);
    expect((await under('/air/metrics')).status).toBe(404);
  });
});

describe('pages follow the database', () => {
  test('a figure that comes in is on the page at the next look', async () => {
    const other = await openSite({ from: '2025-07-01', to: '2025-07-18' });
    try {
      expect((await other.get('/night/2025-07-21?lang=en')).status).toBe(404);
      const found = await site.store.night('2025-07-21');
      const claim = found?.claims.find(
        ({ quantity, munition }) => quantity === 'launched' && munition === 'drone',
      );
      if (!claim) throw new Error('the night is not there');
      const { document, ...said } = claim;
      await other.store.importDocuments({ prefix: 'test/', from: '2025-07-21', to: '2025-07-21' }, [
        {
          id: 'test/2025-07-21',
          source: document.source,
          outlet: null,
          title: null,
          url: null,
          publishedAt: '2025-07-21T09:30:00+03:00',
          relayOf: 'A table',
          report: {
            id: 'test/2025-07-21',
            status: 'report',
            reason: null,
            source: document.source,
            attacker: 'russia',
            period: { kind: 'night', date: '2025-07-21', from: null, to: null },
            asOf: null,
            ongoing: null,
            launchAreas: [],
            claims: [said],
            unnumbered: [],
            incidents: [],
            events: [],
          },
        },
      ]);
      await expect
        .poll(async () => (await other.get('/night/2025-07-21?lang=en')).status, { timeout: 5_000 })
        .toBe(200);
      expect(textOf(await other.page('/night/2025-07-21?lang=en'))).toContain('426 drones');
    } finally {
      await other.close();
    }
  });
});
