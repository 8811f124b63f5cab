// What people do on Discord, and what they see.
import { describe, expect, test } from 'vitest';
import { blamelessBot, listeningBot, message, picture, reply } from './bot.ts';

const ephemeral = (flags: number | undefined): boolean => ((flags ?? 0) & 64) !== 0;

describe('commands', () => {
  test('an option becomes what a person would have typed, and the answer stands in the channel', async () => {
    const { bot, asked } = await listeningBot();
    const asking = bot.fake.people.slash({ ...bot.doing, locale: 'uk' }, 'night', {
      date: '21.07',
    });
    await bot.fake.people.seen(asking);
    expect(asked[0]).toMatchObject({
      platform: 'discord',
      command: 'night',
      argument: '21.07',
      language: 'uk',
      zone: 'Europe/Kyiv',
      place: { platform: 'discord', chat: bot.channel, thread: null },
      kind: 'group',
      title: 'news',
    });
    expect(bot.fake.messages(bot.channel)).toHaveLength(1);
    expect(asking.message?.body['embeds']).toMatchObject([{ title: 'Night of 20–21 July' }]);
    expect(ephemeral(asking.message?.flags)).toBe(false);
  });
  test('a discreet answer and its picture are for one pair of eyes', async () => {
    const bot = await blamelessBot({
      answer: () => Promise.resolve(reply({ discreet: true, picture })),
    });
    const asking = await bot.fake.people.seen(bot.fake.people.slash(bot.doing, 'night'));
    expect(ephemeral(asking.message?.flags)).toBe(true);
    expect(asking.message?.files).toEqual([{ name: 'chart.png', size: 4 }]);
    expect(bot.fake.messages(bot.channel)).toHaveLength(0);
  });
  test('an answer that takes 2.9 s is deferred and edited in; nothing else is sent', async () => {
    let finish = (): void => undefined;
    const bot = await blamelessBot({
      answer: () => new Promise((resolve) => (finish = () => resolve(reply()))),
    });
    const asking = bot.fake.people.slash(bot.doing, 'night');
    await expect.poll(() => asking.deferred, { timeout: 2900 }).toBe(true);
    expect(asking.message).toBeNull();
    bot.fake.pass(2900);
    finish();
    await bot.fake.people.seen(asking);
    expect(asking.message?.body['embeds']).toHaveLength(1);
    expect(asking.followUps).toHaveLength(0);
  });
  test('a mistake found after a public deferral is still told discreetly', async () => {
    let finish = (): void => undefined;
    const bot = await blamelessBot({
      answer: () => new Promise((resolve) => (finish = () => resolve(reply({ discreet: true })))),
    });
    const asking = bot.fake.people.slash(bot.doing, 'night');
    await expect.poll(() => asking.deferred, { timeout: 2900 }).toBe(true);
    finish();
    await bot.fake.people.seen(asking);
    expect(asking.followUps).toHaveLength(1);
    expect(ephemeral(asking.message?.flags)).toBe(true);
    expect(bot.fake.messages(bot.channel)).toHaveLength(0);
  });
  test.each([
    ['lost before it arrived', { kind: 'reset', accepted: false }],
    ['lost after it arrived', { kind: 'broken', status: 502, accepted: true }],
  ] as const)('a discreet answer comes although the call before it was %s', async (_what, how) => {
    let finish = (): void => undefined;
    const bot = await blamelessBot({
      answer: () => new Promise((resolve) => (finish = () => resolve(reply({ discreet: true })))),
    });
    const asking = bot.fake.people.slash(bot.doing, 'night');
    await expect.poll(() => asking.deferred, { timeout: 2900 }).toBe(true);
    bot.fake.fail({ method: 'DELETE', how });
    finish();
    await bot.fake.people.seen(asking);
    expect(ephemeral(asking.message?.flags)).toBe(true);
    expect(bot.fake.messages(bot.channel)).toHaveLength(0);
  });
  test('an answer comes although it could not be announced', async () => {
    let finish = (): void => undefined;
    const bot = await blamelessBot({
      answer: () => new Promise((resolve) => (finish = () => resolve(reply()))),
    });
    const callbacks = () => bot.fake.calls.filter(({ path }) => path.endsWith('/callback')).length;
    bot.fake.fail({ path: '/callback$', times: 3, how: { kind: 'reset', accepted: false } });
    const asking = bot.fake.people.slash(bot.doing, 'night');
    await expect.poll(callbacks, { timeout: 10_000 }).toBe(3);
    finish();
    await expect.poll(callbacks, { timeout: 10_000 }).toBe(4);
    if (asking.firstAfter !== null) await bot.fake.people.seen(asking);
  });
  test('one sentence is said once, and a source in brackets keeps its link', async () => {
    const sentence = 'Only administrators can change this.';
    const bot = await blamelessBot({
      answer: () =>
        Promise.resolve(
          reply({
            message: message({
              summary: sentence,
              blocks: [
                {
                  id: 'note',
                  heading: null,
                  lines: [{ spans: [{ text: sentence }, { cite: 1 }] }],
                },
              ],
              sources: [{ number: 1, label: 'a', url: 'https://example.org/a_(b)' }],
            }),
          }),
        ),
    });
    const asking = await bot.fake.people.seen(bot.fake.people.slash(bot.doing, 'night'));
    const shown = JSON.stringify(asking.message?.body['embeds']);
    expect(shown.split(sentence)).toHaveLength(2);
    expect(shown).toContain('](https://example.org/a_%28b%29)');
  });
  test('fifteen minutes later the answer is dropped, and the next question is answered', async () => {
    let finish = (): void => undefined;
    const bot = await blamelessBot({
      answer: ({ argument }) =>
        argument === 'slow'
          ? new Promise((resolve) => (finish = () => resolve(reply())))
          : Promise.resolve(reply()),
    });
    const slow = bot.fake.people.slash(bot.doing, 'night', { date: 'slow' });
    await expect.poll(() => slow.deferred, { timeout: 2900 }).toBe(true);
    bot.fake.pass(15 * 60_000 + 1);
    finish();
    await expect.poll(() => bot.logs.map(({ event }) => event)).toContain('discord-answer-failed');
    expect(slow.message).toBeNull();
    await bot.fake.people.seen(bot.fake.people.slash(bot.doing, 'night'));
  });
  test('a fault of ours is told to the one who asked, without its reason', async () => {
    const bot = await blamelessBot({ answer: () => Promise.reject(new Error('secret')) });
    const asking = await bot.fake.people.seen(bot.fake.people.slash(bot.doing, 'night'));
    expect(ephemeral(asking.message?.flags)).toBe(true);
    expect(JSON.stringify(asking.message?.body)).not.toContain('secret');
  });
  test('an interaction told in fewer words is understood: the channel by its id, alone or in a server', async () => {
    const { bot, asked } = await listeningBot();
    const asking = await bot.fake.people.seen(bot.fake.people.slash(bot.doing, 'night'));
    const { channel, context, authorizing_integration_owners, ...bare } = asking.payload;
    expect([channel, context, authorizing_integration_owners]).not.toContain(undefined);
    bot.fake.gateway.dispatch('INTERACTION_CREATE', { ...bare, id: bot.fake.world.id() });
    await expect.poll(() => asked.length).toBe(2);
    expect(asked[1]).toMatchObject({ place: { chat: bot.channel }, kind: 'group', title: null });
  });
  test('a deliberate silence leaves nothing behind', async () => {
    const bot = await blamelessBot({ answer: () => Promise.resolve(null) });
    const asking = bot.fake.people.slash(bot.doing, 'night');
    await expect.poll(() => bot.fake.calls.some(({ method }) => method === 'DELETE')).toBe(true);
    expect(asking.message).toBeNull();
    expect(bot.fake.messages(bot.channel)).toHaveLength(0);
  });
  test('an interaction delivered twice is answered once', async () => {
    const { bot, asked } = await listeningBot();
    const asking = bot.fake.people.slash(bot.doing, 'night', {}, 3);
    await bot.fake.people.seen(asking);
    await bot.fake.people.seen(bot.fake.people.slash(bot.doing, 'help'));
    expect(asked.map(({ command }) => command)).toEqual(['night', 'help']);
    expect(bot.fake.messages(bot.channel)).toHaveLength(2);
  });
  test('settings filled in are set one by one, then the subscription starts', async () => {
    const { bot, asked } = await listeningBot();
    await bot.fake.people.seen(
      bot.fake.people.slash(bot.doing, 'subscribe', { at: '07:30', zone: 'Lviv' }),
    );
    expect(asked.map(({ argument }) => argument)).toEqual(['at 07:30', 'zone Lviv', 'start']);
  });
  test('after a setting that was refused nothing more is done', async () => {
    const asked: string[] = [];
    const bot = await blamelessBot({
      answer: ({ argument }) => {
        asked.push(argument);
        return Promise.resolve(reply({ message: message({ actions: [] }) }));
      },
    });
    await bot.fake.people.seen(
      bot.fake.people.slash(bot.doing, 'subscribe', { at: '99', zone: 'Lviv' }),
    );
    expect(asked).toEqual(['at 99']);
  });
  test('dates are proposed while they are typed, with no look at what is kept', async () => {
    const bot = await blamelessBot({
      handlers: {
        firstSeen: () => Promise.reject(new Error('no database')),
        recall: () => Promise.resolve(null),
      },
    });
    const typing = bot.fake.people.autocomplete(bot.doing, 'night', 'date', '21');
    await bot.fake.people.seen(typing);
    expect(typing.choices).toEqual([{ name: 'say 21', value: '21' }]);
  });
  test('a callback whose answer was lost is not answered a second time', async () => {
    const { bot } = await listeningBot();
    bot.fake.fail({
      path: '^/interactions/',
      how: { kind: 'broken', status: 500, accepted: true },
    });
    const asking = await bot.fake.people.seen(bot.fake.people.slash(bot.doing, 'night'));
    bot.fake.fail({ path: '^/interactions/', how: { kind: 'reset', accepted: false } });
    await bot.fake.people.seen(bot.fake.people.slash(bot.doing, 'night'));
    expect(asking.followUps).toHaveLength(0);
    expect(bot.fake.messages(bot.channel)).toHaveLength(2);
  });
});

