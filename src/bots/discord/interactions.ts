// What people do on Discord, as requests to the commands: slash commands, options that are being typed, buttons.
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  PermissionFlagsBits,
  type APIApplicationCommandAutocompleteInteraction,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageComponentInteraction,
} from 'discord.js';
import type { Place, PlaceKind } from '../../data/model/subscriber.ts';
import type { Language } from '../../data/model/terms.ts';
import { typedLines, type Filled } from '../commands/menu.ts';
import type { Actor, Handlers, Reply, Request } from '../platform.ts';
import { anewMark } from './format.ts';
import { kindOf } from './places/places.ts';
import type { Replying, Sort } from './replies.ts';

export const languageOf = (locale: string | undefined): Language =>
  locale?.startsWith('uk') ? 'uk' : 'en';

/** Settings are for the eyes of the one who asked: their answers are deferred as such. */
const discreetCommands: ReadonlySet<string> = new Set([
  'subscribe',
  'settings',
  'status',
  'stop',
  'unsubscribe',
  'forget',
]);

export interface TakingOptions {
  readonly handlers: Handlers;
  /** IANA zone where nothing is subscribed. */
  readonly zone: string;
  /** Server of a channel, asked of Discord where the gateway did not tell; null where it is none of ours. */
  readonly guildOf: (channel: string) => Promise<string | null>;
  /** False for an interaction that was handed over before. */
  readonly firstSeen: (id: string) => Promise<boolean>;
  /** Answers a person; never throws. */
  readonly replying: Replying;
}

type Asked = APIChatInputApplicationCommandInteraction | APIMessageComponentInteraction;

const personOf = (interaction: APIInteraction): string | null =>
  interaction.member?.user.id ?? interaction.user?.id ?? null;

/** Installed in this server (or in the bot's own chat): a digest can be sent there. */
const canPush = (interaction: APIInteraction): boolean => {
  const owners: Readonly<Record<string, string | undefined>> | undefined =
    interaction.authorizing_integration_owners;
  if (interaction.guild_id !== undefined)
    return owners === undefined || owners['0'] === interaction.guild_id;
  return isAlone(interaction);
};

/** In the bot's own chat with one person; a group of friends is another context. */
const isAlone = (interaction: APIInteraction): boolean =>
  interaction.guild_id === undefined && (interaction.context ?? 1) === 1;

const manages = (interaction: APIInteraction): boolean => {
  const held = BigInt(interaction.member?.permissions ?? '0');
  return (held & (PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator)) !== 0n;
};

/** The channel's own data are told with it, as a rule. */
const channelOf = (interaction: Asked): string =>
  (interaction.channel as Asked['channel'] | undefined)?.id ?? interaction.channel_id;

/** Settings of a channel are changed from within its server by those who manage it, of a DM by its person. */
const actorOf = (interaction: Asked, { guildOf }: TakingOptions): Actor => {
  const here = channelOf(interaction);
  return {
    id: personOf(interaction),
    mayConfigure: async (place: Place) => {
      if (place.platform !== 'discord') return false;
      if (interaction.guild_id === undefined) return place.chat === here && isAlone(interaction);
      if (!manages(interaction)) return false;
      return place.chat === here || (await guildOf(place.chat)) === interaction.guild_id;
    },
  };
};

type Where = Pick<Request, 'place' | 'kind' | 'title'>;

const placeAt = (chat: string): Place => ({ platform: 'discord', chat, thread: null });

const whereOf = (interaction: Asked): Where => {
  const channel = interaction.channel as Asked['channel'] | undefined;
  const kind: PlaceKind =
    (channel ? kindOf(channel.type) : null) ?? (interaction.guild_id ? 'group' : 'private');
  const title =
    channel && 'name' in channel && channel.name && interaction.guild_id ? channel.name : null;
  return { place: canPush(interaction) ? placeAt(channelOf(interaction)) : null, kind, title };
};

const requestOf = (
  interaction: Asked,
  command: string,
  argument: string,
  options: TakingOptions,
): Request => ({
  platform: 'discord',
  command,
  argument,
  language: languageOf(interaction.locale),
  zone: options.zone,
  actor: actorOf(interaction, options),
  ...whereOf(interaction),
});

