// Seven days in one run: 1,000 subscribers in both chats, restarts, an outage of ours and one of the source, a
// report that is corrected, and the night on which the clocks change. Every digest that was due is accounted for.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DateTime } from 'luxon';
import { createDelivery, type Delivery } from '../src/bots/delivery/delivery.ts';
import { createDiscord } from '../src/bots/discord/discord.ts';
import type { Handlers, Platform } from '../src/bots/platform.ts';
import { createTelegram } from '../src/bots/telegram/connect.ts';
import { ingestPosts } from '../src/data/ingest.ts';
import type { Post } from '../src/data/model/post.ts';
import { openStore } from '../src/data/store/open.ts';
import type { Store } from '../src/data/store/store.ts';
import { wordsOf } from '../src/digest/locale.ts';
import { startDiscord, type FakeDiscord } from '../test/fakes/discord/server.ts';
import { startTelegram, type FakeTelegram } from '../test/fakes/telegram/telegram.ts';
import { nightPost } from '../test/fixtures/night-post.ts';
import type { Measured } from './results.ts';

const perPlatform = 500;
/** First of the seven mornings; Europe's clocks change in the night to the 25th. */
const firstMorning = '2026-10-22';
const days = 7;
const step = 5 * 60_000;
const settings = {
  DIGEST_LATEST: '10:30',
  DIGEST_MAX_LATE: 4 * 3_600_000,
  TELEGRAM_RATE: 1000,
  DISCORD_RATE: 400,
};

/** What a morning is like: when the report comes (Kyiv), what it says, and what happens to us. */
interface Morning {
  readonly report: string;
  readonly drones: number;
  /** The report is corrected at that time to that number. */
  readonly corrected?: { readonly at: string; readonly drones: number };
  /** Kyiv times between which the process is down. */
  readonly down?: readonly [string, string];
  /** Kyiv times at which it is restarted. */
  readonly restarts?: readonly string[];
}
const mornings: readonly Morning[] = [
  { report: '08:40', drones: 101, restarts: ['08:45', '09:00'] },
  { report: '09:10', drones: 112, corrected: { at: '11:20', drones: 118 } },
  // The source is silent: a preliminary digest at 10:30, completed when the report is found.
  { report: '12:10', drones: 123 },
  { report: '08:20', drones: 134 },
  { report: '08:50', drones: 145, down: ['07:30', '10:20'] },
  { report: '09:00', drones: 156, corrected: { at: '09:40', drones: 160 }, restarts: ['09:05'] },
  { report: '08:30', drones: 167, restarts: ['10:00', '20:00'] },
];

const places: readonly (readonly [zone: string, at: string])[] = [
  ['Europe/Kyiv', '08:00'],
  ['Europe/Kyiv', '09:30'],
  ['Europe/Kyiv', '20:00'],
  ['Europe/Berlin', '07:00'],
  ['Europe/London', '08:00'],
  ['America/New_York', '08:00'],
  ['America/Los_Angeles', '08:00'],
  ['Asia/Tokyo', '19:00'],
];

const kyiv = (date: string, at: string): number =>
  DateTime.fromISO(`${date}T${at}`, { zone: 'Europe/Kyiv' }).toMillis();
const morningDate = (index: number): string =>
  DateTime.fromISO(firstMorning, { zone: 'utc' }).plus({ days: index }).toISODate() ?? '';

const reportOf = (date: string, drones: number, at: string, edited: boolean): Post => ({
  feed: 'air-force-ua',
  source: 'air-force-ua',
  key: date.replaceAll('-', ''),
  url: `https://t.me/kpszsu/${date.replaceAll('-', '')}`,
  title: null,
  outlet: null,
  text: nightPost({ date, drones, stopped: drones - 10 }),
  publishedAt: new Date(kyiv(date, at)).toISOString(),
  editedAt: edited ? new Date(kyiv(date, at) + 60_000).toISOString() : null,
});

