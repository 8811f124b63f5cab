// How the fake Discord shows what it keeps: guilds, channels, threads, messages and people as JSON.
import {
  channelTypes,
  type FakeChannel,
  type FakeGuild,
  type FakeMessage,
  type FakeUser,
  type Json,
  type ChannelSort,
} from './shapes.ts';

const threadSorts: readonly ChannelSort[] = ['thread', 'announcementThread'];
export const isThread = (channel: FakeChannel): boolean => threadSorts.includes(channel.sort);

export class Shown {
  readonly guilds = new Map<string, FakeGuild>();
  readonly channels = new Map<string, FakeChannel>();
  readonly users = new Map<string, FakeUser>();
  readonly bot: string;
  readonly application: string;
  readonly now: () => number;

  constructor(application: string, now: () => number) {
    this.application = application;
    this.bot = application;
    this.now = now;
  }

  guildJson(guild: FakeGuild): Json {
    const channels = [...guild.channels].flatMap((id) => this.channels.get(id) ?? []);
    return {
      id: guild.id,
      name: guild.name,
      owner_id: '1',
      preferred_locale: guild.locale,
      unavailable: false,
      member_count: 2,
      large: false,
      joined_at: '2026-01-01T00:00:00+00:00',
      roles: this.rolesJson(guild),
      emojis: [],
      stickers: [],
      features: [],
      channels: channels.filter((one) => !isThread(one)).map((one) => this.channelJson(one)),
      threads: channels
        .filter((one) => isThread(one) && !one.archived)
        .map((one) => this.channelJson(one)),
      members: [this.memberJson(guild)],
      voice_states: [],
      presences: [],
      stage_instances: [],
      guild_scheduled_events: [],
      soundboard_sounds: [],
    };
  }

  rolesJson(guild: FakeGuild): readonly Json[] {
    const role = { color: 0, hoist: false, managed: false, mentionable: false, flags: 0 };
    return [
      { ...role, id: guild.id, name: '@everyone', position: 0, permissions: '0' },
      {
        ...role,
        id: this.roleOf(guild),
        name: 'bot',
        position: 1,
        permissions: String(guild.permissions),
      },
    ];
  }

  /** The one role that the bot has in a guild. */
  roleOf(guild: FakeGuild): string {
    return String(BigInt(guild.id) + 1n);
  }

  memberJson(guild: FakeGuild): Json {
    return {
      user: this.userJson(),
      roles: [this.roleOf(guild)],
      joined_at: '2026-01-01T00:00:00+00:00',
      deaf: false,
      mute: false,
      flags: 0,
    };
  }

  userJson(id: string = this.bot): Json {
    const user = this.users.get(id);
    return {
      id,
      username: user?.name ?? 'strike-digest',
      discriminator: '0',
      global_name: null,
      avatar: null,
      bot: id === this.bot,
    };
  }

  channelJson(channel: FakeChannel): Json {
    const guild = channel.guild === null ? undefined : this.guilds.get(channel.guild);
    return {
      id: channel.id,
      type: channelTypes[channel.sort],
      flags: channel.requiresTag ? 1 << 4 : 0,
      ...(guild ? { guild_id: guild.id, name: channel.name, parent_id: channel.parent } : {}),
      ...(channel.recipient === null ? {} : { recipients: [this.userJson(channel.recipient)] }),
      ...(isThread(channel)
        ? {
            owner_id: channel.owner ?? '1',
            applied_tags: channel.appliedTags,
            thread_metadata: {
              archived: channel.archived,
              locked: channel.locked,
              auto_archive_duration: 1440,
              archive_timestamp: '2026-01-01T00:00:00+00:00',
            },
          }
        : {
            permission_overwrites:
              guild && channel.denied !== 0n
                ? [{ id: this.roleOf(guild), type: 0, allow: '0', deny: String(channel.denied) }]
                : [],
          }),
      ...(channel.sort === 'forum' || channel.sort === 'media'
        ? {
            available_tags: channel.tags.map((tag) => ({
              ...tag,
              emoji_id: null,
              emoji_name: null,
            })),
          }
        : {}),
    };
  }

  messageJson(message: FakeMessage): Json {
    const { body } = message;
    return {
      id: message.id,
      channel_id: message.channel,
      type: 0,
      author: this.userJson(),
      content: body['content'] ?? '',
      embeds: body['embeds'] ?? [],
      components: body['components'] ?? [],
      attachments: message.files.map(({ name, size }, index) => ({
        id: String(index),
        filename: name,
        size,
        url: `http://127.0.0.1/${name}`,
        proxy_url: `http://127.0.0.1/${name}`,
      })),
      flags: message.flags | (message.crossposted ? 1 : 0),
      ...(message.nonce === null ? {} : { nonce: message.nonce }),
      timestamp: new Date(this.now()).toISOString(),
      edited_timestamp: message.edits > 0 ? new Date(this.now()).toISOString() : null,
      tts: false,
      mention_everyone: false,
      mentions: [],
      mention_roles: [],
      pinned: false,
    };
  }
}
