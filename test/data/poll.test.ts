// The poller over days of a clock of ours: who is asked when, what a restart remembers, what trouble costs.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createPoller, type PollEvent } from '../../src/data/poll.ts';
import { sourceOf } from '../../src/data/sources/kinds.ts';
import { openStore } from '../../src/data/store/open.ts';
import type { Store } from '../../src/data/store/store.ts';
import { fakeChannel } from '../fakes/web/channel.ts';
import { rss } from '../fakes/web/feeds.ts';
import { page, startWeb, status, validated, type Answer, type Web } from '../fakes/web/web.ts';
import { configOf, httpOf } from './sources/live.ts';

const folder = mkdtempSync(join(tmpdir(), 'strike-digest-poll-'));
let web: Web;
let store: Store;
let file = '';
let clock = new Date();
let events: PollEvent[] = [];
let channel = fakeChannel('kpszsu');
let count = 0;
beforeAll(async () => {
  web = await startWeb();
});
afterAll(async () => {
  await web.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  count += 1;
  file = join(folder, `${count}.db`);
  clock = new Date('2026-07-02T05:00:00Z');
  store = await openStore({ url: `file:${file}`, now: clock });
  events = [];
  channel = fakeChannel('kpszsu');
  channel.publish({ id: 1, html: 'Відбій тривоги', at: '2026-07-02T04:00:00+00:00' });
  web.on('/s/kpszsu', channel.answer);
  web.on(
    '/feed',
    validated(() =>
      rss([{ id: '1', link: '/1', title: 'Football', published: '2026-07-02T04:00:00Z' }]),
    ),
  );
  web.asked.length = 0;
});
afterEach(() => store.close());

const sources = () => [
  sourceOf(
    configOf(web, '/s/kpszsu', {
      id: 'air-force-ua',
      kind: 'telegram-channel',
      reader: 'air-force-ua',
    }),
  ),
  sourceOf(configOf(web, '/feed', { id: 'outlet' })),
];
const poller = () =>
  createPoller({
    store,
    sources: sources(),
    http: httpOf(web),
    now: () => clock,
    random: () => 0.5,
    on: (event) => void events.push(event),
  });
const pass = (minutes: number): void => {
  clock = new Date(clock.getTime() + minutes * 60_000);
};
const askedFor = (path: string): number => web.asked.filter((one) => one === path).length;

describe('a tick', () => {
  test('asks every source once, and tells what each brought', async () => {
    const results = await poller().tick();
    expect(results.map(({ source, kind, ingested }) => [source, kind, ingested.added])).toEqual([
      ['air-force-ua', 'polled', 1],
      ['outlet', 'polled', 1],
    ]);
    expect(events).toHaveLength(2);
    expect(events).toEqual(expect.arrayContaining([...results]));
  });
  test('a minute later asks nobody, and in the morning the channel every other minute', async () => {
    const polling = poller();
    await polling.tick();
    pass(1);
    expect(await polling.tick()).toEqual([]);
    for (let minute = 0; minute < 59; minute += 1) {
      pass(1);
      await polling.tick();
    }
    expect(askedFor('/s/kpszsu')).toBeGreaterThanOrEqual(28);
    expect(askedFor('/s/kpszsu')).toBeLessThanOrEqual(34);
    expect(askedFor('/feed')).toBe(13);
  });
  test('at night asks the channel four times an hour', async () => {
    clock = new Date('2026-07-02T00:00:00Z');
    const polling = poller();
    for (let minute = 0; minute < 60; minute += 1) {
      await polling.tick();
      pass(1);
    }
    expect(askedFor('/s/kpszsu')).toBe(4);
  });
  test('a source whose look still runs is not asked a second time', async () => {
    let answer: () => void = () => undefined;
    web.on('/s/kpszsu', (request, response, url) => {
      answer = () => channel.answer(request, response, url);
    });
    const polling = poller();
    const first = polling.tick();
    await expect.poll(() => askedFor('/s/kpszsu'), { timeout: 10_000 }).toBe(1);
    pass(30);
    expect((await polling.tick()).map(({ source }) => source)).not.toContain('air-force-ua');
    web.on('/s/kpszsu', channel.answer);
    answer();
    expect((await first).map(({ source }) => source)).toContain('air-force-ua');
    expect(askedFor('/s/kpszsu')).toBe(1);
  });
  test('after a restart goes on where it was: nobody is asked before the time, nothing is read again', async () => {
    await poller().tick();
    await store.close();
    store = await openStore({ url: `file:${file}`, now: clock });
    pass(1);
    expect(await poller().tick()).toEqual([]);
    pass(10);
    const results = await poller().tick();
    expect(results.map(({ ingested }) => ingested.added)).toEqual([0, 0]);
  });
  test('an edit of a post that has left the newest page is found by looking back', async () => {
    const text = (downed: number): string =>
      `У ніч на 2 липня (із 18:00 1 липня) противник атакував 140 ударними БпЛА типу Shahed. Збито/подавлено ${downed} ворожих БпЛА.`;
    channel.publish({ id: 2, html: text(120), at: '2026-07-02T04:30:00+00:00' });
    const polling = poller();
    await polling.tick();
    for (let id = 3; id < 40; id += 1)
      channel.publish({ id, html: 'Увага! Загроза БпЛА', at: '2026-07-02T05:10:00+00:00' });
    channel.edit(2, text(118));
    pass(10);
    expect((await polling.tick())[0]?.ingested).toMatchObject({ revised: 1 });
  });
});

