// What Telegram refuses, the fake refuses too: links of callbacks, keyboards everywhere, sizes of markup, replies.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTelegram, type FakeTelegram } from './telegram.ts';

let fake: FakeTelegram;
beforeEach(async () => {
  fake = await startTelegram({ schema: false });
  fake.world.addUser({ id: 7 });
  fake.people.says(7, 7, '/start');
});
afterEach(() => fake.close());

const call = async (method: string, params: object): Promise<string> => {
  const response = await fetch(`${fake.apiRoot}/bot${fake.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(params),
  });
  const { ok, description } = (await response.json()) as { ok: boolean; description?: string };
  return ok ? 'ok' : String(description);
};
const send = (text: string, more: object = {}): Promise<string> =>
  call('sendMessage', { chat_id: 7, text, ...more });

test('a press opens the bot itself and no other address', async () => {
  await send('a');
  const callback = (url: string): Promise<string> =>
    call('answerCallbackQuery', { callback_query_id: fake.people.forges(7, 7, 'x', 2), url });
  expect(await callback('https://t.me/strike_digest_bot?start=night-2025-07-21')).toBe('ok');
  for (const url of [
    'https://example.org/',
    'https://t.me/other_bot?start=x',
    'https://t.me/strike_digest_bot?start=a%20b',
    `https://t.me/strike_digest_bot?start=${'x'.repeat(65)}`,
  ])
    expect(await callback(url), url).toBe('Bad Request: URL_INVALID');
});
test('markup takes at most about 9500 bytes of entities', async () => {
  const links = (count: number, url: string): string =>
    Array.from({ length: count }, () => `<a href="${url}">x</a>`).join(' ');
  const html = { parse_mode: 'HTML' };
  expect(await send(links(99, 'https://example.org/1'), html)).toBe('ok');
  expect(await send(links(99, `https://example.org/${'x'.repeat(100)}`), html)).toBe(
    'Bad Request: ENTITIES_TOO_LONG',
  );
});
test('an answer to a message that is not there is refused, unless that is no matter', async () => {
  const reply = (more: object): Promise<string> =>
    send('a', { reply_parameters: { message_id: 99, ...more } });
  expect(await reply({})).toBe('Bad Request: message to be replied not found');
  expect(await reply({ allow_sending_without_reply: true })).toBe('ok');
});
test('a message with a keyboard of its own cannot be edited', async () => {
  await send('a', { reply_markup: { keyboard: [[{ text: 'x' }]] } });
  expect(await call('editMessageText', { chat_id: 7, message_id: 2, text: 'b' })).toBe(
    "Bad Request: message can't be edited",
  );
});
test('a bot asks for no more rights than the person has who gives them', async () => {
  const asking = (theirs: object, ours: object): Promise<string> =>
    send('a', {
      reply_markup: {
        keyboard: [
          [
            {
              text: 'x',
              request_chat: {
                request_id: 1,
                chat_is_channel: true,
                user_administrator_rights: theirs,
                bot_administrator_rights: ours,
              },
            },
          ],
        ],
      },
    });
  expect(await asking({ can_post_messages: true }, { can_post_messages: true })).toBe('ok');
  expect(await asking({}, { can_post_messages: true })).toMatch(/subset/);
});
test('inline answers are checked like messages, with their keyboards and their button', async () => {
  const answer = (result: object, more: object = {}): Promise<string> =>
    call('answerInlineQuery', {
      inline_query_id: fake.people.asksInline(7, 'x'),
      results: [
        {
          type: 'article',
          id: '1',
          title: 't',
          input_message_content: { message_text: 'a' },
          ...result,
        },
      ],
      ...more,
    });
  const button = (callback_data: string) => ({
    reply_markup: { inline_keyboard: [[{ text: 'x', callback_data }]] },
  });
  expect(await answer(button('/night'))).toBe('ok');
  expect(await answer(button('x'.repeat(65)))).toBe('Bad Request: BUTTON_DATA_INVALID');
  expect(await answer({ title: '' })).toBe('Bad Request: ARTICLE_TITLE_EMPTY');
  expect(await answer({ input_message_content: { message_text: '' } })).toMatch(/empty/);
  const hint = (text: string, start_parameter: string) => ({ button: { text, start_parameter } });
  expect(await answer({}, hint('help', 'help'))).toBe('ok');
  expect(await answer({}, hint('help', 'a b'))).toBe('Bad Request: START_PARAM_INVALID');
  expect(await answer({}, hint('', 'help'))).toBe('Bad Request: SWITCH_PM_TEXT_EMPTY');
});
test('a message that was sent on is edited by its own id alone', async () => {
  const edit = (inline_message_id: string): Promise<string> =>
    call('editMessageText', { inline_message_id, text: 'b' });
  expect(await edit('nowhere')).toBe('Bad Request: MESSAGE_ID_INVALID');
  await call('answerInlineQuery', {
    inline_query_id: fake.people.asksInline(7, 'x'),
    results: [
      { type: 'article', id: '1', title: 't', input_message_content: { message_text: 'a' } },
    ],
  });
  const id = fake.people.sendsOn(7);
  expect(await edit(id)).toBe('ok');
  expect(await edit(id)).toMatch(/not modified/);
});
test('menus are set for two letters of a language', async () => {
  const menu = (language_code: string): Promise<string> =>
    call('setMyCommands', { commands: [{ command: 'x', description: 'y' }], language_code });
  expect(await menu('uk')).toBe('ok');
  expect(await menu('ukr')).toMatch(/language code/);
});
