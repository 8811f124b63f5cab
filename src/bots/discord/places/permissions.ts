// What a push to a place needs and the bot lacks there, asked of Discord at the time.
import {
  ChannelFlags,
  ChannelType,
  DiscordAPIError,
  PermissionFlagsBits,
  Routes,
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
  type APIOverwrite,
  type REST,
} from 'discord.js';
import type { Language } from '../../../data/model/terms.ts';
import { wordsOf } from '../../../digest/locale.ts';
import { kindOf } from './places.ts';

/** Words of a thing that is missing, after `discord-`. */
export type Missing =
  | 'permission-viewChannel'
  | 'permission-sendMessages'
  | 'permission-sendInThreads'
  | 'permission-embedLinks'
  | 'permission-attachFiles'
  | 'missing-guild'
  | 'missing-channel'
  | 'missing-tag'
  | 'missing-kind'
  | 'missing-unlocked'
  | 'missing-unknown';

const bit = PermissionFlagsBits;
const every = ~0n;

/** Permissions of a member in a channel as Discord computes them (topic "permissions"). */
export const computePermissions = (
  guild: Pick<APIGuild, 'id' | 'owner_id' | 'roles'>,
  member: Pick<APIGuildMember, 'roles'> & { readonly id: string },
  overwrites: readonly APIOverwrite[],
): bigint => {
  if (guild.owner_id === member.id) return every;
  const held = guild.roles
    .filter(({ id }) => id === guild.id || member.roles.includes(id))
    .reduce((sum, { permissions }) => sum | BigInt(permissions), 0n);
  if (held & bit.Administrator) return every;
  const apply = (permissions: bigint, chosen: readonly APIOverwrite[]): bigint => {
    const deny = chosen.reduce((sum, one) => sum | BigInt(one.deny), 0n);
    const allow = chosen.reduce((sum, one) => sum | BigInt(one.allow), 0n);
    return (permissions & ~deny) | allow;
  };
  const everyone = apply(
    held,
    overwrites.filter(({ id }) => id === guild.id),
  );
  const roles = apply(
    everyone,
    overwrites.filter(({ id }) => id !== guild.id && member.roles.includes(id)),
  );
  return apply(
    roles,
    overwrites.filter(({ id }) => id === member.id),
  );
};

const needs: readonly (readonly [Missing, bigint])[] = [
  ['permission-embedLinks', bit.EmbedLinks],
  ['permission-attachFiles', bit.AttachFiles],
];

/** What `permissions` lack for a push to a place of that channel type. */
export const missingOf = (permissions: bigint, type: number): readonly Missing[] => {
  if ((permissions & bit.ViewChannel) === 0n) return ['permission-viewChannel'];
  const send: readonly [Missing, bigint] =
    kindOf(type) === 'thread'
      ? ['permission-sendInThreads', bit.SendMessagesInThreads]
      : ['permission-sendMessages', bit.SendMessages];
  return [send, ...needs]
    .filter(([, wanted]) => (permissions & wanted) === 0n)
    .map(([name]) => name);
};

const overwritesOf = (channel: APIChannel): readonly APIOverwrite[] =>
  'permission_overwrites' in channel ? (channel.permission_overwrites ?? []) : [];

/** Requires a tag on every post, while all of its tags are kept for moderators. */
const lacksTag = (channel: APIChannel, permissions: bigint): boolean =>
  (channel.type === ChannelType.GuildForum || channel.type === ChannelType.GuildMedia) &&
  ((channel.flags ?? 0) & ChannelFlags.RequireTag) !== 0 &&
  (permissions & bit.ManageThreads) === 0n &&
  channel.available_tags.every(({ moderated }) => moderated);

const ask = async (
  rest: REST,
  bot: string,
  channelId: string,
  now: () => AbortSignal,
): Promise<readonly Missing[]> => {
  const get = async <T>(route: `/${string}`): Promise<T> =>
    (await rest.get(route, { signal: now() })) as T;
  const channel = await get<APIChannel>(Routes.channel(channelId));
  const kind = kindOf(channel.type);
  if (kind === null) return ['missing-kind'];
  if (kind === 'private' || !('guild_id' in channel) || channel.guild_id === undefined) return [];
  const parent = 'parent_id' in channel && kind === 'thread' ? channel.parent_id : null;
  const [guild, member, ruling] = await Promise.all([
    get<APIGuild>(Routes.guild(channel.guild_id)),
    get<APIGuildMember>(Routes.guildMember(channel.guild_id, bot)),
    parent ? get<APIChannel>(Routes.channel(parent)) : channel,
  ]);
  const permissions = computePermissions(
    guild,
    { id: bot, roles: member.roles },
    overwritesOf(ruling),
  );
  const locked =
    'thread_metadata' in channel &&
    channel.thread_metadata?.locked === true &&
    (permissions & bit.ManageThreads) === 0n;
  return [
    ...missingOf(permissions, channel.type),
    ...(lacksTag(channel, permissions) ? ['missing-tag' as const] : []),
    ...(locked ? ['missing-unlocked' as const] : []),
  ];
};

/** Empty where nothing is missing. Never throws: what could not be asked is said as such. */
export const askMissing = async (
  rest: REST,
  bot: string,
  channel: string,
): Promise<readonly Missing[]> => {
  try {
    return await ask(rest, bot, channel, () => AbortSignal.timeout(5000));
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) return ['missing-unknown'];
    if (error.code === 10003) return ['missing-channel'];
    if (error.code === 10004 || error.code === 10007) return ['missing-guild'];
    return error.status === 403 ? ['permission-viewChannel'] : ['missing-unknown'];
  }
};

export const missingWords = (missing: readonly Missing[], language: Language): readonly string[] =>
  missing.map((name) => wordsOf(language).say(`discord-${name}`));
