// Subscriptions belong to chats; where there is no chat, one sentence says so.
import { wordsOf } from '../../digest/locale.ts';
import { messageOf } from '../console/note.ts';
import type { Command } from './command.ts';

export const subscriptionCommand: Command = {
  names: ['subscribe', 'stop', 'unsubscribe', 'settings', 'status', 'forget'],
  run: ({ language }) =>
    Promise.resolve(messageOf(language, [wordsOf(language).say('subscription-in-chats')])),
};
