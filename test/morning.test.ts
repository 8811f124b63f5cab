// One night from raw words to the messages of two chats and a terminal: the first test to read.
//
// Posts as their channels write them go through the reader into an empty database; the digest is built from
// what was read, and rendered in two languages. At 11:40 the Air Force edits its post.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatText } from '../src/bots/console/format.ts';
import { findDigest } from '../src/bots/digests.ts';
import { formatDiscord } from '../src/bots/discord/format.ts';
import { formatTelegram } from '../src/bots/telegram/sending/format.ts';
import { ingestPosts } from '../src/data/ingest.ts';
import type { Post } from '../src/data/model/post.ts';
import type { Language } from '../src/data/model/terms.ts';
import { openStore } from '../src/data/store/open.ts';
import type { Store } from '../src/data/store/store.ts';
import type { Digest } from '../src/digest/digest.ts';
import type { Message } from '../src/digest/message.ts';
import { renderNight } from '../src/digest/render.ts';
import { ownFolder } from './own-folder.ts';

const airForce = (text: string, editedAt: string | null): Post => ({
  feed: 'air-force-ua',
  source: 'air-force-ua',
  key: '41801',
  url: 'https://t.me/kpszsu/41801',
  title: null,
  outlet: null,
  text,
  publishedAt: '2025-09-07T06:10:00Z',
  editedAt,
});

const tally = (drones: number, hits: number, places: number): string =>
  [
    '⚡️ЗБИТО/ПОДАВЛЕНО 4 РАКЕТИ ТА 747 ВОРОЖИХ БПЛА',
    '➖➖➖➖➖➖➖➖',
    'У ніч на 7 вересня (з 18:00 6 вересня) противник атакував чотирма балістичними ракетами Іскандер-М/KN-23 із Криму, ' +
      `9-ма крилатими ракетами Іскандер-К з Курської області та ${drones}-ма ударними БпЛА типу Shahed ` +
      'і безпілотниками-імітаторами різних типів із напрямків: Курськ, Брянськ, Міллерово, Приморсько-Ахтарськ – рф.',
    '💥 За попередніми даними, станом на 09:00, протиповітряною обороною збито/подавлено 751 ціль: ' +
      '747 БпЛА типу Shahed та безпілотників-імітаторів інших типів на півночі, півдні, сході та в центрі країни; ' +
      '4 крилаті ракети Іскандер-К.',
    `Зафіксовано влучання 9 ракет та ${hits} ударних БПЛА на ${places} локаціях, ` +
      'а також падіння збитих (уламки) на 8 локаціях.',
    '✊ Тримаймо небо! 🇺🇦 Разом – до перемоги!',
  ].join('\n\n');

const ministry: Post = {
  feed: 'defence-ministry-ru',
  source: 'defence-ministry-ru',
  key: '56300',
  url: 'https://t.me/mod_russia/56300',
  title: null,
  outlet: null,
  text:
    '⚡️ В течение прошедшей ночи дежурными средствами ПВО перехвачены и уничтожены 69 украинских ' +
    'беспилотных летательных аппаратов самолетного типа над территориями Белгородской, Воронежской ' +
    'и Курской областей, Краснодарского края и над акваторией Азовского моря.\n\n🔹 Подписаться на канал',
  publishedAt: '2025-09-07T04:19:00Z',
  editedAt: null,
};

const article: Post = {
  feed: 'wire',
  source: 'news',
  key: 'talks',
  url: 'https://news.example/talks',
  title: 'Zelensky turns down Moscow',
  outlet: 'Example Wire',
  text:
    'Kremlin Spokesperson Dmitry Peskov stated on September 5 that Russia is ready to hold a round of ' +
    'negotiations with Ukraine in Moscow.\n\n' +
    'Ukrainian President Volodymyr Zelensky said on Saturday that Ukraine rejects talks with Russia in Moscow.\n\n' +
    'Russia and Ukraine exchanged 146 prisoners of war each on August 24.',
  publishedAt: '2025-09-06T15:00:00Z',
  editedAt: null,
};

const alert: Post = {
  ...airForce('🛵 БпЛА на півночі Чернігівщини курсом на південь.', null),
  key: '41790',
  url: 'https://t.me/kpszsu/41790',
  publishedAt: '2025-09-06T20:10:00Z',
};

