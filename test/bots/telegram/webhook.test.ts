// Updates by webhook: the secret, repetitions, and a question that takes longer than Telegram waits.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { Telegram } from '../../../src/bots/telegram/connect.ts';
import { person, setStage, type Stage, type StageOptions } from './stage.ts';

let stage: Stage;
let server: Server;
let handled: number[] = [];

const listen = async (options: StageOptions = {}): Promise<string> => {
  handled = [];
  let bot: Telegram | null = null;
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const made = new Request('http://localhost/telegram', {
        method: 'POST',
        headers: Object.entries(request.headers).map(([name, value]): [string, string] => [
          name,
          String(value),
        ]),
        body: Buffer.concat(chunks),
      });
      void bot?.webhook(made).then(({ status }) => {
        handled.push(status);
        response.writeHead(status).end();
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  stage = await setStage({
    empty: true,
    ...options,
    fake: { webhookOrigin: origin, webhookRetry: 5 },
    bot: { webhook: { url: 'https://bot.example.org/telegram', secret: null }, ...options.bot },
  });
  bot = stage.bot;
  return origin;
};
afterEach(async () => {
  expect(stage.fake.complaints).toEqual([]);
  await stage.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test('an update that comes with the secret is answered, once, though it is repeated', async () => {
  await listen();
  stage.fake.updates.troubles.repeat = 1;
  stage.fake.people.says(person, person, '/help');
  await stage.fake.until(() => handled.length >= 2);
  await stage.bot.idle();
  expect(stage.shown(person)).toHaveLength(1);
  expect(new Set(handled)).toEqual(new Set([200]));
});
test('without the secret nobody is heard, and what is no update is refused', async () => {
  const origin = await listen();
  const post = (body: string, secret?: string): Promise<number> =>
    fetch(`${origin}/telegram`, {
      method: 'POST',
      body,
      headers: secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret },
    }).then(({ status }) => status);
  const update = JSON.stringify({
    update_id: 1,
    message: {
      message_id: 1,
      date: 1,
      chat: { id: person, type: 'private' },
      from: { id: person, is_bot: false, first_name: 'x' },
      text: '/help',
    },
  });
  expect(await post(update)).toBe(401);
  expect(await post(update, 'guess')).toBe(401);
  const secret = String(
    stage.fake.calls.find(({ method }) => method === 'setWebhook')?.params['secret_token'],
  );
  expect(await post('{', secret)).toBe(400);
  for (const body of ['{"a":1}', 'null', '[]', '{"update_id":1e400}', '{"update_id":"5"}'])
    expect(await post(body, secret), body).toBe(400);
  expect(stage.shown(person)).toHaveLength(0);
  expect(await post(update, secret)).toBe(200);
  expect(stage.shown(person)).toHaveLength(1);
});
test('a question that takes long is acknowledged in time and answered later, once', async () => {
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  await listen({
    bot: { patience: 20 },
    handlers: {
      answer: async ({ language }) => {
        await finished;
        return {
          message: {
            language,
            summary: 'late',
            blocks: [{ id: 'x', heading: null, lines: [{ spans: [{ text: 'late' }] }] }],
            sources: [],
            actions: [],
          },
          discreet: false,
          picture: null,
        };
      },
    },
  });
  stage.fake.people.says(person, person, '/night');
  await stage.fake.until(() => handled.length === 1);
  expect(handled).toEqual([200]);
  expect(stage.shown(person)).toHaveLength(0);
  finish();
  await stage.bot.idle();
  expect(stage.shown(person).map(({ text }) => text)).toEqual(['late']);
});
