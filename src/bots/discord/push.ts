// A push into a channel, thread, forum or DM: one copy whatever breaks, by a nonce that stays with the delivery.
import { createHash } from 'node:crypto';
import {
  ChannelFlags,
  ChannelType,
  DiscordAPIError,
  MessageFlags,
  Routes,
  SnowflakeUtil,
  type APIChannel,
  type APIThreadList,
  type RawFile,
  type REST,
} from 'discord.js';
import { DeliveryError, type Outgoing, type Picture } from '../platform.ts';
import { faultOf, sayError } from './errors.ts';
import { threadName, withoutPicture } from './format.ts';

const longestNonce = 25;

/**
 * The nonce of a delivery: its key, or the hash of a longer one. The same over retries and restarts, another
 * for every channel, since a key is one delivery's own.
 */
export const nonceOf = (key: string): string =>
  /^[\w-]{1,25}$/.test(key)
    ? key
    : createHash('sha256').update(key).digest('base64url').slice(0, longestNonce);

/** Longer than Discord takes to answer anything; then the answer is unknown. */
const patience = 30_000;

/** Fields added to a prepared body, whose own text stays as it is. */
const withFields = (body: string, fields: Readonly<Record<string, unknown>>): string => {
  const added = JSON.stringify(fields).slice(1, -1);
  return added === '' ? body : `${body.trimEnd().slice(0, -1)},${added}}`;
};

const attachmentsOf = (picture: Picture | null) =>
  picture
    ? {
        attachments: [{ id: '0', filename: picture.name, description: picture.alt.slice(0, 1024) }],
      }
    : {};

const bodyOf = ({ body, picture }: Outgoing, fields: Readonly<Record<string, unknown>>): string =>
  withFields(picture ? body : withoutPicture(body), { ...fields, ...attachmentsOf(picture) });

/** The request of a raw JSON body, as multipart where a picture goes with it. */
const requestOf = (json: string, picture: Picture | null) => {
  const signal = AbortSignal.timeout(patience);
  if (picture === null)
    return {
      body: json,
      passThroughBody: true,
      headers: { 'content-type': 'application/json' },
      signal,
    };
  const files: RawFile[] = [
    { name: picture.name, data: Buffer.from(picture.png), contentType: 'image/png' },
  ];
  return { body: { payload_json: json }, appendToFormData: true, files, signal };
};

interface Sent {
  readonly id: string;
}

const isCode = (error: unknown, ...codes: readonly number[]): boolean =>
  error instanceof DiscordAPIError && codes.includes(Number(error.code));

export interface PushOptions {
  readonly push: REST;
  readonly ask: REST;
  readonly bot: string;
  readonly now: () => number;
  /** A message now stands in an announcement channel, to be published. Never throws. */
  readonly announced: (channel: string, messageId: string) => Promise<void>;
}

export interface Pusher {
  send(outgoing: Outgoing): Promise<{ readonly messageId: string }>;
  edit(outgoing: Outgoing, messageId: string): Promise<void>;
  /** Publishes a message of an announcement channel to its followers; success where it was before. */
  crosspost(channel: string, messageId: string): Promise<void>;
}

/** How far back a forum post of the same name is taken for the one that an answer was lost of. */
const samePost = 15 * 60_000;

/** Refusals of an edit that concern the one post alone. */
const ofPost: ReadonlySet<string> = new Set([
  'channel-gone',
  'no-access',
  'no-rights',
  'thread-locked',
  'thread-archived',
]);

