// The fake Telegram as a process of its own: node test/fakes/telegram/server.ts --port 0 [--any-chat] ...
// Prints {"port","apiRoot","token"} on one line and answers POST /control {"do", ...} besides the Bot API.
import { parseArgs } from 'node:util';
import type { Fault } from './faults.ts';
import { startTelegram, type FakeTelegram } from './telegram.ts';
import type { ChatType, Fields, Member } from './world.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    token: { type: 'string' },
    'any-chat': { type: 'boolean', default: false },
    'no-schema': { type: 'boolean', default: false },
    limits: { type: 'boolean', default: false },
    /** Messages a second over all chats, where it is not Telegram's 30. */
    rate: { type: 'string' },
    latency: { type: 'string' },
    'keep-texts': { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});

/** Copies accepted: in all, in how many chats, and the most in one chat and of one text in one chat. */
const tally = ({ world }: FakeTelegram): Fields => {
  const chats = new Map<string, number>();
  const copies = new Map<string, number>();
  for (const { chat, thread, text } of world.sent) {
    chats.set(chat, (chats.get(chat) ?? 0) + 1);
    const key = `${chat}\n${thread ?? ''}\n${text}`;
    copies.set(key, (copies.get(key) ?? 0) + 1);
  }
  return {
    total: world.sent.length,
    chats: chats.size,
    mostInOneChat: Math.max(0, ...chats.values()),
    repeated: [...copies.values()].filter((count) => count > 1).length,
  };
};

