// Connecting: who we are, how updates are to come, the menu; and a Telegram that is in trouble just then.
import { afterEach, describe, expect, test } from 'vitest';
import { createTelegram } from '../../../src/bots/telegram/connect.ts';
import { person, setStage, stranger, type Stage, type StageOptions } from './stage.ts';

let stage: Stage;
const set = async (options: StageOptions = {}): Promise<Stage> => {
  stage = await setStage({ empty: true, start: false, ...options });
  return stage;
};
afterEach(async () => {
  expect(stage.fake.complaints).toEqual([]);
  await stage.close();
});

const troubles = {
  'a limit': { answer: { error_code: 429, description: 'Too Many Requests: retry after 3' } },
  'a restart': { answer: { error_code: 500, description: 'Internal Server Error: restart' } },
  'a page of a proxy': { cut: 'html' },
  'a torn connection': { cut: 'reset' },
} as const;

describe.each(['getMe', 'deleteWebhook', 'setWebhook'])('%s', (method) => {
  const bot =
    method === 'setWebhook'
      ? { webhook: { url: 'https://bot.example.org/telegram', secret: null } }
      : {};
  test.each(Object.entries(troubles))('met by %s is asked again', async (_, then) => {
    const { fake, begin } = await set({ bot });
    fake.fail({ method, times: 2, then });
    await begin();
    expect(fake.count(method)).toBe(3);
  });
  test('refused for the token, ends the start', async () => {
    const { fake, begin } = await set({ bot });
    fake.fail({ method, then: { answer: { error_code: 401, description: 'Unauthorized' } } });
    await expect(begin()).rejects.toMatchObject({ fault: { platform: 'token' } });
  });
});

test('a webhook that Telegram will not have ends the start with its words', async () => {
  const { fake, begin } = await set({
    bot: { webhook: { url: 'http://bot.example.org/telegram', secret: null } },
  });
  await expect(begin()).rejects.toThrow(/HTTPS URL must be provided/);
  expect(fake.count('setWebhook')).toBe(1);
});
test('the menu is registered for each language and scope, and again only when it changed', async () => {
  await set();
  await stage.begin();
  const menus = [...stage.fake.scene.settings.keys()].filter((key) => key.startsWith('commands/'));
  expect(menus).toHaveLength(6);
  expect(stage.fake.scene.settings.get('commands/all_group_chats/uk')).toHaveLength(4);
  expect(stage.fake.scene.settings.get('commands/default/')).toHaveLength(5);
  const registered = stage.fake.count('setMyCommands');
  const again = createTelegram({
    token: stage.fake.token,
    apiRoot: stage.fake.apiRoot,
    zone: 'Europe/Kyiv',
    now: () => new Date(),
  });
  await stage.bot.stop();
  await again.start({
    answer: () => Promise.resolve(null),
    suggest: () => [],
    happened: () => Promise.resolve(),
    firstSeen: () => Promise.resolve(true),
    recall: (name) => stage.store.recall(name),
    remember: (name, value) => stage.store.remember(name, value),
    log: () => undefined,
  });
  await again.stop();
  expect(stage.fake.count('setMyCommands')).toBe(registered);
});
test('a menu that is held back is set when Telegram lets us, and nobody waits for it', async () => {
  const { fake, begin } = await set();
  fake.fail({ method: 'setMyCommands', then: troubles['a limit'] });
  await begin();
  await fake.until(() => fake.scene.settings.has('commands/all_chat_administrators/uk'));
});
test('a menu that is refused leaves the bot to be heard', async () => {
  const { fake, begin, ask, log } = await set();
  fake.fail({
    method: 'setMyCommands',
    then: { answer: { error_code: 400, description: 'Bad Request: BOT_COMMAND_INVALID' } },
  });
  await begin();
  expect(log.map(({ event }) => event)).toContain('telegram-menu-refused');
  expect(await ask(person, person, '/help')).not.toBeNull();
});
test('the token refused while it runs is told, and nothing is heard or changed any more', async () => {
  let ended = '';
  const { fake, begin, ask, store } = await set({ bot: { ended: (reason) => (ended = reason) } });
  await begin();
  await ask(stranger, stranger, '/subscribe');
  const place = { platform: 'telegram', chat: String(stranger), thread: null } as const;
  const before = await store.subscriber(place);
  fake.setTokenValid(false);
  // Whatever comes next ends the call that is waiting; the one after it is refused.
  fake.people.says(person, person, 'hello');
  await fake.until(() => ended !== '');
  expect(ended).toBe('token');
  fake.people.blocks(stranger);
  await stage.bot.idle();
  expect(await store.subscriber(place)).toEqual(before);
});
