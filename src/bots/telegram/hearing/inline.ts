// "@bot 2025-07-21" in any chat: the digest of that night, in the language of the one who types.
import type { Api } from 'grammy';
import type { InlineQuery, InlineQueryResultArticle } from 'grammy/types';
import type { Language } from '../../../data/model/terms.ts';
import { wordsOf } from '../../../digest/locale.ts';
import type { Message } from '../../../digest/message.ts';
import { commands } from '../../commands/index.ts';
import type { Handlers, Request } from '../../platform.ts';
import { languageOf } from './asked.ts';
import { replyTo } from './asking.ts';
import { describe, faultOf } from '../errors.ts';
import { formatTelegram, keyboardOf, shortened } from '../sending/format.ts';

/** Seconds that Telegram may show the same answer to the same person. */
const cacheFor = 60;
const longestTitle = 120;
const longestButton = 60;

const names = new Set(commands.flatMap((command) => command.names));
/** Settings belong to chats; here there is none. */
const settings = new Set([
  'channel',
  'subscribe',
  'stop',
  'unsubscribe',
  'settings',
  'status',
  'forget',
]);

/** What buttons under a message that was sent on may do: whatever can stand in its place, or opens in private. */
export const forSendingOn = (message: Message): Message => ({
  ...message,
  actions: message.actions.filter(({ command }) => !settings.has(command.split(/[\s/]/)[1] ?? '')),
});

const typedOf = (query: string): { readonly command: string; readonly argument: string } => {
  const [, head = '', rest = ''] = /^\/?(\S+)\s*([\s\S]*)$/.exec(query.trim()) ?? [];
  const command = head.toLowerCase();
  return names.has(command) && !settings.has(command)
    ? { command, argument: rest }
    : { command: 'night', argument: query.trim() };
};

const firstLine = (message: Message): string => {
  const heading = message.blocks.find((block) => block.heading !== null)?.heading ?? [];
  return heading.map((span) => ('text' in span ? span.text : '')).join('');
};

const articleOf = (message: Message, id: string): InlineQueryResultArticle => {
  const keyboard = keyboardOf(forSendingOn(message).actions);
  return {
    type: 'article',
    id,
    title: shortened(firstLine(message) || message.summary || id, longestTitle),
    description: shortened(message.summary, longestTitle),
    input_message_content: {
      message_text: formatTelegram(message),
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
    },
    ...(keyboard ? { reply_markup: keyboard } : {}),
  };
};

const wordsOfLine = (message: Message): string =>
  (message.blocks[0]?.lines[0]?.spans ?? [])
    .map((span) => ('text' in span ? span.text : ''))
    .join('');

/** Something to send on has a heading; a sentence about what can be asked is shown above the empty list. */
const isAnswer = (message: Message): boolean =>
  message.sources.length > 0 || message.blocks.some(({ heading }) => heading !== null);

export const answerInline = async (
  query: InlineQuery,
  options: {
    readonly api: Api;
    readonly zone: string;
    readonly handlers: Pick<Handlers, 'answer' | 'log'>;
  },
): Promise<void> => {
  const language: Language = languageOf(query.from.language_code);
  const request: Request = {
    ...typedOf(query.query.slice(0, 256)),
    platform: 'telegram',
    language,
    zone: options.zone,
    place: null,
    kind: 'private',
    title: null,
    actor: { id: String(query.from.id), mayConfigure: () => Promise.resolve(false) },
  };
  const reply = await replyTo(options, request);
  const message = reply?.message ?? null;
  const found = message !== null && isAnswer(message);
  const said = message === null ? '' : (message.short ?? (message.summary || wordsOfLine(message)));
  const hint =
    query.query.trim() === '' || said === '' || said.length > longestButton
      ? wordsOf(language).say('telegram-inline-help')
      : said;
  try {
    await options.api.answerInlineQuery(
      query.id,
      found && message
        ? [
            articleOf(
              message,
              `${request.command} ${request.argument}`.trim().slice(0, 30) || 'night',
            ),
          ]
        : [],
      {
        cache_time: cacheFor,
        is_personal: true,
        ...(found ? {} : { button: { text: hint, start_parameter: 'help' } }),
      },
    );
  } catch (error) {
    // Somebody typed on meanwhile, or the answer took too long: the next query is under way.
    if (faultOf(error).code !== 'late')
      options.handlers.log('warn', 'telegram-inline-refused', { reason: describe(error) });
  }
};