const handlers = (store: Store, name: string): Handlers => ({
  answer: () => Promise.resolve(null),
  suggest: () => [],
  happened: () => Promise.resolve(),
  firstSeen: () => Promise.resolve(true),
  recall: (key) => store.recall(`${name}/${key}`),
  remember: (key, value) => store.remember(`${name}/${key}`, value),
  log: () => undefined,
});

const subscribe = async (
  store: Store,
  telegram: FakeTelegram,
  discord: FakeDiscord,
  now: Date,
): Promise<void> => {
  const guild = discord.world.addGuild();
  for (let index = 0; index < perPlatform; index += 1) {
    const [timezone, at] = places[index % places.length] ?? ['Europe/Kyiv', '08:00'];
    const person = 100_000 + index;
    telegram.world.addUser({ id: person });
    const known = telegram.world.person(person);
    if (known) known.started = true;
    const channel = discord.world.addChannel({ guild: guild.id }).id;
    for (const [platform, chat] of [
      ['telegram', String(person)],
      ['discord', channel],
    ] as const)
      await store.saveSubscriber(
        {
          platform,
          chat,
          thread: null,
          kind: platform === 'telegram' ? 'private' : 'group',
          title: null,
          owner: null,
          language: index % 2 === 0 ? 'en' : 'uk',
          timezone,
          at,
          sections: ['strikes', 'talks', 'aid'],
          threshold: null,
          weekly: false,
          silent: false,
        },
        now,
      );
  }
};

