// The fake is worth as much as its refusals: each test is something the real server was seen to do.
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTelegram, type FakeTelegram } from './telegram.ts';
import { loadSchemaCheck } from './schema.ts';
import { strictParser } from './text.ts';

let fake: FakeTelegram;
beforeEach(async () => {
  fake = await startTelegram();
  fake.world.addUser({ id: 7, language_code: 'uk' });
  fake.people.says(7, 7, '/start');
});
afterEach(() => fake.close());

interface Answered {
  readonly ok: boolean;
  readonly result?: unknown;
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: Readonly<Record<string, number>>;
}
const call = async (method: string, params: object): Promise<Answered> => {
  const response = await fetch(`${fake.apiRoot}/bot${fake.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(params),
  });
  return (await response.json()) as Answered;
};
const send = (text: string, more: object = {}): Promise<Answered> =>
  call('sendMessage', { chat_id: 7, text, ...more });

describe('text', () => {
  test.each([
    ['a bare "<"', 'a < b'],
    ['an unknown tag', '<p>a</p>'],
    ['crossed tags', '<b>a<i>b</b></i>'],
    ['a tag left open', '<b>a'],
  ])('%s is refused, by our own check too', async (_, text) => {
    expect((await send(text, { parse_mode: 'HTML' })).description).toMatch(/can't parse entities/);
    expect(strictParser(text, 'HTML').ok).toBe(false);
  });
  test('both parsers read the same text and the same marks', () => {
    const html =
      '<b>426 drones</b> &amp; <i>24 <a href="https://example.org/?a=1&amp;b=2">missiles</a></i> &#60;';
    const own = fake.parse(html, 'HTML');
    const ours = strictParser(html, 'HTML');
    expect(own.ok && own.text).toBe('426 drones & 24 missiles <');
    expect(ours.ok && ours.text).toBe(own.ok && own.text);
    const order = (parsed: typeof own) =>
      parsed.ok
        ? parsed.entities.map(({ type, offset, length }) => `${type} ${offset} ${length}`).sort()
        : [];
    expect(order(ours)).toEqual(order(own));
  });
  test('its length counts after parsing, in UTF-16 units', async () => {
    const html = { parse_mode: 'HTML' };
    expect((await send(`<b>${'&amp;'.repeat(4096)}</b>`, html)).ok).toBe(true);
    expect((await send(`${'&amp;'.repeat(4097)}`, html)).description).toBe(
      'Bad Request: message is too long',
    );
    expect((await send('\u{1f600}'.repeat(2049))).ok).toBe(false);
    expect((await send('<b></b>', html)).description).toBe('Bad Request: message text is empty');
  });
});

describe('calls', () => {
  test.skipIf(loadSchemaCheck() === null)(
    'parameters that the description does not know, lacks or types otherwise are refused',
    async () => {
      expect((await send('a', { colour: 'red' })).ok).toBe(false);
      expect((await call('sendMessage', { chat_id: 7 })).ok).toBe(false);
      expect((await send('a', { disable_notification: 'yes' })).ok).toBe(false);
      expect((await send('a', { link_preview_options: { disabled: true } })).ok).toBe(false);
      expect(fake.complaints).toHaveLength(4);
    },
  );
  test('a button carries 1 to 64 bytes', async () => {
    const markup = (callback_data: string) => ({
      reply_markup: { inline_keyboard: [[{ text: 'x', callback_data }]] },
    });
    expect((await send('a', markup('x'.repeat(64)))).ok).toBe(true);
    expect((await send('a', markup('я'.repeat(33)))).description).toBe(
      'Bad Request: BUTTON_DATA_INVALID',
    );
  });
  test('an edit that changes nothing and one of a message that is gone are refused', async () => {
    await send('a');
    const edit = (message_id: number, text: string) =>
      call('editMessageText', { chat_id: 7, message_id, text });
    expect((await edit(2, 'a')).description).toMatch(/message is not modified/);
    expect((await edit(99, 'a')).description).toBe('Bad Request: message to edit not found');
    expect((await edit(2, 'b')).ok).toBe(true);
    expect(fake.world.chat(7)?.messages.get(2)?.text).toBe('b');
  });
  test('a wrong token is unauthorized, an unknown chat not found', async () => {
    expect((await call('sendMessage', { chat_id: 8, text: 'a' })).description).toBe(
      'Bad Request: chat not found',
    );
    fake.setTokenValid(false);
    expect((await call('getMe', {})).error_code).toBe(401);
  });
});

describe('told to fail', () => {
  test('a reset after accepting leaves one accepted copy', async () => {
    fake.fail({ method: 'sendMessage', accept: true, then: { cut: 'reset' } });
    await expect(send('a')).rejects.toThrow();
    expect((await send('a')).ok).toBe(true);
    expect(fake.world.sent.filter(({ text }) => text === 'a')).toHaveLength(2);
  });
  test('a limit answers with the seconds to wait, in the body and the header', async () => {
    fake.fail({
      chat: 7,
      then: {
        answer: {
          error_code: 429,
          description: 'Too Many Requests: retry after 35',
          parameters: { retry_after: 35 },
        },
      },
    });
    expect((await send('a')).parameters).toEqual({ retry_after: 35 });
    expect(fake.world.sent).toHaveLength(0);
  });
  test("Telegram's limits are kept where they are asked for", async () => {
    const strict = await startTelegram({ limits: true, anyChat: true });
    const began = performance.now();
    const ask = (chats: readonly number[]): Promise<number[]> =>
      Promise.all(
        chats.map((chat) =>
          fetch(`${strict.apiRoot}/bot${strict.token}/sendMessage?chat_id=${chat}&text=a`).then(
            ({ status }) => status,
          ),
        ),
      );
    const statuses = await ask(Array.from({ length: 40 }, (_, index) => index + 1));
    const one = await ask(Array.from({ length: 20 }, () => 99));
    // What the bucket held, and what came in while the machine took its time.
    const grown = (performance.now() - began) / 1000;
    await strict.close();
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(31 + 30 * grown);
    expect(one.filter((status) => status === 200).length).toBeLessThanOrEqual(4 + grown);
    expect(one).toContain(429);
  });
  test('a group that grew tells its new id to whoever writes to the old one', async () => {
    fake.world.addChat({ id: -5, type: 'group' }).members.set(7, { status: 'creator', rights: {} });
    const to = fake.people.migrate(-5);
    const refused = await call('sendMessage', { chat_id: -5, text: 'a' });
    expect(refused.parameters).toEqual({ migrate_to_chat_id: to });
    expect((await call('sendMessage', { chat_id: to, text: 'a' })).ok).toBe(true);
  });
});

describe('updates', () => {
  test('wait until they are confirmed, and only the kinds asked for come', async () => {
    const poll = async (params: object) =>
      (await call('getUpdates', params)).result as { update_id: number }[];
    const [first] = await poll({ timeout: 0, allowed_updates: ['message'] });
    fake.people.blocks(7);
    expect(await poll({ timeout: 0 })).toHaveLength(1);
    expect(await poll({ timeout: 0, offset: (first?.update_id ?? 0) + 1 })).toHaveLength(0);
  });
  test('a second poller ends the first with a conflict', async () => {
    const [first] = (await call('getUpdates', { timeout: 0 })).result as { update_id: number }[];
    const offset = (first?.update_id ?? 0) + 1;
    const waiting = call('getUpdates', { offset, timeout: 50 });
    await fake.until(() => fake.count('getUpdates') === 2);
    const second = call('getUpdates', { offset, timeout: 50 });
    expect((await waiting).error_code).toBe(409);
    fake.people.says(7, 7, 'hello');
    expect((await second).result).toHaveLength(1);
  });
  test('an uploaded picture gets an id by which it is sent again', async () => {
    const png = Buffer.alloc(64);
    png.writeUInt32BE(0x89504e47, 0);
    png.writeUInt32BE(800, 16);
    png.writeUInt32BE(400, 20);
    const form = new FormData();
    form.set('chat_id', '7');
    form.set('photo', new Blob([png]), 'card.png');
    const url = `${fake.apiRoot}/bot${fake.token}/sendPhoto`;
    const answered = (await (await fetch(url, { method: 'POST', body: form })).json()) as {
      result: { photo: { file_id: string }[] };
    };
    const id = answered.result.photo[0]?.file_id ?? '';
    expect((await call('sendPhoto', { chat_id: 7, photo: id })).ok).toBe(true);
    expect((await call('sendPhoto', { chat_id: 7, photo: 'unknown' })).description).toMatch(
      /wrong file identifier/,
    );
    const { file_path } = (await call('getFile', { file_id: id })).result as { file_path: string };
    const bytes = await fetch(`${fake.apiRoot}/file/bot${fake.token}/${file_path}`);
    const digest = (data: Uint8Array) => createHash('sha256').update(data).digest('hex');
    expect(digest(new Uint8Array(await bytes.arrayBuffer()))).toBe(digest(png));
  });
});