/** Each does one thing to the fake; `body` holds its arguments by name. */
const controls: Readonly<Record<string, (fake: FakeTelegram, body: Fields) => unknown>> = {
  addUser: ({ world }, body) => {
    const id = Number(body['id']);
    world.addUser({ ...(body as object), id });
    const person = world.person(id);
    if (person && body['started'] !== false) person.started = true;
    return true;
  },
  addChat: ({ world }, body) => {
    const chat = world.addChat({
      ...(body as { title?: string; bot?: Member }),
      id: Number(body['id']),
      type: String(body['type'] ?? 'supergroup') as ChatType,
    });
    for (const id of (body['admins'] ?? []) as readonly number[])
      chat.members.set(id, { status: 'administrator', rights: {} });
    return true;
  },
  /** `count` private chats from `from` on, all started. */
  addUsers: ({ world }, body) => {
    for (let n = 0; n < Number(body['count']); n += 1) {
      const id = Number(body['from']) + n;
      world.addUser({ id });
      const person = world.person(id);
      if (person) person.started = true;
    }
    return true;
  },
  setPerson: ({ world }, body) => {
    const person = world.person(Number(body['id']));
    if (person) Object.assign(person, body['is']);
    return person !== null;
  },
  setChat: ({ world }, body) => {
    const chat = world.chat(Number(body['id']));
    if (chat) Object.assign(chat, body['is']);
    return chat !== null;
  },
  addTopic: ({ world }, body) => {
    const chat = world.chat(Number(body['chat']));
    const id = Number(body['id']);
    chat?.topics.set(id, { id, name: String(body['name'] ?? id), closed: false, deleted: false });
    return chat !== null && chat !== undefined;
  },
  migrate: ({ people }, body) => people.migrate(Number(body['chat'])),
  says: ({ people }, body) =>
    people.says(Number(body['from']), Number(body['chat']), String(body['text'])).messageId,
  press: ({ people }, body) =>
    people.press(Number(body['from']), Number(body['chat']), String(body['label'])),
  /**
   * People from `from` on each say one of `texts`, `atOnce` of them at a time; answers the milliseconds from
   * each word to the first call for their chat, in which Telegram had it in hand.
   */
  volley: async (fake, body) => {
    const texts = body['texts'] as readonly string[];
    const count = Number(body['count']);
    const waiting = new Map<string, (at: number) => void>();
    const end = fake.watch(({ params, at }) => waiting.get(String(params['chat_id']))?.(at));
    const took: number[] = [];
    let next = 0;
    const one = async (): Promise<void> => {
      for (;;) {
        const index = next;
        next += 1;
        if (index >= count) return;
        const id = Number(body['from']) + index;
        fake.world.addUser({ id, language_code: index % 2 === 0 ? 'en' : 'uk' });
        const answered = new Promise<number>((resolve) => waiting.set(String(id), resolve));
        const asked = performance.now();
        fake.people.says(id, id, texts[index % texts.length] ?? '/help');
        took.push((await answered) - asked);
        waiting.delete(String(id));
        fake.world.people.delete(id);
        if (body['forget'] === true) fake.world.chats.delete(id);
      }
    };
    await Promise.all(Array.from({ length: Number(body['atOnce']) }, one));
    end();
    if (body['forget'] === true) fake.world.sent.length = 0;
    return took;
  },
  /** Any update as it stands, `update_id` included. */
  update: ({ updates }, body) => {
    updates.pushRaw(body['update'] as { update_id: number });
    return true;
  },
  fail: ({ faults }, body) => {
    faults.add(body['fault'] as Fault);
    return true;
  },
  heal: ({ faults }) => {
    faults.clear();
    return true;
  },
  latency: (fake, body) => {
    fake.setLatency(body['milliseconds'] as number | [number, number]);
    return true;
  },
  token: (fake, body) => {
    fake.setTokenValid(body['valid'] === true);
    return true;
  },
  troubles: ({ updates }, body) => {
    Object.assign(updates.troubles, body['is']);
    return true;
  },
  tally,
  /** Everything accepted, or of one chat, from the index `from` on. */
  sent: ({ world }, body) =>
    world.sent
      .slice(Number(body['from'] ?? 0))
      .filter(({ chat }) => body['chat'] === undefined || chat === String(body['chat'])),
  messages: ({ world }, body) => [...(world.chat(Number(body['chat']))?.messages.values() ?? [])],
  calls: ({ calls }, body) =>
    calls
      .filter(({ method }) => body['method'] === undefined || method === body['method'])
      .map(({ method, params, at }) => ({ method, params, at })),
  counts: (fake, body) =>
    Object.fromEntries(
      ((body['methods'] ?? ['sendMessage', 'editMessageText']) as readonly string[]).map((name) => [
        name,
        fake.count(name),
      ]),
    ),
  complaints: ({ complaints }) => complaints,
  refusals: ({ refusals }) => Object.fromEntries(refusals),
  pending: ({ updates }) => updates.pending(),
  forget: ({ world }) => {
    world.sent.length = 0;
    return true;
  },
};

const range = values.latency?.split('-').map(Number);
const fake = await startTelegram({
  port: Number(values.port),
  ...(values.token === undefined ? {} : { token: values.token }),
  anyChat: values['any-chat'],
  schema: !values['no-schema'],
  seed: Number(values.seed),
  ...(values['keep-texts'] === undefined ? {} : { keepTexts: Number(values['keep-texts']) }),
  ...(values.rate !== undefined
    ? { limits: { perSecond: Number(values.rate), perChatPerSecond: 1, perGroupPerMinute: 20 } }
    : values.limits
      ? { limits: true }
      : {}),
  ...(range ? { latency: [range[0] ?? 0, range[1] ?? range[0] ?? 0] as const } : {}),
  control: async (scene, body) => {
    const name = String(body['do']);
    const control = controls[name];
    if (!control)
      return { error: `no control "${name}"; there are ${Object.keys(controls).join(', ')}` };
    return { result: (await control(scene, body)) ?? null };
  },
});
process.stdout.write(
  `${JSON.stringify({ port: fake.port, apiRoot: fake.apiRoot, token: fake.token })}\n`,
);
const end = (): void => void fake.close().then(() => process.exit(0));
process.on('SIGTERM', end);
process.on('SIGINT', end);
