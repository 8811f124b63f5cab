// `ingest`, `status` and `doctor` as an operator runs them, against a web server and platforms of ours.
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fakeChannel } from '../fakes/web/channel.ts';
import { articlePage, listingPage, paragraphs, rss } from '../fakes/web/feeds.ts';
import { page, redirect, startWeb, status, type Answer, type Web } from '../fakes/web/web.ts';
import { run, type Ran } from '../run.ts';
import { tools } from '../../src/cli/index.ts';
import { WrongUse, type Invocation } from '../../src/cli/tool.ts';
import { parseArgs } from 'node:util';

const folder = mkdtempSync(join(tmpdir(), 'strike-digest-live-'));
let web: Web;
let platforms: Web;
let channel = fakeChannel('kpszsu');
beforeAll(async () => {
  [web, platforms] = await Promise.all([startWeb(), startWeb()]);
  const source = (id: string, kind: string, path: string, reader: string) => ({
    id,
    name: id,
    kind,
    url: web.origin + path,
    language: 'en',
    side: null,
    reader,
  });
  writeFileSync(
    join(folder, 'sources.json'),
    JSON.stringify([
      source('air-force-ua', 'telegram-channel', '/s/kpszsu', 'air-force-ua'),
      source('isw', 'page', '/research/', 'isw'),
      source('outlet', 'feed', '/feed', 'news'),
    ]),
  );
});
beforeAll(async () => {
  expect((await cli(['status'], { DATABASE_URL: `file:${join(folder, 'base.db')}` })).code).toBe(0);
  filled('live');
}, 60_000);
afterAll(async () => {
  await Promise.all([web.close(), platforms.close()]);
  rmSync(folder, { recursive: true, force: true });
});
const report = (downed: number): string =>
  `<b>ЗБИТО/ПОДАВЛЕНО ${downed} БпЛА</b><br/><br/>У ніч на 2 липня (із 18:00 1 липня) противник атакував 140 ударними БпЛА типу Shahed.<br/><br/>Збито/подавлено ${downed} ворожих БпЛА.`;
beforeEach(() => {
  channel = fakeChannel('kpszsu');
  channel.publish(
    { id: 1, html: 'Відбій', at: '2026-07-01T20:00:00+00:00' },
    { id: 2, html: report(120), at: '2026-07-02T06:20:00+00:00' },
  );
  web.on('/s/kpszsu', channel.answer);
  web.on(
    '/research/',
    page(
      listingPage([
        {
          href: '/research/assessment-july-2-2026/',
          words: 'Russian Offensive Campaign Assessment, July 2, 2026',
        },
      ]),
    ),
  );
  web.on(
    '/research/assessment-july-2-2026/',
    page(
      articlePage({
        title: 'Russian Offensive Campaign Assessment, July 2, 2026',
        body: paragraphs(140),
      }),
    ),
  );
  web.on(
    '/feed',
    page(
      rss([
        {
          id: '1',
          link: '/news/1',
          title: 'Drones over Ukraine',
          summary: 'In short.',
          published: '2026-07-02T07:00:00Z',
        },
      ]),
    ),
  );
  web.on('/news/1', page(articlePage({ title: 'Drones over Ukraine', body: paragraphs(140) })));
  web.asked.length = 0;
});

const environment = {
  FOLDER: folder,
  DATABASE_URL: `file:${join(folder, 'live.db')}`,
  SOURCES_FILE: join(folder, 'sources.json'),
  ALLOW_PRIVATE_SOURCES: 'true',
};
/** As a process of its own, the way an operator runs it. */
const outside = (args: readonly string[]) => run('src/cli.ts', args, environment);
/** The command alone, in this process: what it prints and its exit code. */
const cli = async (
  [name, ...args]: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<Ran> => {
  const tool = await tools[name ?? '']?.();
  if (!tool) throw new Error(`no command ${name ?? ''}`);
  let [out, err] = ['', ''];
  const terminal = {
    out: (text: string) => void (out += `${text}\n`),
    err: (text: string) => void (err += `${text}\n`),
    watched: false,
  };
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: tool.options,
  });
  const code = await tool
    .run({
      values: values as Invocation['values'],
      positionals,
      environment: { ...environment, ...more },
      terminal,
      now: new Date(),
    })
    .catch((error: unknown) => {
      err += `${error instanceof Error ? error.message : String(error)}\n`;
      return error instanceof WrongUse ? 2 : 1;
    });
  return { code, out, err };
};
/** A database of its own that has the archive already. */
const filled = (name: string): string => {
  copyFileSync(join(folder, 'base.db'), join(folder, `${name}.db`));
  return `file:${join(folder, `${name}.db`)}`;
};
const json = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;

