// The slash commands as Discord registers them, with the words of every language; written only when they changed.
import { createHash } from 'node:crypto';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  Locale,
  Routes,
  type LocalizationMap,
  type REST,
} from 'discord.js';
import { languages, type Language } from '../../data/model/terms.ts';
import { commandMenu, type MenuCommand, type MenuOption } from '../commands/menu.ts';
import type { Handlers } from '../platform.ts';

const locales: Readonly<Record<Exclude<Language, 'en'>, Locale>> = { uk: Locale.Ukrainian };

/** Where a digest can be sent: what the channel option offers. */
const channelTypes = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.GuildForum,
] as const;

/** The same place of another language's menu, found as `find` finds it there. */
const inOthers = (find: (menu: readonly MenuCommand[]) => string | undefined): LocalizationMap =>
  Object.fromEntries(
    languages.flatMap((language) => {
      if (language === 'en') return [];
      const words = find(commandMenu(language));
      return words === undefined ? [] : [[locales[language], words]];
    }),
  );

const optionOf = (command: MenuCommand, option: MenuOption) => {
  const same = (menu: readonly MenuCommand[]): MenuOption | undefined =>
    menu
      .find(({ name }) => name === command.name)
      ?.options.find(({ name }) => name === option.name);
  return {
    type:
      option.kind === 'channel'
        ? ApplicationCommandOptionType.Channel
        : ApplicationCommandOptionType.String,
    name: option.name,
    name_localizations: inOthers((menu) => same(menu)?.label),
    description: option.description,
    description_localizations: inOthers((menu) => same(menu)?.description),
    ...(option.suggests ? { autocomplete: true } : {}),
    ...(option.kind === 'channel' ? { channel_types: [...channelTypes] } : {}),
    ...(option.choices.length > 0
      ? {
          choices: option.choices.map(({ label, value }) => ({
            name: label,
            name_localizations: inOthers(
              (menu) => same(menu)?.choices.find((choice) => choice.value === value)?.label,
            ),
            value,
          })),
        }
      : {}),
  };
};

/**
 * The list to register: usable in servers, in the bot's own chat and, installed by a person, anywhere. No
 * default permission hides a command: /night is everybody's, and changes are checked when they are asked for.
 */
export const commandDefinitions = () =>
  commandMenu('en').map((command) => ({
    type: ApplicationCommandType.ChatInput,
    name: command.name,
    description: command.description,
    description_localizations: inOthers(
      (menu) => menu.find(({ name }) => name === command.name)?.description,
    ),
    options: command.options.map((option) => optionOf(command, option)),
    contexts: [
      InteractionContextType.Guild,
      InteractionContextType.BotDM,
      InteractionContextType.PrivateChannel,
    ],
    integration_types: [
      ApplicationIntegrationType.GuildInstall,
      ApplicationIntegrationType.UserInstall,
    ],
  }));

/** Name of the kept fact: for which list of which application Discord has heard it last. */
const factName = (application: string): string => `discord/commands/${application}`;

/** Registers the commands where they differ from what was registered last: 200 creations a day are all there are. */
export const registerCommands = async (
  rest: REST,
  application: string,
  handlers: Pick<Handlers, 'recall' | 'remember'>,
): Promise<boolean> => {
  const body = commandDefinitions();
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('base64url');
  if ((await handlers.recall(factName(application))) === hash) return false;
  await rest.put(Routes.applicationCommands(application), { body });
  await handlers.remember(factName(application), hash);
  return true;
};
