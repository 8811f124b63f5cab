// The menu and the words on the bot's own page, set once for each language and scope and only when they change.
import { createHash } from 'node:crypto';
import type { Api } from 'grammy';
import type { BotCommand, BotCommandScope } from 'grammy/types';
import { languages, type Language } from '../../data/model/terms.ts';
import { wordsOf } from '../../digest/locale.ts';
import { commandMenu } from '../commands/menu.ts';
import type { Handlers } from '../platform.ts';
import { channelRights } from './places.ts';

/** What people see who use none of our languages. */
const fallback: Language = 'en';
/** A menu, not access control: who may not change settings is not offered to. */
const scopes: readonly { readonly scope: BotCommandScope; readonly settings: boolean }[] = [
  { scope: { type: 'default' }, settings: true },
  { scope: { type: 'all_group_chats' }, settings: false },
  { scope: { type: 'all_chat_administrators' }, settings: true },
];

const menuOf = (language: Language, settings: boolean): readonly BotCommand[] =>
  commandMenu(language)
    .filter(({ name }) => settings || name !== 'subscribe')
    .map(({ name, description }) => ({ command: name, description }));

interface Setting {
  readonly call: (api: Api) => Promise<unknown>;
  readonly what: unknown;
}
const settings = (): readonly Setting[] => [
  ...languages.flatMap((language) => {
    const words = wordsOf(language);
    const code = language === fallback ? {} : { language_code: language };
    const description = words.say('bot-description');
    const short_description = words.say('bot-short-description');
    return [
      ...scopes.map(({ scope, settings: all }) => {
        const commands = menuOf(language, all);
        return {
          what: { commands, scope, code },
          call: (api: Api) => api.setMyCommands(commands, { scope, ...code }),
        };
      }),
      {
        what: { description, code },
        call: (api: Api) => api.raw.setMyDescription({ description, ...code }),
      },
      {
        what: { short_description, code },
        call: (api: Api) => api.raw.setMyShortDescription({ short_description, ...code }),
      },
    ];
  }),
  {
    what: channelRights,
    call: (api: Api) =>
      api.setMyDefaultAdministratorRights({ rights: channelRights, for_channels: true }),
  },
];

const factName = 'telegram/menu';

/** Registers what changed since the last time; no call where nothing did. Throws what Telegram refuses. */
export const registerMenu = async (
  api: Api,
  { recall, remember }: Pick<Handlers, 'recall' | 'remember'>,
): Promise<void> => {
  const wanted = settings();
  const hash = createHash('sha256')
    .update(JSON.stringify(wanted.map(({ what }) => what)))
    .digest('base64url');
  if ((await recall(factName)) === hash) return;
  for (const { call } of wanted) await call(api);
  await remember(factName, hash);
};
