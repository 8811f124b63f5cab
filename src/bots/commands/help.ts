// `/help` and `/sources`: what can be asked, and who speaks.
import { renderHelp } from '../../digest/help.ts';
import { wordsOf } from '../../digest/locale.ts';
import type { Message } from '../../digest/message.ts';
import type { Command, Question } from './command.ts';

const run = async ({ store, sources, language, zone, request }: Question): Promise<Message> => {
  const help = renderHelp({
    language,
    zone,
    sources: await sources(),
    firstNight: await store.firstNight(),
    newestNight: await store.newestNight(),
  });
  if (request.platform === 'console') return help;
  const words = wordsOf(language);
  // Who has a channel need not subscribe their own chat to come by it.
  const places = request.platform === 'telegram' && request.kind === 'private';
  return {
    ...help,
    actions: [
      { label: words.say('button-subscribe'), command: '/subscribe', opens: 'anew', row: 1 },
      ...(places ? [{ label: words.say('button-places-start'), command: '/channel', row: 1 }] : []),
      { label: words.say('button-night'), command: '/night', opens: 'anew', row: 2 },
      { label: words.say('button-talks'), command: '/talks', opens: 'anew', row: 2 },
    ],
  };
};

export const helpCommand: Command = { names: ['help', 'start', 'sources', 'about', 'h', '?'], run };