const night = '2025-09-07';
const text = (message: Message): string => formatText(message);
let store: Store;
let early: Digest;
let revised: Digest;

const digestNow = async (): Promise<Digest> => {
  const found = await findDigest(store, night);
  if (!found) throw new Error('nothing is known about the night');
  return found.digest;
};

beforeAll(async () => {
  const folder = ownFolder();
  store = await openStore({
    url: `file:${join(folder, 'morning.db')}`,
    now: new Date('2025-09-06T00:00:00Z'),
  });
  const first = await ingestPosts(
    store,
    [article, alert, ministry, airForce(tally(805, 56, 37), null)],
    new Date('2025-09-07T06:20:00Z'),
  );
  expect(first).toMatchObject({ added: 4, report: 3, notAReport: 1, unreadable: 0, failures: [] });
  early = await digestNow();
  await ingestPosts(
    store,
    [airForce(tally(810, 54, 33), '2025-09-07T08:40:00Z')],
    new Date('2025-09-07T08:41:00Z'),
  );
  revised = await digestNow();
});
afterAll(() => store.close());

const push = (digest: Digest, language: Language): Message =>
  renderNight(digest, { language, variant: 'push', today: night, zone: 'Europe/Kyiv' });

describe('the morning of 7 September 2025', () => {
  test('says who launched what, what came of it and what adds up', () => {
    const message = text(push(early, 'en'));
    expect(message).toContain('Night of 6–7 September 2025');
    expect(message).toContain('Launched: 805 drones; missiles: 4 Iskander-M/KN-23, 9 Iskander-K');
    expect(message).toContain('56 drones and 9 missiles');
    expect(message).toContain('at 37 places; debris at 8');
    expect(message).toContain('13 missiles is our sum');
    expect(early.state).toBe('complete');
  });
  test('gives the other direction in the same words', () => {
    const message = text(push(early, 'en'));
    expect(message).toMatch(/RUSSIA → UKRAINE · Ukraine's Air Force says \[\d\]/);
    expect(message).toMatch(/UKRAINE → RUSSIA · Russia's Defence Ministry says \[\d\]/);
    expect(message).toContain('Shot down: 69 drones');
  });
  test("carries yesterday's diplomacy and nothing that the article recalls of August", () => {
    const message = text(push(early, 'en'));
    expect(message).toMatch(/TALKS\nZelensky: talks in Moscow rejected \[\d\]/);
    expect(message).toMatch(/Peskov: "Russia is ready to hold a round of negotiations.*" \[\d\]/);
    expect(message).not.toContain('146');
  });
  test('names every source with its address', () => {
    const { sources } = push(early, 'en');
    expect(sources.map(({ url }) => url)).toEqual(
      expect.arrayContaining([
        'https://t.me/kpszsu/41801',
        'https://t.me/mod_russia/56300',
        'https://news.example/talks',
      ]),
    );
  });
  test('says the same in Ukrainian, with its own plurals', () => {
    const message = text(push(early, 'uk'));
    expect(message).toContain('Запущено: 805 дронів; ракети: 4 «Іскандер-М»/KN-23, 9 «Іскандер-К»');
    expect(message).toContain('Збито: 69 дронів');
    expect(message).toContain('13 ракет – наша сума');
  });
  test('shows at 11:40 what the Air Force changed, in the message that was already sent', () => {
    const message = text(push(revised, 'en'));
    expect(message).toMatch(/revised 11:4\d: .*hits 56 → 54.*\(Air Force\)/);
    expect(message).toContain('Launched: 810 drones');
    expect(message).not.toContain('Launched: 805');
    expect(text(push(revised, 'uk'))).toMatch(/уточнено о 11:4\d: .*влучання 56 → 54/);
  });
  test('diplomacy of a sent message stays as it was', () => {
    expect(revised.news).toEqual(early.news);
  });
  test('fits both chats', () => {
    const message = push(revised, 'uk');
    expect(formatTelegram(message)).toMatch(/^<b>Ніч 6–7 вересня 2025 року<\/b>/);
    expect(formatDiscord(message).embeds[0]?.title).toBe('Ніч 6–7 вересня 2025 року');
  });
});
