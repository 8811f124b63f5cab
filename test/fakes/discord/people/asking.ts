// Interactions as the gateway hands them over.
import { bits, channelTypes, type Json } from '../shapes.ts';
import type { World } from '../world.ts';

/** Who does something, where, and with which rights. */
export interface Doing {
  readonly user: string;
  /** Channel, thread, DM; where the bot is not a member, `elsewhere` is the guild's id. */
  readonly channel: string;
  readonly elsewhere?: string;
  readonly locale?: string;
  /** The member's permissions there; a member may do nothing special by default. */
  readonly rights?: readonly ('manageGuild' | 'administrator')[];
  /** Installed by the user alone: no push is possible there. */
  readonly userInstalled?: boolean;
}

export interface Registered {
  readonly id: string;
  readonly body: Json;
}

const optionsOf = (body: Json): readonly Json[] =>
  Array.isArray(body['options']) ? (body['options'] as readonly Json[]) : [];

/** An interaction of a type with its data. */
export const payloadOf = (
  world: World,
  doing: Doing,
  type: number,
  data: Json,
  more: Json = {},
): Json => {
  const channel = world.channels.get(doing.channel);
  const guild = channel?.guild ? world.guilds.get(channel.guild) : undefined;
  const guildId = guild?.id ?? doing.elsewhere;
  const held = (doing.rights ?? []).reduce((sum, right) => sum | bits[right], 0n);
  const user = world.userJson(doing.user);
  const owners: Record<string, string> = {};
  if (doing.userInstalled) owners['1'] = doing.user;
  else owners['0'] = guildId ?? '0';
  return {
    id: world.id(),
    application_id: world.application,
    type,
    version: 1,
    token: `aW50ZXJhY3Rpb24${Buffer.from(`${Math.random()}`).toString('base64url')}`,
    data,
    channel_id: doing.channel,
    channel: {
      ...(channel
        ? world.channelJson(channel)
        : {
            id: doing.channel,
            type: guildId ? 0 : channelTypes.dm,
            name: 'elsewhere',
            flags: 0,
          }),
      permissions: String(held),
    },
    locale: doing.locale ?? 'en-US',
    app_permissions: String(channel ? world.permissionsIn(channel) : 0n),
    authorizing_integration_owners: owners,
    attachment_size_limit: 10_485_760,
    entitlements: [],
    context: guildId ? 0 : channel?.sort === 'dm' ? 1 : 2,
    ...(guildId
      ? {
          guild_id: guildId,
          guild_locale: guild?.locale ?? 'en-US',
          guild: { id: guildId, locale: guild?.locale ?? 'en-US', features: [] },
          member: {
            user,
            roles: [],
            permissions: String(held),
            joined_at: '2026-01-01T00:00:00+00:00',
            deaf: false,
            mute: false,
            flags: 0,
          },
        }
      : { user }),
    ...more,
  };
};

/** The data of a slash command as typed; throws where it is not registered. */
export const commandData = (
  world: World,
  commands: readonly Registered[],

  command: string,
  options: Readonly<Record<string, string | number | boolean>>,
  focused?: string,
): Json => {
  const registered = commands.find(({ body }) => body['name'] === command);
  if (!registered) throw new Error(`the command ${command} is not registered`);
  const channels: Record<string, Json> = {};
  const given = Object.entries(options).map(([name, value]) => {
    const known = optionsOf(registered.body).find((one) => one['name'] === name);
    if (!known) throw new Error(`${command} has no option ${name}`);
    const channel = known['type'] === 7 ? world.channels.get(String(value)) : undefined;
    if (channel)
      channels[channel.id] = {
        ...world.channelJson(channel),
        permissions: '0',
        app_permissions: String(world.permissionsIn(channel)),
      };
    return { name, type: known['type'], value, ...(focused === name ? { focused: true } : {}) };
  });
  return {
    id: registered.id,
    name: command,
    type: 1,
    options: given,
    ...(Object.keys(channels).length > 0 ? { resolved: { channels } } : {}),
  };
};
