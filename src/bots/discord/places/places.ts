// Which channels stand in which server, as the gateway tells; what happens to them becomes the subscribers' news.
import type { GatewayDispatchPayload, GatewayGuildCreateDispatchData } from 'discord.js';
import { ChannelType, GatewayDispatchEvents } from 'discord.js';
import type { PlaceKind } from '../../../data/model/subscriber.ts';
import type { Handlers, Happening } from '../../platform.ts';

/** What sort of place a channel is for a digest; null where none can be sent. */
export const kindOf = (type: number): PlaceKind | null => {
  switch (type) {
    case ChannelType.DM:
      return 'private';
    case ChannelType.GuildAnnouncement:
      return 'channel';
    case ChannelType.AnnouncementThread:
    case ChannelType.PublicThread:
    case ChannelType.PrivateThread:
      return 'thread';
    case ChannelType.GuildForum:
    case ChannelType.GuildMedia:
      return 'forum';
    case ChannelType.GuildText:
    case ChannelType.GuildVoice:
    case ChannelType.GuildStageVoice:
      return 'group';
    default:
      return null;
  }
};

const lostFact = 'discord/lost-guilds';
/** Servers that threw the bot out, of which we remember so many. */
const mostLost = 1000;

export interface Places {
  /** Server of a channel as far as the gateway has told; null where unknown. */
  guildOf(channel: string): string | null;
  /** Whether its server has an outage just now. */
  isOut(channel: string): boolean;
  take(payload: GatewayDispatchPayload): Promise<void>;
}

type Told = Pick<Handlers, 'happened' | 'recall' | 'remember' | 'log'>;

/** Ids only: a server of fifty channels takes some kilobytes. */
export const openPlaces = (handlers: Told, now: () => Date): Places => {
  const channels = new Map<string, Set<string>>();
  const guilds = new Map<string, string>();
  /** Servers we are in, with or without an outage. */
  const known = new Set<string>();
  const out = new Set<string>();

  const tell = async (happening: Happening): Promise<void> => {
    try {
      await handlers.happened(happening);
    } catch (error) {
      handlers.log('error', 'discord-happening-failed', {
        what: happening.what,
        error: error instanceof Error ? error.message : String(error),
      });
    }
  };
  const at = (): string => now().toISOString();

  const add = (guild: string, channel: string): void => {
    guilds.set(channel, guild);
    const set = channels.get(guild) ?? new Set();
    set.add(channel);
    channels.set(guild, set);
  };
  const drop = (channel: string): void => {
    const guild = guilds.get(channel);
    guilds.delete(channel);
    if (guild !== undefined) channels.get(guild)?.delete(channel);
  };

  const lostGuilds = async (): Promise<readonly string[]> => {
    const kept: unknown = JSON.parse((await handlers.recall(lostFact)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  };
  const keepLost = (ids: readonly string[]): Promise<void> =>
    handlers.remember(lostFact, JSON.stringify(ids.slice(-mostLost)));

  const lose = async (guild: string): Promise<void> => {
    known.delete(guild);
    out.delete(guild);
    const gone = [...(channels.get(guild) ?? [])];
    await keepLost([...(await lostGuilds()).filter((id) => id !== guild), guild]);
    for (const chat of gone) {
      await tell({ what: 'lost', chat, thread: null, reason: 'removed', at: at() });
      guilds.delete(chat);
    }
    channels.delete(guild);
  };

  const found = async (guild: GatewayGuildCreateDispatchData): Promise<void> => {
    const joined = !known.has(guild.id);
    known.add(guild.id);
    out.delete(guild.id);
    const text = [...guild.channels, ...guild.threads].filter(({ type }) => kindOf(type) !== null);
    for (const { id } of text) add(guild.id, id);
    const lost = await lostGuilds();
    if (!joined && !lost.includes(guild.id)) return;
    if (lost.includes(guild.id)) await keepLost(lost.filter((id) => id !== guild.id));
    for (const { id } of text) await tell({ what: 'regained', chat: id, at: at() });
  };

  const gone = async (channel: string): Promise<void> => {
    drop(channel);
    await tell({ what: 'gone', chat: channel, thread: null, at: at() });
  };

  return {
    guildOf: (channel) => guilds.get(channel) ?? null,
    isOut: (channel) => out.has(guilds.get(channel) ?? ''),
    take: async (payload) => {
      switch (payload.t) {
        case GatewayDispatchEvents.Ready: {
          const now_ = new Set(payload.d.guilds.map(({ id }) => id));
          // Thrown out between two sessions of this run.
          for (const guild of [...known]) if (!now_.has(guild)) await lose(guild);
          for (const guild of now_) known.add(guild);
          return;
        }
        case GatewayDispatchEvents.GuildCreate:
          if ('channels' in payload.d) await found(payload.d);
          return;
        case GatewayDispatchEvents.GuildDelete:
          // An outage is no removal.
          if (payload.d.unavailable) out.add(payload.d.id);
          else await lose(payload.d.id);
          return;
        case GatewayDispatchEvents.ChannelCreate:
        case GatewayDispatchEvents.ThreadCreate:
          if ('guild_id' in payload.d && payload.d.guild_id && kindOf(payload.d.type) !== null)
            add(payload.d.guild_id, payload.d.id);
          return;
        case GatewayDispatchEvents.ThreadListSync:
          for (const { id } of payload.d.threads) add(payload.d.guild_id, id);
          return;
        case GatewayDispatchEvents.ChannelDelete:
        case GatewayDispatchEvents.ThreadDelete:
          await gone(payload.d.id);
          return;
        default:
      }
    },
  };
};

/**
 * Whether an event may have changed what `bot` may do in a channel: its own, its parent's, a role of its server or
 * one that it was given or lost, a server that we hear of anew after we were away.
 */
export const concerns = (
  payload: GatewayDispatchPayload,
  channel: string,
  guild: string | null,
  bot: string,
): boolean => {
  switch (payload.t) {
    case GatewayDispatchEvents.ThreadUpdate:
    case GatewayDispatchEvents.ThreadCreate:
      return payload.d.id === channel;
    case GatewayDispatchEvents.ChannelUpdate:
      // A thread stands on its parent's permissions; which it is, the look at it will tell.
      return payload.d.id === channel || ('guild_id' in payload.d && payload.d.guild_id === guild);
    case GatewayDispatchEvents.GuildRoleUpdate:
    case GatewayDispatchEvents.GuildRoleDelete:
    case GatewayDispatchEvents.ThreadListSync:
      return payload.d.guild_id === guild;
    case GatewayDispatchEvents.GuildMemberUpdate:
      return payload.d.guild_id === guild && payload.d.user.id === bot;
    case GatewayDispatchEvents.GuildCreate:
      return payload.d.id === guild;
    default:
      return false;
  }
};
