// One conversation as it goes over the wire: every call of the bot, in order, with what it carries.
import { afterEach, expect, test } from 'vitest';
import type { Answer } from '../../../src/bots/platform.ts';
import { channel, owner, setStage, type Stage } from './stage.ts';

let stage: Stage | null = null;
afterEach(async () => {
  expect(stage?.fake.complaints ?? []).toEqual([]);
  await stage?.close();
});

const night: Answer = ({ command, argument, about }) =>
  Promise.resolve({
    message: {
      language: 'en',
      summary: 'fact',
      blocks: [
        {
          id: 'title',
          heading: [{ text: about ? `Panel of ${about.title}` : `${command} ${argument}`.trim() }],
          lines: [
            { spans: [{ text: '426 drones ', bold: true }, { cite: 1 }, { text: ' & <more>' }] },
            { spans: [{ text: 'sent ' }, { text: '08:05', at: '2025-07-21T05:05:00Z' }] },
          ],
        },
      ],
      sources: [{ number: 1, label: 'Air Force', url: 'https://example.org/?a=1&b=2' }],
      actions: [
        { label: 'before', command: '/night 2025-07-20' },
        { label: 'more', command: '/quotes 2025-07-21', opens: 'anew', row: 2 },
      ],
    },
    discreet: false,
    picture: null,
  });

test('a night, a press, a channel chosen: nothing more is sent than this', async () => {
  stage = await setStage({ empty: true, handlers: { answer: night } });
  const { fake, settled } = stage;
  const connected = fake.calls.length;
  fake.people.says(owner, owner, '/night 2025-07-21');
  await settled();
  fake.people.press(owner, owner, 'before');
  await settled();
  fake.people.says(owner, owner, '/channel');
  await settled();
  fake.people.shares(owner, 1, channel);
  await settled();
  const calls = fake.calls.slice(connected).map(({ method, params }) => ({ method, params }));
  const html = (title: string): string =>
    `<b>${title}</b>\n` +
    '<b>426 drones </b><a href="https://example.org/?a=1&amp;b=2">[1]</a> &amp; &lt;more&gt;\n' +
    'sent <tg-time unix="1753074300" format="t">08:05</tg-time>\n\n' +
    '<a href="https://example.org/?a=1&amp;b=2">[1] Air Force</a>';
  const more = {
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
    reply_markup: {
      inline_keyboard: [
        [{ text: 'before', callback_data: '/night 2025-07-20' }],
        [{ text: 'more', callback_data: '!/quotes 2025-07-21' }],
      ],
    },
  };
  expect(calls.map(({ method }) => method)).toEqual([
    'sendMessage',
    'answerCallbackQuery',
    'editMessageText',
    'sendMessage',
    'getChatMember',
    'sendMessage',
  ]);
  expect(calls[0]?.params).toEqual({ chat_id: owner, text: html('night 2025-07-21'), ...more });
  expect(calls[2]?.params).toEqual({
    chat_id: owner,
    message_id: stage.shown(owner)[0]?.messageId,
    text: html('night 2025-07-20'),
    ...more,
  });
  expect(calls[3]?.params).toMatchObject({
    text:
      'Choose a channel or group of yours below, or add the bot to it:\n' +
      '<a href="https://t.me/strike_digest_bot?startchannel&amp;admin=post_messages">add to a channel</a> · ' +
      '<a href="https://t.me/strike_digest_bot?startgroup=setup">add to a group</a>',
    reply_markup: { resize_keyboard: true, one_time_keyboard: true },
  });
  expect(calls[5]?.params).toMatchObject({ chat_id: owner, text: html('Panel of Place 2') });
});