export const measureWeek = async (): Promise<readonly Measured[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'strike-week-'));
  const telegram = await startTelegram({ keepTexts: 20, schema: false });
  const discord = await startDiscord({ limits: 'none' });
  const start = kyiv(firstMorning, '00:00');
  const end = start + days * 86_400_000 + 20 * 3_600_000;
  let at = start - 3_600_000;
  const now = (): Date => new Date(at);
  const store = await openStore({ url: `file:${join(folder, 'week.db')}`, now: now() });
  await subscribe(store, telegram, discord, now());
  const platforms: readonly Platform[] = [
    createTelegram({
      token: telegram.token,
      apiRoot: telegram.apiRoot,
      zone: 'Europe/Kyiv',
      now: () => new Date(),
    }),
    createDiscord({
      token: discord.token,
      applicationId: discord.application,
      apiUrl: discord.url,
      rate: settings.DISCORD_RATE,
      zone: 'Europe/Kyiv',
      now: () => new Date(),
    }),
  ];
  for (const platform of platforms) await platform.start(handlers(store, platform.name));
  const alarms: string[] = [];
  const begin = (): Delivery => {
    const delivery = createDelivery({
      store,
      platforms,
      config: settings,
      now,
      on: (event) => {
        if (event.event === 'alarm') alarms.push(event.text);
      },
    });
    delivery.start();
    return delivery;
  };
  let delivery: Delivery | null = begin();
  let restarts = 0;

  /** Nothing waits that may be sent now. */
  const drained = async (): Promise<void> => {
    for (const until = performance.now() + 120_000; performance.now() < until; await wait(15)) {
      const counts = await store.deliveryCounts();
      const edits = (await store.editCounts()).reduce((sum, { count }) => sum + count, 0);
      if (counts.pending + counts.sending === 0 && edits === 0) return;
      delivery?.wake();
    }
    throw new Error('the queue did not drain');
  };

  const events: { readonly at: number; readonly run: () => Promise<void> }[] = [];
  for (const [index, morning] of mornings.entries()) {
    const date = morningDate(index);
    const say = (post: Post) => async (): Promise<void> => {
      await ingestPosts(store, [post], now());
    };
    events.push({
      at: kyiv(date, morning.report),
      run: say(reportOf(date, morning.drones, morning.report, false)),
    });
    if (morning.corrected)
      events.push({
        at: kyiv(date, morning.corrected.at),
        run: say(reportOf(date, morning.corrected.drones, morning.report, true)),
      });
    if (morning.down) {
      const [from, to] = morning.down;
      events.push({
        at: kyiv(date, from),
        run: async () => {
          await delivery?.stop();
          delivery = null;
        },
      });
      events.push({
        at: kyiv(date, to),
        run: async () => {
          restarts += 1;
          delivery = begin();
        },
      });
    }
    for (const time of morning.restarts ?? [])
      events.push({
        at: kyiv(date, time),
        run: async () => {
          restarts += 1;
          await delivery?.stop();
          delivery = begin();
        },
      });
  }
  events.sort((a, b) => a.at - b.at);

  const started = performance.now();
  try {
    for (; at <= end; at += step) {
      for (let event = events[0]; event && event.at <= at; event = events[0]) {
        events.shift();
        await event.run();
      }
      if (!delivery) continue;
      await delivery.tick();
      const counts = await store.deliveryCounts();
      const edits = await store.editCounts();
      if (counts.pending + counts.sending > 0 || edits.length > 0) await drained();
    }
    await delivery?.stop();

    const nights = mornings.map((_, index) => morningDate(index));
    const labels = nights.map((night) => ({
      night,
      en: wordsOf('en').night(night),
      uk: wordsOf('uk').night(night),
    }));
    const copies = new Map<string, number>();
    const count = (chat: string, text: string): void => {
      const of = labels.find(({ en, uk }) => text.includes(en) || text.includes(uk));
      if (of) copies.set(`${chat} ${of.night}`, (copies.get(`${chat} ${of.night}`) ?? 0) + 1);
    };
    for (const { chat, text } of telegram.world.sent) count(chat, text);
    for (const channel of discord.world.channels.values())
      for (const { body } of discord.messages(channel.id)) count(channel.id, JSON.stringify(body));
    let due = 0;
    let accounted = 0;
    for (const slot of nights) {
      const states = await store.deliveryCounts({ kind: 'daily', slot });
      due += 2 * perPlatform;
      accounted += Object.values(states).reduce((sum, one) => sum + one, 0);
    }
    const total = await store.deliveryCounts({ kind: 'daily' });
    const sentNow = [...copies.values()];
    const line = (
      name: string,
      value: number,
      n: number,
      bound: { readonly limit?: number; readonly floor?: number } = {},
    ): Measured => ({ name, value, unit: 'of', n, ...bound });
    const stale = corrected(telegram, discord, labels);
    return [
      line('digests due, each in one terminal state', accounted, due, { floor: due, limit: due }),
      line('delivered once', sentNow.filter((one) => one === 1).length, due),
      line('delivered twice', sentNow.filter((one) => one > 1).length, due, { limit: 0 }),
      line('expired while we were down, and told in the panel', total.expired, due),
      line('unknown', total.unknown, due),
      line('failed', total.failed, due, { limit: 0 }),
      line('messages left with a figure that was corrected', stale, 2 * 2 * perPlatform, {
        limit: 0,
      }),
      line('alarms', alarms.length, restarts, { limit: 0 }),
      {
        name: 'seven days took',
        value: (performance.now() - started) / 1000,
        unit: 's',
        n: 1,
        note: `${restarts} restarts, clocks changed, one tick in ${step / 60_000} minutes`,
      },
    ];
  } finally {
    for (const platform of platforms) await platform.stop();
    await store.close();
    await Promise.all([telegram.close(), discord.close()]);
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Messages that still show the figure from before a correction. */
const corrected = (
  telegram: FakeTelegram,
  discord: FakeDiscord,
  labels: readonly { readonly night: string; readonly en: string; readonly uk: string }[],
): number => {
  let stale = 0;
  const look = (text: string): void => {
    for (const [index, { corrected: change, drones }] of mornings.entries()) {
      const label = labels[index];
      if (!change || !label || !(text.includes(label.en) || text.includes(label.uk))) continue;
      if (text.includes(String(drones)) && !text.includes(String(change.drones))) stale += 1;
    }
  };
  for (let index = 0; index < perPlatform; index += 1)
    for (const message of telegram.world.chat(100_000 + index)?.messages.values() ?? [])
      look(message.text);
  for (const channel of discord.world.channels.values())
    for (const { body } of discord.messages(channel.id)) look(JSON.stringify(body));
  return stale;
};
