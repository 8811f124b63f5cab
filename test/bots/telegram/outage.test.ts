// What becomes of a chat while nothing can be written: not confirmed to Telegram before it is done, never done twice.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createTelegram, type Telegram } from '../../../src/bots/telegram/connect.ts';
import type { Handlers, Happening } from '../../../src/bots/platform.ts';
import { group, owner, person, setStage, type Stage } from './stage.ts';

let stage: Stage;
let server: Server | null = null;
afterEach(async () => {
  expect(stage.fake.complaints).toEqual([]);
  await stage.close();
  server?.closeAllConnections();
  server?.close();
  server = null;
});

/** Holds what happens to chats until it is let go, as the process does while the database is away. */
const outage = () => {
  const begun: Happening[] = [];
  const done: Happening[] = [];
  let end: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  const happened: Handlers['happened'] = async (happening) => {
    begun.push(happening);
    await over;
    done.push(happening);
  };
  return { begun, done, end: () => end(), happened };
};
const leaves = (): void => stage.fake.people.setBot(owner, group, { status: 'left', rights: {} });

test('polling confirms what happened to a chat only when it is done, and hears everybody meanwhile', async () => {
  const { begun, done, end, happened } = outage();
  stage = await setStage({ empty: true, handlers: { happened } });
  leaves();
  await stage.fake.until(() => begun.length === 1);
  for (let n = 0; n < 3; n += 1) {
    const before = stage.shown(person).length;
    stage.fake.people.says(person, person, '/help');
    await stage.fake.until(() => stage.shown(person).length > before);
  }
  expect(stage.fake.updates.pending()).toBeGreaterThan(0);
  end();
  await stage.settled();
  expect(done).toMatchObject([{ what: 'lost', chat: String(group) }]);
  expect(begun).toHaveLength(1);
  expect(stage.shown(person)).toHaveLength(3);
});

test('a process that ends before it is done leaves it to the next one', async () => {
  const { begun, done, end, happened } = outage();
  // The note of the update is lost with the memory of the process.
  const firstSeen = (): Promise<boolean> => Promise.resolve(true);
  stage = await setStage({ empty: true, handlers: { happened, firstSeen } });
  leaves();
  await stage.fake.until(() => begun.length === 1);
  stage.fake.people.says(person, person, '/help');
  await stage.fake.until(() => stage.shown(person).length === 1);
  void stage.bot.stop();
  const again: Happening[] = [];
  const next = createTelegram({
    token: stage.fake.token,
    apiRoot: stage.fake.apiRoot,
    zone: 'Europe/Kyiv',
    now: () => new Date(),
  });
  await next.start({
    answer: () => Promise.resolve(null),
    suggest: () => [],
    happened: (happening) => Promise.resolve(void again.push(happening)),
    firstSeen,
    recall: () => Promise.resolve(null),
    remember: () => Promise.resolve(),
    log: () => undefined,
  });
  await stage.fake.until(() => again.length > 0);
  await next.stop();
  expect(done).toEqual([]);
  end();
  expect(again).toMatchObject([{ what: 'lost', chat: String(group) }]);
});

test('more than Telegram gives at once does not make the bot deaf', async () => {
  const { begun, end, happened } = outage();
  stage = await setStage({ empty: true, handlers: { happened } });
  leaves();
  await stage.fake.until(() => begun.length === 1);
  for (let n = 0; n < 150; n += 1) stage.fake.people.says(person, person, `/help ${n}`);
  await stage.fake.until(() => stage.shown(person).length === 150);
  end();
  await stage.settled();
  expect(begun).toHaveLength(1);
});

test('a webhook is answered with "again" until it is done, and the repetition does nothing of its own', async () => {
  const { begun, done, end, happened } = outage();
  const answered: number[] = [];
  let bot: Telegram | null = null;
  const listening = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const made = new Request('http://localhost/telegram', {
        method: 'POST',
        headers: request.headers as Record<string, string>,
        body: Buffer.concat(chunks),
      });
      void bot?.webhook(made).then(({ status }) => {
        answered.push(status);
        response.writeHead(status).end();
      });
    });
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  stage = await setStage({
    empty: true,
    fake: { webhookOrigin: origin, webhookRetry: 5 },
    bot: { webhook: { url: 'https://bot.example.org/telegram', secret: null }, patience: 20 },
    handlers: { happened },
  });
  bot = stage.bot;
  leaves();
  await stage.fake.until(() => answered.length >= 3);
  expect(new Set(answered)).toEqual(new Set([503]));
  end();
  await stage.settled();
  expect(answered.at(-1)).toBe(200);
  expect(begun).toHaveLength(1);
  expect(done).toHaveLength(1);
});

test.each([
  ['refused', () => Promise.reject(new Error('the database is away'))],
  ['held', () => new Promise<void>(() => undefined)],
])(
  'whoever types /start is answered where the note that they are back is %s',
  async (_, happened) => {
    stage = await setStage({ empty: true, handlers: { happened } });
    expect(await stage.ask(person, person, '/start')).not.toBeNull();
  },
);
