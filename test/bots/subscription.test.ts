// The panel as people use it: typed and pressed, by those who may and those who may not.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseClock } from '../../src/bots/commands/typed/clock.ts';
import { composeSuggest } from '../../src/bots/commands/suggest.ts';
import { findZone } from '../../src/bots/commands/typed/zones.ts';
import { composeAnswer } from '../../src/bots/compose.ts';
import { formatText } from '../../src/bots/console/format.ts';
import { applyHappening } from '../../src/bots/happened.ts';
import type { Answer, Reply, Request } from '../../src/bots/platform.ts';
import type { LastDelivery } from '../../src/bots/subscriptions.ts';
import type { Place } from '../../src/data/model/subscriber.ts';
import { openStore } from '../../src/data/store/open.ts';
import type { Store } from '../../src/data/store/store.ts';

const now = new Date('2026-11-24T07:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'strike-digest-'));
let store: Store;
let answer: Answer;
let missing: readonly string[] = [];
let last: LastDelivery | null = null;
beforeAll(async () => {
  store = await openStore({ url: `file:${join(folder, 'panel.db')}`, now });
  answer = composeAnswer(store, {
    now: () => now,
    subscriptions: {
      defaults: { timezone: 'Europe/Kyiv', at: '08:00' },
      missing: () => Promise.resolve(missing),
      next: () =>
        Promise.resolve({
          night: '2026-11-25',
          at: new Date('2026-11-25T06:00:00Z'),
          waitsForReport: true,
        }),
      last: () => Promise.resolve(last),
    },
  });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const group: Place = { platform: 'telegram', chat: '-1001234567890', thread: null };
let place: Place = group;
let count = 0;
beforeEach(() => {
  count += 1;
  missing = [];
  last = null;
  place = { ...group, chat: `-100${String(count).padStart(10, '0')}` };
});

const asked = (line: string, change: Partial<Request> = {}): Request => {
  const [, command = '', argument = ''] = /^\/?(\S+)\s*([\s\S]*)$/.exec(line) ?? [];
  return {
    platform: 'telegram',
    command,
    argument,
    language: 'en',
    zone: 'Europe/Kyiv',
    place,
    kind: 'group',
    title: 'Morning readers',
    actor: { id: '42', mayConfigure: () => Promise.resolve(true) },
    ...change,
  };
};
const say = (line: string, change: Partial<Request> = {}): Promise<Reply | null> =>
  answer(asked(line, change));
const text = (reply: Reply | null): string => (reply ? formatText(reply.message) : '');
const press = async (reply: Reply | null, label: string, change: Partial<Request> = {}) => {
  const action = reply?.message.actions.find((one) => one.label.includes(label));
  if (!action) throw new Error(`no button "${label}" in ${text(reply)}`);
  return say(action.command, change);
};

describe('one panel', () => {
  test('subscribing says when the next digest comes, and asking again shows the same panel', async () => {
    const first = await say('/subscribe');
    expect(text(first)).toContain('Morning digest for Morning readers');
    expect(text(first)).toContain('Subscribed.\n');
    expect(text(first)).toContain("Next: tomorrow, about 08:00, when the night's report is out");
    // Each thing stands there once.
    expect(text(first).match(/08:00/g)).toHaveLength(2);
    expect(text(first)).toContain('Missing permissions: none');
    expect(first?.discreet).toBe(true);
    expect(text(await say('/subscribe'))).not.toContain('Subscribed.');
    expect((await store.subscriber(place))?.state).toBe('active');
  });
  test('hour, zone, language, sections, threshold, sound and weekly are changed by buttons', async () => {
    let panel = await say('/subscribe');
    panel = await press(await press(panel, 'Hour'), '09:00');
    panel = await press(await press(panel, 'Time zone'), 'New York');
    const sections = await press(await press(panel, 'Sections'), 'aid');
    panel = await press(sections, 'Back');
    panel = await press(await press(panel, 'Which nights'), '300');
    panel = await press(panel, 'Silent');
    panel = await press(panel, 'Weekly summary');
    expect(await store.subscriber(place)).toMatchObject({
      at: '09:00',
      timezone: 'America/New_York',
      sections: ['strikes', 'talks'],
      threshold: 300,
      silent: true,
      weekly: true,
      state: 'active',
    });
    panel = await press(await press(panel, 'Language'), 'українська');
    expect(text(panel)).toContain('Ранковий дайджест');
    expect(text(await say('/night'))).toMatch(/\p{Script=Cyrillic}/u);
  });
  test('what is typed is understood as people write it', async () => {
    await say('/subscribe');
    await say('/subscribe at 7.30 pm');
    await say('/subscribe zone Львів');
    expect(await store.subscriber(place)).toMatchObject({ at: '19:30', timezone: 'Europe/Kyiv' });
    expect(text(await say('/subscribe at noonish'))).toContain('"noonish"');
    expect(text(await say('/subscribe zone Nowhereville'))).toContain('"Nowhereville"');
    expect(text(await say('/subscribe colour blue'))).toContain('"colour"');
    expect(text(await say('/subscribe threshold -5'))).toContain('"-5"');
    expect(await store.subscriber(place)).toMatchObject({ at: '19:30', threshold: null });
  });
  test.each([
    [21, 'щонайменше 21 засіб'],
    [22, 'щонайменше 22 засоби'],
    [111, 'щонайменше 111 засобів'],
  ])('a threshold of %i in Ukrainian', async (count, words) => {
    await say('/subscribe', { language: 'uk' });
    expect(text(await say(`/subscribe threshold ${count}`))).toContain(words);
  });
  test('other places of a name are told in one sentence', async () => {
    await say('/subscribe');
    expect(text(await say('/subscribe zone Springfield'))).toMatch(
      /Other places of that name: America\/\w+(, America\/\w+)*\./,
    );
  });
  test('an evening hour is no morning', async () => {
    await say('/subscribe');
    expect(text(await say('/subscribe at 19:00'))).toContain('On: every day from 19:00');
  });
  test('a setting typed by somebody new subscribes with it, what is no setting keeps nothing', async () => {
    expect(text(await say('/subscribe colour blue'))).toContain('"colour"');
    expect(text(await say('/subscribe at noonish'))).toContain('"noonish"');
    expect(text(await say('/subscribe at'))).toContain('From which hour');
    expect(await store.subscriber(place)).toBeNull();
    expect(text(await say('/subscribe at 07:30'))).toMatch(
      /Subscribed\.\nOn: every day from 07:30/,
    );
    expect(await store.subscriber(place)).toMatchObject({ at: '07:30', state: 'active' });
  });
  test('what was stopped stays so while its settings change', async () => {
    await say('/subscribe');
    await say('/stop');
    expect(text(await say('/subscribe at 06:00'))).toContain('Off.');
    expect(await store.subscriber(place)).toMatchObject({ at: '06:00', state: 'stopped' });
  });
  test('an hour alone is the hour', async () => {
    await say('/subscribe 7:30');
    expect(await store.subscriber(place)).toMatchObject({ at: '07:30', state: 'active' });
    await say('/subscribe 8 pm');
    expect((await store.subscriber(place))?.at).toBe('20:00');
  });
  test.each([
    ['година 7:30', { at: '07:30' }],
    ['пояс Варшава', { timezone: 'Europe/Warsaw' }],
    ['часовий пояс Варшава', { timezone: 'Europe/Warsaw' }],
    ['timezone Warsaw', { timezone: 'Europe/Warsaw' }],
    ['мова англійська', { language: 'en' }],
    ['language Ukrainian', { language: 'uk' }],
    ['language ua', { language: 'uk' }],
    ['поріг 100', { threshold: 100 }],
    ['розділи переговори, допомога', { sections: ['talks', 'aid'] }],
    ['тихо', { silent: true }],
    ['тихо так', { silent: true }],
    ['щотижня так', { weekly: true }],
    ['зупинити', { state: 'stopped' }],
    ['стоп', { state: 'stopped' }],
  ] as const)('“/subscribe %s” in Ukrainian', async (typed, becomes) => {
    await say('/subscribe', { language: 'uk' });
    await say(`/subscribe ${typed}`, { language: 'uk' });
    expect(await store.subscriber(place)).toMatchObject(becomes);
  });
  test('what is no setting is told what there is, in words that are understood', async () => {
    await say('/subscribe', { language: 'uk' });
    const told = text(await say('/subscribe колір синій'));
    const named = /Є такі: (.*)\./.exec(told)?.[1]?.split(', ') ?? [];
    expect(named).toHaveLength(9);
    for (const name of named.filter((one) => !/видалити|стоп/.test(one)))
      expect(text(await say(`/subscribe ${name}`)), name).not.toContain('Не знаю налаштування');
    expect(text(await say('/subscribe видалити'))).toContain('Видалити все?');
    expect(text(await say('/subscribe стоп'))).toContain('Зупинено.');
  });
  test('a night that was not sent says why', async () => {
    await say('/subscribe');
    const night = { night: '2026-11-24', at: '2026-11-24T06:00:00Z' } as const;
    last = { ...night, state: 'cancelled', reason: 'below-threshold' };
    expect(text(await say('/status'))).toContain(
      'Last: night of 23–24 November, not sent: fewer munitions were launched than you asked for',
    );
    last = { ...night, state: 'failed', reason: 'no-access' };
    expect(text(await say('/status'))).toContain('not delivered (the bot cannot see the channel)');
  });
  test('the last section stays', async () => {
    await say('/subscribe');
    await say('/subscribe sections talks');
    await say('/subscribe sections aid');
    expect(text(await say('/subscribe sections strikes'))).toContain('At least one section');
    expect((await store.subscriber(place))?.sections).toEqual(['strikes']);
  });
  test('a missing permission is named at once', async () => {
    missing = ['Send Messages'];
    const panel = text(await say('/subscribe'));
    expect(panel).toContain('Subscribed, but I cannot post there yet');
    expect(panel).toContain('Missing permissions: Send Messages');
    expect(panel.match(/Send Messages/g)).toHaveLength(1);
  });
  test('stopping keeps the settings, starting again uses them', async () => {
    await say('/subscribe');
    await say('/subscribe at 06:15');
    expect(text(await say('/stop'))).toContain('Stopped.');
    expect((await store.subscriber(place))?.state).toBe('stopped');
    await say('/subscribe');
    expect(await store.subscriber(place)).toMatchObject({ at: '06:15', state: 'active' });
    expect(text(await say('/unsubscribe'))).toContain('Stopped.');
    expect(text(await say('/stop'))).toContain('Nothing is subscribed here');
  });
  test('/forget shows what is kept and deletes it only when pressed', async () => {
    await say('/subscribe');
    const shown = await say('/forget');
    expect(text(shown)).toContain(`${place.chat} (Telegram)`);
    expect(text(shown)).toContain('42');
    expect(await store.subscriber(place)).not.toBeNull();
    expect(text(await press(shown, 'Yes, delete'))).toContain('Deleted.');
    expect(await store.subscriber(place)).toBeNull();
    expect(text(await say('/forget'))).toContain('Nothing is kept');
  });
  test('nowhere to send to is said, and questions are answered there all the same', async () => {
    expect(text(await say('/subscribe', { place: null }))).toContain('cannot be sent here');
    expect(text(await say('/help', { place: null }))).toContain('/night');
  });
  test('every command of a button fits what platforms carry', async () => {
    const panel = await say(`/subscribe ${place.chat} start`);
    const asks = await Promise.all(
      ['at', 'zone', 'language', 'sections', 'threshold', 'forget'].map((name) =>
        say(`/subscribe ${place.chat} ${name}`),
      ),
    );
    for (const reply of [panel, ...asks])
      for (const { command } of reply?.message.actions ?? [])
        expect(Buffer.byteLength(command), command).toBeLessThanOrEqual(60);
  });
});

describe('who may', () => {
  const stranger = { actor: { id: '7', mayConfigure: () => Promise.resolve(false) } };
  test('a person without rights changes nothing, typed or pressed', async () => {
    const panel = await say('/subscribe');
    const before = await store.subscriber(place);
    for (const { command } of panel?.message.actions ?? []) {
      if (/ panel$/.test(command)) continue;
      expect(text(await say(command, stranger)), command).toContain('Only administrators');
    }
    for (const line of [
      '/stop',
      '/forget',
      '/forget yes',
      '/subscribe at 05:00',
      '/subscribe start',
    ])
      expect(text(await say(line, stranger)), line).toContain('Only administrators');
    expect(await store.subscriber(place)).toEqual(before);
  });
  test('a button forged for another chat is refused by that chat’s own rights', async () => {
    await say('/subscribe');
    const elsewhere = { platform: 'telegram', chat: '555', thread: null } as const;
    const actor = {
      id: '555',
      mayConfigure: (about: Place) => Promise.resolve(about.chat === '555'),
    };
    const forged = await say(`/subscribe ${place.chat} stop`, {
      place: elsewhere,
      kind: 'private',
      actor,
    });
    expect(text(forged)).toContain('Only administrators');
    expect((await store.subscriber(place))?.state).toBe('active');
  });
  test('what somebody set up elsewhere is told in their private chat alone', async () => {
    await say('/subscribe');
    const asker = { actor: { id: '42', mayConfigure: () => Promise.resolve(false) } };
    expect(text(await say('/subscribe places', asker))).toContain('Only administrators');
    const administrator = text(await say('/subscribe places'));
    expect(administrator).not.toContain('that you set up');
  });
  test('on Discord the permission is named that it takes', async () => {
    const server = { ...stranger, platform: 'discord' as const };
    expect(text(await say('/subscribe', server))).toContain('the permission "Manage Server"');
    expect(text(await say('/subscribe', { ...server, language: 'uk' }))).toContain('Manage Server');
  });
  test('a channel is set up from a private chat, and its panel goes on being about the channel', async () => {
    const channel: Place = {
      platform: 'telegram',
      chat: `${place.chat}9`.slice(0, 14),
      thread: null,
    };
    const here = {
      place: { platform: 'telegram', chat: '42', thread: null },
      kind: 'private',
      title: null,
    } as const;
    const panel = await say('/subscribe start', {
      ...here,
      about: { place: channel, kind: 'channel', title: 'Air news' },
    });
    expect(text(panel)).toContain('Air news');
    await press(await press(panel, 'Hour', here), '10:00', here);
    // What is typed after the hint changes the channel, not the chat it is typed in.
    for (const setting of ['Hour', 'Time zone', 'Which nights'])
      expect(text(await press(panel, setting, here))).toContain(`/subscribe ${channel.chat} `);
    expect(await store.subscriber(channel)).toMatchObject({
      at: '10:00',
      title: 'Air news',
      kind: 'channel',
      owner: '42',
    });
    const own = await say('/subscribe', here);
    const pages = [await press(own, 'Other channels', here)];
    while (pages.at(-1)?.message.actions.some(({ label }) => label === 'More'))
      pages.push(await press(pages.at(-1) ?? null, 'More', here));
    const labels = pages.flatMap((page) => page?.message.actions.map(({ label }) => label) ?? []);
    expect(labels.filter((label) => label === 'Air news')).toHaveLength(1);
  });
  test('an anonymous administrator is nobody’s owner', async () => {
    await say('/subscribe', { actor: { id: null, mayConfigure: () => Promise.resolve(true) } });
    expect((await store.subscriber(place))?.owner).toBeNull();
  });
});

describe('what happens to a chat', () => {
  test('events that come in the wrong order leave the newest state', async () => {
    await say('/subscribe');
    const { chat } = place;
    const at = (minute: number) => `2026-11-24T07:${String(minute).padStart(2, '0')}:00Z`;
    await applyHappening(store, 'telegram', { what: 'regained', chat, at: at(5) });
    await applyHappening(store, 'telegram', {
      what: 'lost',
      chat,
      thread: null,
      reason: 'blocked',
      at: at(4),
    });
    expect((await store.subscriber(place))?.state).toBe('active');
    await applyHappening(store, 'telegram', {
      what: 'lost',
      chat,
      thread: null,
      reason: 'blocked',
      at: at(6),
    });
    expect(await store.subscriber(place)).toMatchObject({ state: 'paused', reason: 'blocked' });
    expect(text(await say('/status'))).toContain('Paused: the bot was blocked');
    await applyHappening(store, 'telegram', { what: 'regained', chat, at: at(7) });
    expect((await store.subscriber(place))?.state).toBe('active');
  });
  test('a group that becomes a supergroup is followed, also where that one is subscribed already', async () => {
    await say('/subscribe');
    await say('/subscribe at 05:30');
    const to = { ...place, chat: `${place.chat.slice(0, 13)}7` };
    await say('/subscribe', { place: to });
    await applyHappening(store, 'telegram', {
      what: 'moved',
      chat: place.chat,
      to: to.chat,
      at: now.toISOString(),
    });
    expect(await store.subscriber(place)).toBeNull();
    expect(await store.subscriber(to)).toMatchObject({ at: '05:30', state: 'active' });
  });
  test('what a person stopped is not started by an unblocking', async () => {
    await say('/subscribe');
    await say('/stop');
    await applyHappening(store, 'telegram', {
      what: 'regained',
      chat: place.chat,
      at: now.toISOString(),
    });
    expect((await store.subscriber(place))?.state).toBe('stopped');
  });
});

describe('hours and places as people write them', () => {
  test.each([
    ['8', '08:00'],
    ['08:00', '08:00'],
    ['7.30', '07:30'],
    ['0730', '07:30'],
    ['7 pm', '19:00'],
    ['12am', '00:00'],
    ['12:15 p.m.', '12:15'],
    ['24:00', '00:00'],
    ['21h', '21:00'],
    ['25', null],
    ['8:75', null],
    ['13 pm', null],
    ['', null],
    ['eight', null],
  ])('“%s” is %s', (typed, at) => {
    expect(parseClock(typed)).toBe(at);
  });
  test.each([
    ['Europe/Kyiv', 'Europe/Kyiv'],
    ['europe/kiev', 'Europe/Kyiv'],
    ['KYIV', 'Europe/Kyiv'],
    ['Київ', 'Europe/Kyiv'],
    ['Варшава', 'Europe/Warsaw'],
    ['new york', 'America/New_York'],
    ['Los_Angeles', 'America/Los_Angeles'],
    ['Mumbai', 'Asia/Kolkata'],
    ['UTC+3', 'UTC+3'],
    ['gmt -5', 'UTC-5'],
    ['+05:30', 'UTC+5:30'],
    ['us/pacific', 'America/Los_Angeles'],
  ])('“%s” is the zone %s', async (typed, zone) => {
    expect(await findZone(typed)).toMatchObject({ kind: 'zone', zone });
  });
  test.each(['', 'UTC+25', 'asdfgh', '__proto__', '../../etc', 'x'.repeat(5000)])(
    '“%s” is no place',
    async (typed) => {
      expect(await findZone(typed)).toEqual({ kind: 'none' });
    },
  );
  test('the words that the talks are asked by are proposed, then dates', () => {
    const suggest = composeSuggest(() => now);
    const ask = (typed: string, language: 'en' | 'uk') =>
      suggest({ command: 'talks', option: 'since', typed, language, zone: 'Europe/Kyiv' }).map(
        ({ value }) => value,
      );
    expect(ask('', 'en').slice(0, 4)).toEqual(['talks', 'exchanges', 'ceasefire', 'pledges']);
    expect(ask('', 'en')).toHaveLength(25);
    expect(ask('ex', 'en')).toEqual(['exchanges']);
    expect(ask('обм', 'uk')).toEqual(['обміни']);
    expect(ask('21 July 2025', 'en')).toEqual(['2025-07-21']);
  });
  test('words for days and months are proposed as they are begun', () => {
    const suggest = composeSuggest(() => now);
    const ask = (typed: string, language: 'en' | 'uk') =>
      suggest({ command: 'night', option: 'date', typed, language, zone: 'Europe/Kyiv' }).map(
        ({ value }) => value,
      );
    expect(ask('yest', 'en')[0]).toBe('2026-11-23');
    expect(ask('вчо', 'uk')[0]).toBe('2026-11-23');
    expect(ask('last n', 'en')[0]).toBe('2026-11-24');
    expect(ask('july', 'en')[0]).toBe('2026-07-31');
    expect(ask('липень', 'uk')).toContain('2026-07-21');
    expect(ask('липень 2025', 'uk')[0]).toBe('2025-07-31');
  });
  test('proposals come for anything typed, at most 25, in the language asked', () => {
    const suggest = composeSuggest(() => now);
    const ask = (option: string, typed: string) =>
      suggest({ command: 'night', option, typed, language: 'uk', zone: 'Europe/Kyiv' });
    expect(ask('date', '')).toHaveLength(25);
    expect(ask('date', '21 липня 2025')[0]).toMatchObject({ value: '2025-07-21' });
    expect(ask('date', '21 лип').map(({ value }) => value)).toEqual(
      expect.arrayContaining(['2026-07-21', '2025-07-21', '2024-07-21']),
    );
    expect(ask('date', '2025-07')).toHaveLength(25);
    const stats = (typed: string) =>
      suggest({ command: 'stats', option: 'first', typed, language: 'uk', zone: 'Europe/Kyiv' });
    expect(stats('2025')[0]).toEqual({ label: '2025 рік', value: '2025' });
    expect(stats('2025-07')[0]).toEqual({ label: 'липень 2025 року', value: '2025-07' });
    expect(stats('2025-07')).toHaveLength(25);
    expect(stats('2099')).toEqual([]);
    expect(ask('region', 'одес')[0]).toMatchObject({ value: 'UA-51' });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
        for (const option of ['date', 'region']) {
          const choices = ask(option, typed);
          expect(choices.length).toBeLessThanOrEqual(25);
          for (const { label, value } of choices) {
            expect(label.length).toBeLessThanOrEqual(100);
            expect(value.length).toBeLessThanOrEqual(100);
          }
        }
      }),
      { numRuns: 15 },
    );
  });
});