export const openPusher = ({ push, ask, bot, now, announced }: PushOptions): Pusher => {
  const post = async (route: `/${string}`, json: string, picture: Picture | null): Promise<Sent> =>
    (await push.post(route, requestOf(json, picture))) as Sent;

  const toChannel = async (outgoing: Outgoing): Promise<Sent> => {
    const { chat } = outgoing.target;
    const json = bodyOf(outgoing, {
      ...(outgoing.silent ? { flags: MessageFlags.SuppressNotifications } : {}),
      nonce: nonceOf(outgoing.key),
      enforce_nonce: true,
    });
    const once = (): Promise<Sent> => post(Routes.channelMessages(chat), json, outgoing.picture);
    try {
      return await once();
    } catch (error) {
      if (!isCode(error, 50083)) throw error;
      await ask.patch(Routes.channel(chat), { body: { archived: false } });
      return once();
    }
  };

  /** A post with no nonce to protect it: before it is made, the forum is asked whether it is there. */
  const toForum = async (outgoing: Outgoing): Promise<Sent> => {
    const { chat } = outgoing.target;
    const forum = (await ask.get(Routes.channel(chat))) as APIChannel;
    if (forum.type !== ChannelType.GuildForum && forum.type !== ChannelType.GuildMedia)
      return toChannel(outgoing);
    const { content } = JSON.parse(outgoing.body) as { readonly content: string };
    const name = threadName(content) || forum.name || 'Strike Digest';
    const there = async (): Promise<Sent | null> => {
      const { threads } = (await ask.get(
        Routes.guildActiveThreads(forum.guild_id ?? ''),
      )) as APIThreadList;
      const found = threads.find(
        (thread) =>
          'parent_id' in thread &&
          thread.parent_id === chat &&
          'owner_id' in thread &&
          thread.owner_id === bot &&
          thread.name === name &&
          now() - SnowflakeUtil.timestampFrom(thread.id) < samePost,
      );
      return found ? { id: found.id } : null;
    };
    const known = await there();
    if (known) return known;
    const needed = ((forum.flags ?? 0) & ChannelFlags.RequireTag) !== 0;
    const tag = forum.available_tags.find(({ moderated }) => !moderated) ?? forum.available_tags[0];
    const message = JSON.parse(
      bodyOf(outgoing, outgoing.silent ? { flags: MessageFlags.SuppressNotifications } : {}),
    ) as unknown;
    const json = JSON.stringify({
      name,
      message,
      ...(needed && tag ? { applied_tags: [tag.id] } : {}),
    });
    try {
      return await post(Routes.threads(chat), json, outgoing.picture);
    } catch (error) {
      if (faultOf(error).delivery !== 'unknown') throw error;
      const after = await there().catch(() => null);
      if (after) return after;
      throw error;
    }
  };

  const crosspost = async (channel: string, messageId: string): Promise<void> => {
    try {
      await ask.post(Routes.channelMessageCrosspost(channel, messageId));
    } catch (error) {
      if (!isCode(error, 40033)) throw error;
    }
  };

  return {
    crosspost,
    send: async (outgoing) => {
      const { kind, chat } = outgoing.target;
      const { id } = await (kind === 'forum' ? toForum(outgoing) : toChannel(outgoing));
      // The message stands; that followers do not get it yet is no reason to send it again.
      if (kind === 'channel') await announced(chat, id);
      return { messageId: id };
    },
    edit: async (outgoing, messageId) => {
      const { kind, chat } = outgoing.target;
      // The first message of a forum post bears the post's own id.
      const channel = kind === 'forum' ? messageId : chat;
      const json = bodyOf(outgoing, {});
      const once = (): Promise<unknown> =>
        push.patch(Routes.channelMessage(channel, messageId), requestOf(json, outgoing.picture));
      try {
        try {
          await once();
        } catch (error) {
          if (!isCode(error, 50083)) throw error;
          await ask.patch(Routes.channel(channel), { body: { archived: false } });
          await once();
        }
      } catch (error) {
        // A post that moderators deleted or closed says nothing about the forum that it stood in.
        const fault = kind === 'forum' ? faultOf(error, true) : null;
        if (!fault || !ofPost.has(fault.code)) throw error;
        throw new DeliveryError(sayError(error), {
          ...fault,
          delivery: fault.code === 'channel-gone' ? 'gone' : fault.delivery,
          subscription: 'keep',
        });
      }
    },
  };
};