describe('buttons', () => {
  const pressable = async () => {
    const { bot, asked } = await listeningBot();
    const asking = await bot.fake.people.seen(bot.fake.people.slash(bot.doing, 'night'));
    return { bot, asked, id: asking.message?.id ?? '' };
  };
  test('a press on an own answer turns it over', async () => {
    const { bot, asked, id } = await pressable();
    const press = bot.fake.people.press(bot.doing, id, '/night 2025-07-20');
    await bot.fake.people.seen(press);
    expect(asked[1]).toMatchObject({ command: 'night', argument: '2025-07-20' });
    expect(press.updated).toBe(true);
    expect(bot.fake.messages(bot.channel)).toHaveLength(1);
  });
  test("a press on somebody else's answer leaves it and answers the presser alone", async () => {
    const { bot, id } = await pressable();
    const other = bot.fake.world.addUser();
    const press = bot.fake.people.press({ ...bot.doing, user: other.id }, id, '/night 2025-07-20');
    await bot.fake.people.seen(press);
    expect(press.updated).toBe(false);
    expect(ephemeral(press.message?.flags)).toBe(true);
  });
  test('a press on a pushed digest leaves the digest as it is', async () => {
    const { bot, asked } = await pressable();
    const { messageId } = await bot.platform.send({
      target: { chat: bot.channel, thread: null, kind: 'group' },
      body: bot.platform.prepare(
        message({ actions: [{ label: 'q', command: '/quotes 2025-07-21', opens: 'anew' }] }),
        { previewUrl: null, picture: null },
      ),
      key: 'k',
      silent: false,
      picture: null,
    });
    const press = bot.fake.people.press(bot.doing, messageId, 'new:/quotes 2025-07-21');
    await bot.fake.people.seen(press);
    expect(asked[1]).toMatchObject({ command: 'quotes', argument: '2025-07-21' });
    expect(ephemeral(press.message?.flags)).toBe(true);
    expect(bot.fake.messages(bot.channel).find(({ id }) => id === messageId)?.edits).toBe(0);
  });
  test('an id that is no command is taken note of and changes nothing', async () => {
    const { bot, asked, id } = await pressable();
    bot.fake.people.press(bot.doing, id, 'rubbish');
    await expect
      .poll(() => bot.fake.calls.filter(({ path }) => path.startsWith('/interactions/')).length)
      .toBe(2);
    expect(asked).toHaveLength(1);
  });
});
