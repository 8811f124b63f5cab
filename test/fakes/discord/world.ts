// Guilds, channels, threads, messages and people as they stand on the fake Discord's side.
import {
  allBits,
  bits,
  Refusal,
  type ChannelSort,
  type FakeChannel,
  type FakeGuild,
  type FakeMessage,
  type FakeUser,
  type Json,
  type Permission,
  type Tag,
} from './shapes.ts';
import { isThread, Shown } from './shown.ts';

const epoch = 1_420_070_400_000;
const nonceMemory = 5 * 60_000;

export interface ChannelDraft {
  readonly guild?: string;
  readonly parent?: string;
  readonly sort?: ChannelSort;
  readonly name?: string;
  readonly tags?: readonly { readonly name: string; readonly moderated?: boolean }[];
  readonly requiresTag?: boolean;
  readonly archived?: boolean;
  readonly locked?: boolean;
  readonly strictArchive?: boolean;
}

export class World extends Shown {
  /** Pushes accepted in each channel (or forum), answers to interactions not counted. */
  readonly copies = new Map<string, number>();
  readonly #nonces = new Map<string, { readonly message: FakeMessage; readonly at: number }>();
  #last = 0n;

  /** A new id in Discord's form: time, then a counter. */
  id(): string {
    const wanted = BigInt(Math.max(0, Math.floor(this.now()) - epoch)) << 22n;
    this.#last = wanted > this.#last ? wanted : this.#last + 1n;
    return String(this.#last);
  }

  addGuild(draft: { readonly name?: string; readonly locale?: string } = {}): FakeGuild {
    const guild: FakeGuild = {
      id: this.id(),
      name: draft.name ?? 'Guild',
      locale: draft.locale ?? 'en-US',
      member: true,
      unavailable: false,
      permissions: allBits & ~bits.administrator & ~bits.manageGuild & ~bits.manageThreads,
      channels: new Set(),
    };
    this.guilds.set(guild.id, guild);
    return guild;
  }

  addChannel(
    draft: ChannelDraft,
    more: Partial<Pick<FakeChannel, 'owner' | 'appliedTags' | 'recipient'>> = {},
  ): FakeChannel {
    const parent = draft.parent === undefined ? undefined : this.channels.get(draft.parent);
    const guild = draft.guild ?? parent?.guild ?? null;
    const channel: FakeChannel = {
      id: this.id(),
      sort: draft.sort ?? (parent ? 'thread' : 'text'),
      guild,
      parent: draft.parent ?? null,
      name: draft.name ?? 'channel',
      tags: (draft.tags ?? []).map(({ name, moderated }): Tag => ({
        id: this.id(),
        name,
        moderated: moderated ?? false,
      })),
      requiresTag: draft.requiresTag ?? false,
      archived: draft.archived ?? false,
      locked: draft.locked ?? false,
      strictArchive: draft.strictArchive ?? false,
      owner: more.owner ?? null,
      appliedTags: more.appliedTags ?? [],
      recipient: more.recipient ?? null,
      denied: 0n,
      messages: new Map(),
      crossposts: [],
    };
    this.channels.set(channel.id, channel);
    if (guild !== null) this.guilds.get(guild)?.channels.add(channel.id);
    return channel;
  }

  addUser(draft: { readonly name?: string; readonly acceptsDms?: boolean } = {}): FakeUser {
    const user = {
      id: this.id(),
      name: draft.name ?? 'person',
      acceptsDms: draft.acceptsDms ?? true,
    };
    this.users.set(user.id, user);
    return user;
  }

  dmOf(user: string): FakeChannel {
    const known = [...this.channels.values()].find((one) => one.recipient === user);
    return known ?? this.addChannel({ sort: 'dm', name: 'dm' }, { recipient: user });
  }

  /** What the bot may do there; threads stand on their parent's. */
  permissionsIn(channel: FakeChannel): bigint {
    if (channel.guild === null) return allBits;
    const guild = this.guilds.get(channel.guild);
    if (!guild?.member || guild.unavailable) return 0n;
    if (guild.permissions & bits.administrator) return allBits;
    const parent = channel.parent === null ? undefined : this.channels.get(channel.parent);
    return (
      guild.permissions & ~channel.denied & ~(parent && isThread(channel) ? parent.denied : 0n)
    );
  }

  may(channel: FakeChannel, permission: Permission): boolean {
    const held = this.permissionsIn(channel);
    return (held & bits.viewChannel) !== 0n && (held & bits[permission]) !== 0n;
  }

  /** The channel where the bot can see it; throws as Discord would. */
  seen(id: string): FakeChannel {
    const channel = this.channels.get(id);
    if (!channel) throw new Refusal(404, 10003, 'Unknown Channel');
    if (!this.may(channel, 'viewChannel')) throw new Refusal(403, 50001, 'Missing Access');
    return channel;
  }

  message(channel: FakeChannel, id: string): FakeMessage {
    const message = channel.messages.get(id);
    if (!message) throw new Refusal(404, 10008, 'Unknown Message');
    return message;
  }

  /** Refuses what the bot may not do in a channel. `files`: how many it uploads. */
  checkPost(channel: FakeChannel, body: Json, files: number): void {
    const needs = (permission: Permission): void => {
      if (!this.may(channel, permission)) throw new Refusal(403, 50013, 'Missing Permissions');
    };
    if (channel.recipient !== null && this.users.get(channel.recipient)?.acceptsDms === false)
      throw new Refusal(403, 50007, 'Cannot send messages to this user');
    if (channel.sort === 'category')
      throw new Refusal(400, 50008, 'Cannot send messages in a non-text channel');
    if (isThread(channel)) {
      if (channel.locked && !this.may(channel, 'manageThreads'))
        throw new Refusal(403, 160005, 'This thread is locked');
      needs('sendInThreads');
      if (channel.archived && channel.strictArchive)
        throw new Refusal(400, 50083, 'Thread is archived');
      channel.archived = false;
    } else needs('sendMessages');
    if (Array.isArray(body['embeds']) && body['embeds'].length > 0) needs('embedLinks');
    if (files > 0) needs('attachFiles');
  }

  /** The message that an enforced nonce made within the last five minutes. */
  rememberedNonce(body: Json): FakeMessage | null {
    const nonce = body['nonce'];
    if (body['enforce_nonce'] !== true || (typeof nonce !== 'string' && typeof nonce !== 'number'))
      return null;
    const known = this.#nonces.get(String(nonce));
    if (!known || this.now() - known.at > nonceMemory) return null;
    const still = this.channels.get(known.message.channel)?.messages.has(known.message.id);
    if (!still) throw new Refusal(404, 10008, 'Unknown Message');
    return known.message;
  }

  keep(
    channel: FakeChannel,
    draft: Pick<FakeMessage, 'body' | 'files' | 'pinged' | 'interaction'>,
    id = this.id(),
  ): FakeMessage {
    const nonce = draft.body['nonce'];
    const message: FakeMessage = {
      ...draft,
      id,
      channel: channel.id,
      nonce: typeof nonce === 'string' || typeof nonce === 'number' ? String(nonce) : null,
      edits: 0,
      flags: typeof draft.body['flags'] === 'number' ? draft.body['flags'] : 0,
      crossposted: false,
    };
    channel.messages.set(id, message);
    if (draft.interaction === null) {
      if (message.nonce !== null) this.#nonces.set(message.nonce, { message, at: this.now() });
      const counted =
        channel.parent !== null && channel.owner === this.bot ? channel.parent : channel.id;
      this.copies.set(counted, (this.copies.get(counted) ?? 0) + 1);
    }
    return message;
  }
}
