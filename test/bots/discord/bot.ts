// A bot against the fake Discord: started platform, kept facts, what it told, and one person in one server.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import {
  createDiscord,
  type Discord,
  type DiscordOptions,
} from '../../../src/bots/discord/discord.ts';
import type {
  Answer,
  Handlers,
  Happening,
  Outgoing,
  Reply,
  Request,
} from '../../../src/bots/platform.ts';
import type { Message } from '../../../src/digest/message.ts';
import { startDiscord, type FakeDiscord } from '../../fakes/discord/server.ts';
import type { Doing } from '../../fakes/discord/people/asking.ts';

export interface Bot {
  readonly fake: FakeDiscord;
  readonly platform: Discord;
  readonly handlers: Handlers;
  readonly happenings: Happening[];
  readonly logs: { readonly level: string; readonly event: string; readonly values: unknown }[];
  readonly facts: Map<string, string>;
  readonly guild: string;
  readonly channel: string;
  readonly user: string;
  /** The person, without rights, in the channel. */
  readonly doing: Doing;
  close(): Promise<void>;
}

export const message = (parts: Partial<Message> = {}): Message => ({
  language: 'en',
  summary: '20–21 July: 426 drones (Air Force)',
  blocks: [
    {
      id: 'title',
      heading: [{ text: 'Night of 20–21 July' }],
      lines: [{ spans: [{ text: '426 drones ', bold: true }, { cite: 1 }] }],
    },
    { id: 'more', heading: [{ text: 'FIGURES' }], lines: [{ spans: [{ text: 'adds up' }] }] },
  ],
  sources: [{ number: 1, label: 'Air Force', url: 'https://example.org/a' }],
  actions: [{ label: 'before', command: '/night 2025-07-20' }],
  ...parts,
});

export const reply = (parts: Partial<Reply> = {}): Reply => ({
  message: message(),
  discreet: false,
  picture: null,
  ...parts,
});

export const picture = {
  key: 'chart',
  name: 'chart.png',
  png: new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
  alt: 'a chart',
};

export interface BotOptions {
  readonly answer?: Answer;
  readonly handlers?: Partial<Handlers>;
  readonly fake?: Parameters<typeof startDiscord>[0];
  readonly platform?: Partial<DiscordOptions>;
  readonly facts?: Map<string, string>;
  /** Left unconnected where false. */
  readonly connected?: boolean;
}

/** A running bot in one server with one channel; every part can be told otherwise. */
export const startBot = async (options: BotOptions = {}): Promise<Bot> => {
  const fake = await startDiscord(options.fake ?? {});
  const guild = fake.world.addGuild({ name: 'Server' });
  const channel = fake.world.addChannel({ guild: guild.id, name: 'news' });
  const user = fake.world.addUser({ name: 'reader' });
  const facts = options.facts ?? new Map<string, string>();
  const seen = new Set<string>();
  const happenings: Happening[] = [];
  const logs: Bot['logs'] = [];
  const platform = createDiscord({
    token: fake.token,
    applicationId: fake.application,
    apiUrl: fake.url,
    rate: 45,
    zone: 'Europe/Kyiv',
    now: () => new Date(),
    // What Discord would have us wait passes on its own clock.
    wait: async (milliseconds, signal) => {
      fake.pass(milliseconds);
      await sleep(Math.min(milliseconds, 20), undefined, { signal });
    },
    ...options.platform,
  });
  const handlers: Handlers = {
    answer: options.answer ?? (() => Promise.resolve(reply())),
    suggest: ({ typed }) => [{ label: `say ${typed}`, value: typed || 'x' }],
    happened: (happening) => {
      happenings.push(happening);
      return Promise.resolve();
    },
    firstSeen: (id) => {
      const first = !seen.has(id);
      seen.add(id);
      return Promise.resolve(first);
    },
    recall: (name) => Promise.resolve(facts.get(name) ?? null),
    remember: (name, value) => {
      facts.set(name, value);
      return Promise.resolve();
    },
    log: (level, event, values) => logs.push({ level, event, values }),
    ...options.handlers,
  };
  if (options.connected !== false) await platform.start(handlers);
  return {
    fake,
    platform,
    handlers,
    happenings,
    logs,
    facts,
    guild: guild.id,
    channel: channel.id,
    user: user.id,
    doing: { user: user.id, channel: channel.id },
    close: async () => {
      await platform.stop();
      await fake.close();
    },
  };
};

/** A running bot that ends with the test that started it. */
export const startedBot = async (options: BotOptions = {}): Promise<Bot> => {
  const bot = await startBot(options);
  onTestFinished(() => bot.close());
  return bot;
};

/** A bot that only pushes: it speaks to Discord and does not listen. */
export const unconnectedBot = (options: BotOptions = {}): Promise<Bot> =>
  startedBot({ connected: false, ...options });

/** A place to push to. */
export const at = (
  chat: string,
  kind: 'group' | 'channel' | 'thread' | 'forum' = 'group',
): Outgoing['target'] => ({ chat, thread: null, kind });

/** A running bot of which Discord must have nothing to complain. */
export const blamelessBot = async (options: BotOptions = {}): Promise<Bot> => {
  const bot = await startedBot(options);
  onTestFinished(() => expect(bot.fake.complaints).toEqual([]));
  return bot;
};

/** Such a bot, and what it was asked. */
export const listeningBot = async (
  options: BotOptions = {},
): Promise<{ readonly bot: Bot; readonly asked: readonly Request[] }> => {
  const asked: Request[] = [];
  const bot = await blamelessBot({
    answer: (request) => {
      asked.push(request);
      return Promise.resolve(reply());
    },
    ...options,
  });
  return { bot, asked };
};

/** A push of the plain message to a place. */
export const outgoing = (bot: Bot, parts: Partial<Outgoing> = {}): Outgoing => ({
  target: { chat: bot.channel, thread: null, kind: 'group' },
  body: bot.platform.prepare(message(), { previewUrl: null, picture: null }),
  key: 'delivery-1',
  silent: false,
  picture: null,
  ...parts,
});