/** Options of a slash command by name, and the place that a channel option names. */
const filledOf = (
  interaction: APIChatInputApplicationCommandInteraction,
): { readonly filled: Filled; readonly about: Request['about'] | null } => {
  const filled: Record<string, string> = {};
  let about: Request['about'] | null = null;
  for (const option of interaction.data.options ?? []) {
    if (option.type === ApplicationCommandOptionType.Channel) {
      const channel = interaction.data.resolved?.channels?.[option.value];
      const kind = channel ? kindOf(channel.type) : null;
      if (channel && kind !== null)
        about = { place: placeAt(channel.id), kind, title: channel.name ?? null };
    } else if ('value' in option) filled[option.name] = String(option.value);
  }
  return { filled, about };
};

const slash = (
  interaction: APIChatInputApplicationCommandInteraction,
  options: TakingOptions,
): Promise<void> => {
  const command = interaction.data.name.toLowerCase();
  const { filled, about } = filledOf(interaction);
  // Without a place of its own a server is not told of what only its members installed for themselves.
  const asked = (argument: string): Request => ({
    ...requestOf(interaction, command, argument, options),
    ...(about && canPush(interaction) ? { about } : {}),
  });
  const answer = async (): Promise<Reply | null> => {
    let reply: Reply | null = null;
    for (const line of typedLines(command, filled)) {
      reply = await options.handlers.answer(asked(line));
      // An answer of settings without a button is the sentence that says what was wrong.
      if (command === 'subscribe' && reply?.message.actions.length === 0) return reply;
    }
    return reply;
  };
  return options.replying.reply(interaction, {
    sort: discreetCommands.has(command) ? 'discreet' : 'public',
    language: languageOf(interaction.locale),
    fresh: () => options.firstSeen(interaction.id),
    answer,
  });
};

/**
 * An answer that this person asked for is turned over; a pushed digest, whose buttons open anew, and what
 * somebody else asked for stay, and the new answer is this person's alone.
 */
const sortOf = (interaction: APIMessageComponentInteraction, anew: boolean): Sort => {
  const asker = interaction.message.interaction_metadata?.user.id;
  if (anew) return 'discreet';
  return asker === undefined || asker === personOf(interaction) ? 'update' : 'discreet';
};

const press = async (
  interaction: APIMessageComponentInteraction,
  options: TakingOptions,
): Promise<void> => {
  const { data } = interaction;
  const chosen =
    data.component_type === ComponentType.StringSelect ? (data.values[0] ?? '') : data.custom_id;
  const anew = chosen.startsWith(anewMark);
  const typed = anew ? chosen.slice(anewMark.length) : chosen;
  const [, command, argument = ''] = /^\/([a-z]{1,32})(?:\s+([\s\S]*))?$/i.exec(typed) ?? [];
  if (command === undefined) return options.replying.nothing(interaction);
  return options.replying.reply(interaction, {
    sort: sortOf(interaction, anew),
    language: languageOf(interaction.locale),
    fresh: () => options.firstSeen(interaction.id),
    answer: () =>
      options.handlers.answer(
        requestOf(interaction, command.toLowerCase(), argument.trim(), options),
      ),
  });
};

const suggest = (
  interaction: APIApplicationCommandAutocompleteInteraction,
  options: TakingOptions,
): Promise<void> => {
  for (const option of interaction.data.options)
    if (
      option.type === ApplicationCommandOptionType.String &&
      'focused' in option &&
      option.focused === true
    )
      return options.replying.propose(interaction, () =>
        options.handlers.suggest({
          command: interaction.data.name,
          option: option.name,
          typed: option.value,
          language: languageOf(interaction.locale),
          zone: options.zone,
        }),
      );
  return options.replying.propose(interaction, () => []);
};

/** Takes one interaction in; resolves when it is answered or deliberately left. Never throws. */
export const takeInteraction = async (
  interaction: APIInteraction,
  options: TakingOptions,
): Promise<void> => {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      if (interaction.data.type === ApplicationCommandType.ChatInput)
        await slash(interaction as APIChatInputApplicationCommandInteraction, options);
      return;
    case InteractionType.ApplicationCommandAutocomplete:
      return suggest(interaction, options);
    case InteractionType.MessageComponent:
      return press(interaction, options);
    default:
  }
};
