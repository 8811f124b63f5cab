// The conversation that every platform carries, in a server and alone with the bot.
import { expect } from 'vitest';
import { composeAnswer } from '../../../src/bots/compose.ts';
import type { Answer } from '../../../src/bots/platform.ts';
import { noSubscriptions } from '../../../src/bots/subscriptions.ts';
import {
  platformContract,
  type PlatformHarness,
  type Who,
} from '../../contracts/platform-contract.ts';
import type { Conversation } from '../../fakes/discord/people/conversations.ts';
import type { Doing } from '../../fakes/discord/people/asking.ts';
import type { FakeMessage, Json } from '../../fakes/discord/shapes.ts';
import { archiveNow, openArchive } from '../archive-store.ts';
import { startBot } from './bot.ts';

const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : []);

/** Words of a message as a reader sees them: no links, no marks. */
const textOf = ({ body }: FakeMessage): string =>
  [
    body['content'],
    ...list(body['embeds']).flatMap(({ title, description }) => [title, description]),
  ]
    .filter((part) => typeof part === 'string' && part !== '')
    .join('\n')
    .replace(/\[((?:\\.|[^\]\\])*)\]\(<?[^)]*?>?\)/g, '$1')
    .replaceAll('**', '')
    .replace(/\\([^\w\s])/g, '$1');

const buttonsOf = (message: FakeMessage | undefined): readonly Json[] =>
  list(message?.body['components']).flatMap((row) => list(row['components']));

/** What a person fills in for what is typed on other platforms. */
const slashOf = (text: string): readonly [command: string, options: Record<string, string>] => {
  const [, typed = '', argument = ''] = /^\/(\w+)\s*(.*)$/.exec(text) ?? [];
  const [head = '', ...tail] = argument.split(' ');
  if (['status', 'stop', 'forget'].includes(typed))
    return ['subscribe', { action: typed === 'status' ? 'panel' : typed }];
  if (argument === '') return [typed, {}];
  if (typed === 'subscribe') return [typed, { [head]: tail.join(' ') }];
  if (typed === 'stats') return [typed, { period: argument }];
  return [typed, { [typed === 'talks' ? 'since' : 'date']: argument }];
};

const start = (where: 'server' | 'alone') => async (): Promise<PlatformHarness> => {
  const store = await openArchive();
  let answer: Answer = () => Promise.resolve(null);
  const bot = await startBot({
    answer: (request) => answer(request),
    handlers: {
      firstSeen: (id) => store.firstSeen('discord', id, archiveNow),
      recall: (name) => store.recall(name),
      remember: (name, value) => store.remember(name, value),
    },
    platform: { now: () => archiveNow },
  });
  answer = composeAnswer(store, {
    now: () => archiveNow,
    subscriptions: { ...noSubscriptions, missing: (...asked) => bot.platform.missing(...asked) },
  });
  const { people, world } = bot.fake;
  const channel = where === 'server' ? bot.channel : world.dmOf(bot.user).id;
  const doing: Readonly<Record<Who, Doing>> = {
    admin: { user: bot.user, channel, rights: where === 'server' ? ['manageGuild'] : [] },
    stranger: { user: world.addUser().id, channel },
  };
  const shown: FakeMessage[] = [];
  const after = async (conversation: Conversation, keep: boolean): Promise<string> => {
    const { message } = await people.seen(conversation, 10_000);
    if (!message) return '';
    if (keep && !shown.includes(message)) shown.push(message);
    return textOf(message);
  };
  return {
    say: (text, as = 'admin') => {
      const [command, options] = slashOf(text);
      return after(people.slash(doing[as], command, options), as === 'admin');
    },
    press: (label, as = 'admin') => {
      const message = shown.at(-1);
      const found = buttonsOf(message).find((button) =>
        typeof label === 'string' ? button['label'] === label : label.test(String(button['label'])),
      );
      if (!message || !found) throw new Error(`no button ${String(label)} is shown`);
      const press = people.press(doing[as], message.id, String(found['custom_id']));
      return after(press, as === 'admin');
    },
    seen: () => shown.map(textOf),
    buttons: () => buttonsOf(shown.at(-1)).map(({ label }) => String(label)),
    close: async () => {
      expect(bot.fake.complaints).toEqual([]);
      await bot.close();
      await store.close();
    },
  };
};

platformContract('Discord in a server', start('server'), { hasStrangers: true, replaces: true });
platformContract('Discord alone with the bot', start('alone'), {
  hasStrangers: false,
  replaces: true,
});