describe('ingest', () => {
  test(
    'fetches every source, keeps an edit as a revision, and status tells of it',
    { timeout: 60_000 },
    async () => {
      const first = await outside(['ingest']);
      expect([first.code, json(first.out)]).toEqual([
        0,
        expect.objectContaining({ posts: 4, added: 4, report: 3, notAReport: 1, unreadable: 0 }),
      ]);
      expect(first.err).toContain('air-force-ua: 2 posts, 2 new');
      channel.edit(2, report(118));
      web.asked.length = 0;
      expect(json((await cli(['ingest', '--source', 'air-force-ua'])).out)).toMatchObject({
        added: 0,
        revised: 1,
        same: 1,
      });
      expect(web.asked).toEqual(['/s/kpszsu']);
      const { sources, posts } = json((await outside(['status'])).out) as {
        sources: unknown[];
        posts: unknown;
      };
      expect(posts).toMatchObject({ posts: 4, report: 3 });
      expect(sources).toHaveLength(3);
      expect(sources[0]).toMatchObject({
        id: 'air-force-ua',
        lastPostAt: '2026-07-02T06:20:00.000Z',
        lastReportAt: '2026-07-02T06:20:00.000Z',
        failure: null,
      });
    },
  );
  test("one source's failure is its own, and the exit code tells of it", async () => {
    web.on('/s/kpszsu', status(503));
    const { code, out, err } = await cli(['ingest']);
    expect(code).toBe(1);
    expect(err).toContain('air-force-ua failed: ');
    expect(json(out)['sources']).toMatchObject([
      { source: 'air-force-ua', failure: expect.stringContaining('answered 503') as string },
      { source: 'isw', failure: null },
      { source: 'outlet', failure: null },
    ]);
    expect(json((await cli(['status'])).out)['sources']).toMatchObject([
      { failures: 1 },
      { failures: 0 },
      { failures: 0 },
    ]);
  });
  test('pages back to the date that --since names', async () => {
    for (let id = 100; id < 200; id += 1)
      channel.publish({
        id,
        html: `Увага ${id}`,
        at: new Date(Date.UTC(2026, 6, 3) + id * 3_600_000).toISOString(),
      });
    const { out } = await cli(['ingest', '--source', 'air-force-ua', '--since', '2026-07-09'], {
      DATABASE_URL: filled('since'),
    });
    const since = Date.UTC(2026, 6, 8, 21);
    const wanted = Array.from(
      { length: 100 },
      (_, at) => Date.UTC(2026, 6, 3) + (100 + at) * 3_600_000,
    ).filter((at) => at >= since);
    expect(json(out)).toMatchObject({ added: wanted.length });
  });
  test('wrong use and a wrong list are told before anything is asked', async () => {
    const unknown = await cli(['ingest', '--source', 'reuters']);
    expect([unknown.code, unknown.out]).toEqual([1, '']);
    expect(unknown.err).toContain('there is no such source. There are: air-force-ua, isw, outlet');
    expect((await cli(['ingest', '--reread', '--since', '2026-07-01'])).code).toBe(2);
    const insecure = await cli(['ingest'], { ALLOW_PRIVATE_SOURCES: 'false' });
    expect(insecure.code).toBe(1);
    expect(insecure.err.match(/is not https/g)).toHaveLength(3);
    expect(web.asked).toEqual([]);
  });
  test('lines that are no texts are named by number and the others are kept', async () => {
    const line = (more: object) =>
      JSON.stringify({
        id: 'x',
        source: 'air-force-ua',
        published: '2026-07-02T06:20:00Z',
        text: 'a',
        ...more,
      });
    const lines = [
      line({}),
      'not json',
      line({ source: 'nobody' }),
      line({ published: 'today' }),
      '[]',
      'null',
      '"text"',
      line({ id: 7, text: 'b' }),
    ];
    const file = join(folder, 'lines.jsonl');
    writeFileSync(file, lines.join('\n'));
    const { code, out, err } = await cli(['ingest', '--jsonl', file], {
      DATABASE_URL: filled('lines'),
    });
    expect(code).toBe(1);
    expect(json(out)).toMatchObject({ added: 2, badLines: 6 });
    for (const number of [2, 3, 4, 5, 6, 7]) expect(err).toContain(`line ${number} cannot be used`);
  });
});

