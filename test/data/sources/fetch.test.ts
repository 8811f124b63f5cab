// The network as the sources see it, against a server that misbehaves in every way we know.
import { gzipSync, brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createHttp, type HttpOptions } from '../../../src/data/sources/fetch.ts';
import { isPublicAddress } from '../../../src/data/sources/web/addresses.ts';
import { FetchFault } from '../../../src/data/sources/web/fault.ts';
import { endless, page, redirect, startWeb, status, type Web } from '../../fakes/web/web.ts';

let web: Web;
let other: Web;
beforeAll(async () => {
  [web, other] = await Promise.all([startWeb(), startWeb()]);
});
afterAll(() => Promise.all([web.close(), other.close()]));
beforeEach(() => {
  web.asked.length = 0;
  other.asked.length = 0;
});

const { signal } = new AbortController();
const http = (options: Partial<HttpOptions> = {}) =>
  createHttp({
    userAgent: 'StrikeDigest test',
    allowPrivate: true,
    trustedOrigins: new Set([web.origin]),
    spacing: 0,
    ...options,
  });
const get = (path: string, options: Partial<HttpOptions> = {}) =>
  http(options).get(path.startsWith('/') ? web.origin + path : path, { signal });
const faultOf = async (work: Promise<unknown>): Promise<FetchFault> => {
  const fault = await work.then(
    () => null,
    (error: unknown) => error,
  );
  expect(fault).toBeInstanceOf(FetchFault);
  return fault as FetchFault;
};

describe('addresses inside private networks', () => {
  test('are refused in every spelling, and public ones are not', () => {
    for (const address of [
      '127.0.0.1',
      '10.1.2.3',
      '172.16.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '224.0.0.1',
      '255.255.255.255',
      '::1',
      '::',
      'fe80::1',
      'fc00::1',
      '::ffff:10.0.0.1',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
      '::127.0.0.1',
      'fe80::1%eth0',
      'nonsense',
    ])
      expect(isPublicAddress(address), address).toBe(false);
    for (const address of ['149.154.167.99', '2001:67c:4e8:f004::9', '::ffff:149.154.167.99'])
      expect(isPublicAddress(address), address).toBe(true);
  });
  test('are not asked without leave, by number or by name', async () => {
    for (const url of [
      `${web.origin}/x`,
      'https://2130706433/',
      'https://[::1]/',
      'https://localhost/',
    ]) {
      const fault = await faultOf(get(url, { allowPrivate: false }));
      expect([url, fault.kind]).toEqual([url, 'refused-address']);
      expect(fault.message).toContain('ALLOW_PRIVATE_SOURCES');
    }
    expect(web.asked).toEqual([]);
  });
  test('leave to ask private sources is leave for the configured ones alone', async () => {
    expect((await faultOf(get(`${other.origin}/x`))).kind).toBe('refused-address');
    expect(other.asked).toEqual([]);
  });
  test('a public name that means a private machine is refused at the moment of connecting', async () => {
    const fault = await faultOf(
      get('https://mirror.example/', {
        resolve: (_host, _options, done) => done(null, [{ address: '10.0.0.7', family: 4 }]),
      }),
    );
    expect(fault.kind).toBe('refused-address');
    expect(fault.message).toContain('10.0.0.7');
  });
});

describe('redirects', () => {
  test('are followed on the same configured site, and the last address is told', async () => {
    web.on('/old', redirect('/new', 301));
    web.on('/new', page('here'));
    expect(await get('/old')).toMatchObject({ body: 'here', url: `${web.origin}/new` });
  });
  test('never lead to another private machine', async () => {
    web.on('/away', redirect(`${other.origin.replace('http:', 'https:')}/secret`));
    const fault = await faultOf(get('/away'));
    expect(fault.kind).toBe('refused-address');
    expect(fault.message).toMatch(
      /\/away sends us on to .* inside a private network; such a redirect is never followed/,
    );
    expect(other.asked).toEqual([]);
  });
  test('never lead to what is not https, and the message says who sent us', async () => {
    web.on('/down', redirect(`http://example.org/x`));
    const fault = await faultOf(get('/down'));
    expect(fault.kind).toBe('refused-address');
    expect(fault.message).toMatch(
      /\/down sends us on to http:\/\/example.org\/x, which is not https/,
    );
  });
  test('that never end are given up', async () => {
    web.on('/round', redirect('/round'));
    expect((await faultOf(get('/round'))).message).toContain('more than 5 times');
    expect(web.asked.length).toBe(6);
  });
  test('leave user and password behind when they leave the site, and no message shows them', async () => {
    web.on('/in', status(403));
    const fault = await faultOf(get(`${web.origin.replace('//', '//user:hidden@')}/in?token=abc`));
    expect(web.headers.at(-1)?.authorization).toMatch(/^Basic /);
    expect(fault.message).not.toMatch(/hidden|abc/);
  });
});