describe('trouble', () => {
  const failing: Answer = status(500);
  test('of one source is its own: it waits longer and longer, the others go on', async () => {
    web.on('/s/kpszsu', failing);
    const polling = poller();
    for (let minute = 0; minute < 60; minute += 1) {
      await polling.tick();
      pass(1);
    }
    expect(askedFor('/s/kpszsu')).toBeLessThanOrEqual(7);
    expect(askedFor('/feed')).toBe(12);
    expect(events.filter(({ kind }) => kind === 'failed').at(-1)).toMatchObject({
      source: 'air-force-ua',
      fault: 'http-status',
      failure: expect.stringContaining('answered 500') as string,
    });
  });
  test('that is over is told once', async () => {
    web.on('/s/kpszsu', failing);
    const polling = poller();
    await polling.tick();
    web.on('/s/kpszsu', channel.answer);
    for (let minute = 0; minute < 10; minute += 1) {
      pass(1);
      await polling.tick();
    }
    expect(events.filter(({ kind }) => kind === 'recovered')).toEqual([
      { kind: 'recovered', source: 'air-force-ua', after: 1 },
    ]);
  });
  test('a server that wishes to be left alone is, over a restart too', async () => {
    web.on('/s/kpszsu', status(429, { 'retry-after': '3600' }));
    await poller().tick();
    for (let minute = 0; minute < 59; minute += 1) {
      pass(1);
      await poller().tick();
    }
    expect(askedFor('/s/kpszsu')).toBe(1);
    pass(1);
    await poller().tick();
    expect(askedFor('/s/kpszsu')).toBe(2);
  });
  test('of our own database with one source does not end the tick', async () => {
    const broken = createPoller({
      store: {
        ...store,
        saveSourceState: (state) =>
          state.feed === 'outlet'
            ? Promise.reject(new Error('locked'))
            : store.saveSourceState(state),
      },
      sources: sources(),
      http: httpOf(web),
      now: () => clock,
      random: () => 0.5,
      on: (event) => void events.push(event),
    });
    expect((await broken.tick()).map(({ source, kind, fault }) => [source, kind, fault])).toEqual([
      ['air-force-ua', 'polled', null],
      ['outlet', 'failed', 'ours'],
    ]);
  });
  test('a summary that cannot be read, and a channel gone silent, are told once', async () => {
    channel.publish({
      id: 2,
      html: 'У ніч на 2 липня противник атакував 12 бармаглотами невідомого типу та 5 ударними БпЛА. Збито 4 ворожі БпЛА.',
      at: '2026-07-02T04:30:00+00:00',
    });
    channel.publish({
      id: 3,
      html: 'У ніч на 1 липня противник атакував 12 ударними БпЛА типу Shahed. Збито 10 ворожих БпЛА.',
      at: '2026-06-30T20:30:00+00:00',
    });
    const polling = poller();
    for (let minute = 0; minute < 10; minute += 1) {
      await polling.tick();
      pass(1);
    }
    expect(events.filter(({ kind }) => kind === 'unreadable' || kind === 'silent')).toMatchObject([
      { kind: 'unreadable', source: 'air-force-ua', post: { key: '2' } },
      { kind: 'silent', source: 'air-force-ua', since: '2026-06-30T20:30:00.000Z' },
    ]);
  });
});

test('called off, it ends what runs, keeps no failure of it, and asks nobody afterwards', async () => {
  web.on('/s/kpszsu', () => undefined);
  web.on('/feed', page('no feed'));
  const polling = poller();
  const running = polling.tick();
  await expect.poll(() => askedFor('/s/kpszsu'), { timeout: 10_000 }).toBe(1);
  await polling.stop();
  expect((await running).find(({ source }) => source === 'air-force-ua')?.kind).toBe('stopped');
  expect((await store.sourceStates()).map(({ feed }) => feed)).not.toContain('air-force-ua');
  expect(await polling.tick()).toEqual([]);
});