describe('doctor', () => {
  const telegramToken = '123456789:AAFakeFakeFakeFakeFakeFakeFakeFakeFake';
  const discordToken = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.fake.token-of-a-test';
  const answer =
    (body: unknown, code = 200): Answer =>
    (_, response) => {
      response.writeHead(code, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
  const tokens = () => ({
    TELEGRAM_BOT_TOKEN: telegramToken,
    TELEGRAM_API_ROOT: platforms.origin,
    DISCORD_BOT_TOKEN: discordToken,
    DISCORD_APPLICATION_ID: '123456789012345678',
    DISCORD_API_URL: `${platforms.origin}/api`,
    OPERATOR_CHAT: 'telegram:-100200',
  });
  const telegram = (method: string, result: unknown, code = 200) =>
    platforms.on(
      `/bot${telegramToken}/${method}`,
      answer(code === 200 ? { ok: true, result } : { ok: false, description: 'no' }, code),
    );
  beforeEach(() => {
    telegram('getMe', {
      id: 1,
      username: 'digest_bot',
      can_join_groups: true,
      supports_inline_queries: true,
    });
    telegram('getWebhookInfo', { url: '' });
    telegram('getChatMember', { status: 'administrator', can_post_messages: true });
    platforms.on('/api/v10/users/@me', answer({ id: '1', username: 'Digest' }));
    platforms.on(
      '/api/v10/applications/@me',
      answer({ id: '123456789012345678', interactions_endpoint_url: null }),
    );
    platforms.on(
      '/api/v10/gateway/bot',
      answer({ session_start_limit: { remaining: 900, reset_after: 0 } }),
    );
  });
  const failures = (out: string): readonly string[] =>
    (JSON.parse(out) as { check: string; ok: boolean }[])
      .filter(({ ok }) => !ok)
      .map(({ check }) => check);

  test('finds nothing where nothing is wrong, and keeps nothing of what it asked', async () => {
    const fresh = { ...tokens(), DATABASE_URL: filled('doctor') };
    const { code, out, err } = await cli(['doctor'], fresh);
    expect([code, failures(out)]).toEqual([0, []]);
    expect(err).toContain('@digest_bot answers');
    expect(json((await cli(['status'], fresh)).out)['posts']).toMatchObject({ posts: 0 });
  });
  test('names each fault with how to mend it, and never a token', async () => {
    telegram('getMe', null, 401);
    platforms.on(
      '/api/v10/applications/@me',
      answer({ id: '999999999999999999', interactions_endpoint_url: 'https://x.example' }),
    );
    web.on('/feed', page('<html>no feed</html>'));
    web.on('/s/kpszsu', redirect('http://192.168.0.1/'));
    const { code, out, err } = await cli(['doctor'], { ...tokens(), DIGEST_TIME: '09:00' });
    expect(code).toBe(1);
    expect(failures(out)).toEqual([
      'settings',
      'telegram',
      'discord application',
      'discord commands',
      'source air-force-ua',
      'source outlet',
    ]);
    for (const words of [
      '@BotFather',
      'DISCORD_APPLICATION_ID=999999999999999999',
      'Interactions Endpoint URL',
      'is no feed',
      'which is not https',
      'DIGEST_TIME',
    ])
      expect(err).toContain(words);
    expect(out + err).not.toContain(telegramToken.slice(10));
    expect(out + err).not.toContain(discordToken);
  });
  test('says which chat cannot be written to, and which platform cannot be reached', async () => {
    telegram('getChatMember', { status: 'kicked' });
    const { out, err } = await cli(['doctor'], {
      ...tokens(),
      DISCORD_API_URL: 'http://127.0.0.1:9',
    });
    expect(failures(out)).toEqual(['operator chat', 'discord']);
    expect(err).toContain('telegram:-100200: the bot is not in it (kicked)');
    expect(err).toContain('gives no answer to /users/@me');
  });
  test('goes on without settings, without a database and without a list', async () => {
    const noon = await cli(['doctor'], { DIGEST_AT: 'noon' });
    expect([noon.code, failures(noon.out)]).toEqual([1, ['settings']]);
    writeFileSync(
      join(folder, 'damaged.db'),
      'this is no database, but a text of some length '.repeat(100),
    );
    writeFileSync(join(folder, 'wrong.json'), '[{"id":"x"}]');
    const ill = await cli(['doctor'], {
      DATABASE_URL: `file:${join(folder, 'damaged.db')}`,
      SOURCES_FILE: join(folder, 'wrong.json'),
    });
    expect(failures(ill.out)).toEqual(['database', 'sources']);
    expect(ill.err).toContain('source 1 ("x"): url: is missing');
  });
});
