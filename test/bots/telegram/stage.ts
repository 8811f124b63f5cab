// A bot on the fake Telegram with the whole archive behind it, and people who talk to it.
import { setTimeout as wait } from 'node:timers/promises';
import { composeAnswer } from '../../../src/bots/compose.ts';
import { applyHappening } from '../../../src/bots/happened.ts';
import type { Handlers, Happening } from '../../../src/bots/platform.ts';
import { noSubscriptions } from '../../../src/bots/subscriptions.ts';
import {
  createTelegram,
  type Telegram,
  type TelegramOptions,
} from '../../../src/bots/telegram/connect.ts';
import type { Store } from '../../../src/data/store/store.ts';
import {
  startTelegram,
  type FakeTelegram,
  type TelegramOptions as FakeOptions,
} from '../../fakes/telegram/telegram.ts';
import type { Stored } from '../../fakes/telegram/world.ts';
import { archiveNow, openArchive, openEmpty } from '../archive-store.ts';

export interface LogLine {
  readonly level: string;
  readonly event: string;
  readonly values: Readonly<Record<string, unknown>>;
}
export interface Stage {
  readonly fake: FakeTelegram;
  readonly bot: Telegram;
  readonly store: Store;
  readonly happenings: readonly Happening[];
  readonly log: readonly LogLine[];
  /** The clock of the bot; moved by hand. */
  readonly clock: { now: Date };
  /** Resolves once everything that was asked so far has been worked through. */
  settled(): Promise<void>;
  /** Says it and waits: the bot's newest message in that chat, null for silence. */
  ask(from: number, chat: number, text: string, how?: { thread?: number }): Promise<Stored | null>;
  /** Messages of the bot in a chat, oldest first. */
  shown(chat: number): readonly Stored[];
  /** Starts the bot where that was left to the test. */
  begin(): Promise<void>;
  close(): Promise<void>;
}

export const person = 501;
export const owner = 502;
export const stranger = 503;
export const group = -1_001_000_000_001;
export const channel = -1_001_000_000_002;
export const forum = -1_001_000_000_003;

const populate = ({ world }: FakeTelegram): void => {
  world.addUser({ id: person, language_code: 'en' });
  world.addUser({ id: owner, language_code: 'en' });
  world.addUser({ id: stranger, language_code: 'en' });
  for (const id of [person, owner, stranger]) {
    const known = world.person(id);
    if (known) known.started = true;
  }
  for (const [id, type] of [
    [group, 'supergroup'],
    [channel, 'channel'],
    [forum, 'supergroup'],
  ] as const) {
    const chat = world.addChat({ id, type, title: `Place ${-id % 10}`, isForum: id === forum });
    chat.members.set(owner, {
      status: 'creator',
      rights: { can_post_messages: true },
    });
    chat.members.set(stranger, { status: 'member', rights: {} });
    if (type === 'channel')
      chat.bot = { status: 'administrator', rights: { can_post_messages: true } };
  }
  const topic = { id: 77, name: 'night', closed: false, deleted: false };
  world.chat(forum)?.topics.set(77, topic);
};

export interface StageOptions {
  readonly fake?: FakeOptions;
  readonly bot?: Partial<TelegramOptions>;
  readonly handlers?: Partial<Handlers>;
  /** The bot is started later, by hand. */
  readonly start?: false;
  /** Without nights: quicker, for what does not ask about them. */
  readonly empty?: true;
}

export const setStage = async (options: StageOptions = {}): Promise<Stage> => {
  const store = await (options.empty ? openEmpty() : openArchive());
  const fake = await startTelegram(options.fake);
  populate(fake);
  const clock = { now: archiveNow };
  const happenings: Happening[] = [];
  const log: LogLine[] = [];
  const bot = createTelegram({
    token: fake.token,
    apiRoot: fake.apiRoot,
    zone: 'Europe/Kyiv',
    now: () => clock.now,
    flood: { burst: 1000, perSecond: 1000 },
    // Longer than a busy machine takes; whatever hangs in a test has a deadline of its own.
    timeout: 20_000,
    // Waits between tries are no part of what is tested.
    pause: () => wait(1),
    ...options.bot,
  });
  const answer = composeAnswer(store, {
    now: () => clock.now,
    subscriptions: {
      ...noSubscriptions,
      missing: (place, language) => bot.missing(place, language),
    },
  });
  const handlers: Handlers = {
    answer,
    suggest: () => [],
    happened: async (happening) => {
      happenings.push(happening);
      await applyHappening(store, 'telegram', happening);
    },
    firstSeen: (id) => store.firstSeen('telegram', id, clock.now),
    recall: (name) => store.recall(name),
    remember: (name, value) => store.remember(name, value),
    log: (level, event, values = {}) => void log.push({ level, event, values }),
    ...options.handlers,
  };
  if (options.start !== false) await bot.start(handlers);
  const shown = (chat: number): readonly Stored[] =>
    [...(fake.world.chat(chat)?.messages.values() ?? [])].filter(
      ({ fromBot, deleted }) => fromBot && !deleted,
    );
  const settled = async (): Promise<void> => {
    await fake.until(() => fake.updates.pending() === 0);
    await bot.idle();
  };
  return {
    fake,
    bot,
    store,
    happenings,
    log,
    clock,
    settled,
    shown,
    begin: () => bot.start(handlers),
    ask: async (from, chat, text, how) => {
      const before = shown(chat).at(-1)?.messageId ?? 0;
      fake.people.says(from, chat, text, how);
      await settled();
      const last = shown(chat).at(-1);
      return last && last.messageId > before ? last : null;
    },
    close: async () => {
      await bot.stop();
      await fake.close();
      await store.close();
    },
  };
};