describe('limits', () => {
  test('a page of 50 MB is given up at the limit, whether it says its size or not', async () => {
    const chunk = Buffer.alloc(64_000, 'x');
    for (const headers of [{}, { 'content-length': '50000000' }] as const) {
      const big = endless(chunk, headers, 50_000_000);
      web.on('/big', big.answer);
      const fault = await faultOf(get('/big'));
      expect([fault.kind, fault.lasting]).toEqual(['too-large', true]);
      expect(big.sent.bytes).toBeLessThan(30_000_000);
    }
  });
  test('a small answer that unpacks into a large one is given up at the limit', async () => {
    const bomb = Buffer.alloc(4_000_000);
    for (const [coding, body] of [
      ['gzip', gzipSync(bomb)],
      ['br', brotliCompressSync(bomb)],
      ['gzip, gzip', gzipSync(gzipSync(bomb))],
    ] as const) {
      web.on('/bomb', page(body, { 'content-encoding': coding }));
      expect([coding, (await faultOf(get('/bomb', { maxBytes: 1_000_000 }))).kind]).toEqual([
        coding,
        'too-large',
      ]);
    }
  });
  test('a server that never answers, and one that answers drop by drop, are given up in time', async () => {
    web.on('/mute', () => undefined);
    expect((await faultOf(get('/mute', { connectTimeout: 50 }))).kind).toBe('timeout');
    web.on('/drops', (_, response) => {
      response.writeHead(200);
      const drop = setInterval(() => response.write('.'), 10);
      response.on('close', () => clearInterval(drop));
    });
    expect((await faultOf(get('/drops', { totalTimeout: 100 }))).kind).toBe('timeout');
  });
  test('an answer that breaks off is a fault and not a shorter page', async () => {
    web.on('/short', (_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('half', () => response.destroy());
    });
    expect((await faultOf(get('/short'))).kind).toBe('network');
    web.on('/torn', page(gzipSync('a whole page').subarray(0, 15), { 'content-encoding': 'gzip' }));
    expect(await faultOf(get('/torn'))).toMatchObject({ kind: 'bad-content', lasting: false });
  });
  test('called off, it ends at once, waiting for its turn too', async () => {
    web.on('/mute', () => undefined);
    const stop = new AbortController();
    const asking = http();
    const work = [1, 2].map(() =>
      asking.get(`${web.origin}/mute`, { signal: stop.signal }).catch((error: unknown) => error),
    );
    stop.abort(new Error('enough'));
    expect((await Promise.all(work)).map((error) => (error as Error).message)).toEqual([
      'enough',
      'enough',
    ]);
  });
});

describe('what the server says', () => {
  test('its wish to be left alone is heard in seconds and as a date', async () => {
    web.on('/busy', status(429, { 'retry-after': '120' }));
    expect(await faultOf(get('/busy'))).toMatchObject({
      kind: 'http-status',
      status: 429,
      retryAfter: 120,
      lasting: false,
    });
    web.on(
      '/busy',
      status(503, {
        date: 'Thu, 02 Jul 2026 06:00:00 GMT',
        'retry-after': 'Thu, 02 Jul 2026 06:10:00 GMT',
      }),
    );
    expect(await faultOf(get('/busy'))).toMatchObject({ status: 503, retryAfter: 600 });
  });
  test('what will not change soon is told from what may', async () => {
    for (const [code, lasting] of [
      [404, true],
      [403, true],
      [500, false],
      [408, false],
    ] as const) {
      web.on('/x', status(code));
      expect(await faultOf(get('/x'))).toMatchObject({ status: code, lasting });
    }
  });
  test('a picture is no page', async () => {
    web.on('/picture', page('....', { 'content-type': 'image/jpeg' }));
    expect((await faultOf(get('/picture'))).kind).toBe('bad-content');
  });
  test('304 is an answer', async () => {
    web.on('/same', status(304));
    expect((await get('/same')).status).toBe(304);
  });
  test('it hears who is asking', async () => {
    web.on('/new', page('here'));
    await get('/new');
    expect(web.headers.at(-1)?.['user-agent']).toBe('StrikeDigest test');
  });
});

describe('alphabets', () => {
  const word = 'Збито 12 БпЛА над Києвом, повідомляє командування';
  // windows-1251, letter by letter.
  const windows = (text: string): Buffer => {
    const table = new Map(
      Array.from({ length: 256 }, (_, byte) => [
        new TextDecoder('windows-1251').decode(Buffer.from([byte])),
        byte,
      ]),
    );
    return Buffer.from([...text].map((letter) => table.get(letter) ?? 63));
  };
  test.each([
    ['utf-8 said rightly', Buffer.from(word), 'text/html; charset=utf-8'],
    ['utf-8 called latin by the server', Buffer.from(word), 'text/html; charset=iso-8859-1'],
    ['windows-1251 said rightly', windows(word), 'text/html; charset=windows-1251'],
    ['windows-1251 called utf-8 by the server', windows(word), 'text/html; charset=utf-8'],
    ['windows-1251 of which nobody speaks', windows(word), 'text/html'],
    [
      'windows-1251 said by the page alone',
      windows(`<meta charset="windows-1251">${word}`),
      'text/html',
    ],
    ['an alphabet that does not exist', Buffer.from(word), 'text/html; charset=klingon'],
    [
      'utf-16 with its mark',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(word, 'utf16le')]),
      'text/html',
    ],
    [
      'utf-8 with its mark',
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(word)]),
      'text/html',
    ],
  ])('%s is read', async (_, body, type) => {
    web.on('/words', page(body, { 'content-type': type }));
    expect((await get('/words')).body.replace(/^<meta[^>]*>/, '')).toBe(word);
  });
  test('one spoilt byte in a page of utf-8 spoils one letter', async () => {
    web.on('/words', page(Buffer.concat([Buffer.from(word), Buffer.from([0xd0])])));
    expect((await get('/words')).body).toBe(`${word}\ufffd`);
  });
});

describe('manners', () => {
  test('a host is asked one thing at a time', async () => {
    let [now, most] = [0, 0];
    web.on('/slow', (_, response) => {
      now += 1;
      most = Math.max(most, now);
      setImmediate(() => {
        now -= 1;
        response.end('.');
      });
    });
    const asking = http();
    await Promise.all([1, 2, 3, 4].map(() => asking.get(`${web.origin}/slow`, { signal })));
    expect(most).toBe(1);
  });
});
