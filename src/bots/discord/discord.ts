// Discord as a platform: one connection that hands over what people do, and pushes that arrive once.
import {
  GatewayDispatchEvents,
  Routes,
  type APIChannel,
  type APIInteraction,
  type GatewayDispatchPayload,
} from 'discord.js';
import { DeliveryError, type Handlers, type Platform } from '../platform.ts';
import { registerCommands } from './definitions.ts';
import { deliveryError, dmPause, faultOf, sayError } from './errors.ts';
import { formatDiscord, formatPush } from './format.ts';
import { openCrossposts } from './crossposts.ts';
import { mendable, openMending, type Mending } from './places/mending.ts';
import type { Patience } from './connection/conversation.ts';
import { openGateway, type GatewayLink } from './connection/gateway.ts';
import { takeInteraction } from './interactions.ts';
import { askMissing, missingWords } from './places/permissions.ts';
import { concerns, openPlaces, type Places } from './places/places.ts';
import { openPusher } from './push.ts';
import { openReplying } from './replies.ts';
import { openLanes } from './connection/rest.ts';

export interface DiscordOptions {
  readonly token: string;
  readonly applicationId: string;
  /** REST base without version (`DISCORD_API_URL`). */
  readonly apiUrl: string;
  /** Broadcast requests a second (`DISCORD_RATE`). */
  readonly rate: number;
  /** IANA zone of a place where nothing is subscribed. */
  readonly zone: string;
  readonly now: () => Date;
  /** Starts although Discord lets the bot identify only a few more times today. */
  readonly spendLastIdentifies?: boolean;
  /** How a wait between two connections passes; a test's clock may do it. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** How long each step of connecting may take, where that differs. */
  readonly patience?: Partial<Patience>;
  /** Nothing is heard any more, and why: a token that was taken back while we ran. */
  readonly ended?: (reason: string) => void;
}

export interface Discord extends Platform {
  /**
   * Publishes a message of an announcement channel to its followers; ten an hour are allowed. `send` has
   * tried it once. Throws `DeliveryError`: a `wait` says for how long.
   */
  crosspost(channel: string, messageId: string): Promise<void>;
  /** Refusals (401, 403, 429) within ten minutes; at 5,000 we stop. */
  readonly invalidRequests: number;
}

const finishWithin = 20_000;
/** Seconds until a server that has an outage is tried again. */
const outageWait = 600;
/** Milliseconds until commands that could not be registered are tried again. */
const registerAgain = 600_000;
/** Interactions remembered beside the store, so that a repetition in the same second is met. */
const mostRemembered = 10_000;

/** A log that goes nowhere, until the handlers bring theirs. */
const quiet: Handlers['log'] = () => undefined;

export const createDiscord = (options: DiscordOptions): Discord => {
  const now = (): number => options.now().getTime();
  let log: Handlers['log'] = quiet;
  let told: Handlers | null = null;
  let places: Places | null = null;
  let mending: Mending | null = null;
  let link: GatewayLink | null = null;
  let stopping = false;
  let noDmUntil = 0;
  const running = new Set<Promise<void>>();
  const lanes = openLanes({
    apiUrl: options.apiUrl,
    token: options.token,
    rate: options.rate,
    now,
    warn: (count) => log('warn', 'discord-refusals', { count }),
  });
  const bot = options.applicationId;
  const pusher = openPusher({
    push: lanes.push,
    ask: lanes.ask,
    bot,
    now,
    announced: (channel, messageId) => crossposts.publish(channel, messageId),
  });
  const crossposts = openCrossposts(
    (channel, messageId) => pusher.crosspost(channel, messageId),
    () => told,
    now,
  );

  /** Server of a channel; asked once where the gateway did not tell. */
  const guildOf = async (channel: string): Promise<string | null> => {
    const known = places?.guildOf(channel) ?? null;
    if (known !== null) return known;
    try {
      const found = (await lanes.ask.get(Routes.channel(channel))) as APIChannel;
      return 'guild_id' in found ? (found.guild_id ?? null) : null;
    } catch {
      return null;
    }
  };

  const remembered = new Set<string>();
  /** Met at once, before anything is answered or announced; the store meets those of another run. */
  const repeats = (id: string): boolean => {
    if (remembered.has(id)) return true;
    remembered.add(id);
    if (remembered.size > mostRemembered) {
      const [oldest] = remembered;
      if (oldest !== undefined) remembered.delete(oldest);
    }
    return false;
  };

  const follow = (work: Promise<void>): void => {
    const watched = work
      .catch((error: unknown) => log('error', 'discord-event-failed', { error: sayError(error) }))
      .finally(() => running.delete(watched));
    running.add(watched);
  };

  const listen = (handlers: Handlers) => {
    const replying = openReplying({
      rest: lanes.answer,
      application: options.applicationId,
      log: handlers.log,
    });
    const known = openPlaces(handlers, options.now);
    places = known;
    const mends = openMending(
      handlers,
      async (chat) => (await askMissing(lanes.ask, bot, chat)).length === 0,
      options.now,
    );
    mending = mends;
    const taking = {
      handlers,
      zone: options.zone,
      guildOf,
      firstSeen: (id: string) => handlers.firstSeen(id),
      replying,
    };
    // What happens to places is taken in its order; people do not wait for it.
    let order = Promise.resolve();
    return (payload: GatewayDispatchPayload): void => {
      if (payload.t === GatewayDispatchEvents.InteractionCreate) {
        const interaction = payload.d as APIInteraction;
        if (!stopping && !repeats(interaction.id)) follow(takeInteraction(interaction, taking));
        return;
      }
      order = order
        .then(() => known.take(payload))
        .then(() => mends.changed((chat) => concerns(payload, chat, known.guildOf(chat), bot)))
        .catch((error: unknown) =>
          handlers.log('error', 'discord-event-failed', { error: sayError(error) }),
        );
      follow(order);
    };
  };

  /** When the list of commands was last tried to be registered; `done` once Discord has it. */
  let registeredAt: number | 'done' | null = null;
  /** Commands registered before go on working: a failure is no reason to stay away, and is tried again. */
  const register = async (handlers: Handlers): Promise<void> => {
    if (registeredAt === 'done') return;
    if (registeredAt !== null && now() - registeredAt < registerAgain) return;
    registeredAt = now();
    try {
      const written = await registerCommands(lanes.ask, bot, handlers);
      registeredAt = 'done';
      handlers.log('info', 'discord-commands', { written });
    } catch (error) {
      handlers.log('error', 'discord-commands-failed', { error: sayError(error) });
    }
  };

  const { crosspost } = pusher;
  const delivering = async <T>(work: () => Promise<T>, editing = false): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw deliveryError(error, editing);
    }
  };

  return {
    name: 'discord',
    get invalidRequests() {
      return lanes.invalid.count;
    },
    start: async (handlers) => {
      log = handlers.log;
      told = handlers;
      stopping = false;
      link = openGateway({
        rest: lanes.ask,
        token: options.token,
        handlers,
        now,
        spendLast: options.spendLastIdentifies ?? false,
        ...(options.wait ? { wait: options.wait } : {}),
        ...(options.patience ? { patience: options.patience } : {}),
        received: listen(handlers),
        beat: () => {
          follow(crossposts.catchUp());
          follow(register(handlers));
        },
        ended: options.ended ?? (() => undefined),
      });
      registeredAt = null;
      await link.connect();
      await register(handlers);
    },
    prepare: (message, looks) => JSON.stringify(formatPush(message, looks)),
    send: (outgoing) =>
      delivering(async () => {
        try {
          return await pusher.send(outgoing);
        } catch (error) {
          const failed = deliveryError(error);
          // A channel of a server that is out comes back with it.
          if (failed.fault.subscription === 'end' && places?.isOut(outgoing.target.chat))
            throw new DeliveryError(failed.message, {
              ...failed.fault,
              subscription: 'keep',
              delivery: 'wait',
              seconds: outageWait,
              code: 'guild-out',
            });
          if (mendable.has(failed.fault.code))
            await mending
              ?.refused(outgoing.target.chat)
              .catch((lost: unknown) =>
                log('error', 'discord-refusal-not-kept', { error: sayError(lost) }),
              );
          throw failed;
        }
      }),
    edit: (outgoing, messageId) => delivering(() => pusher.edit(outgoing, messageId), true),
    crosspost: (channel, messageId) => delivering(() => crosspost(channel, messageId)),
    missing: async ({ chat, kind }, language) =>
      kind === 'private' ? [] : missingWords(await askMissing(lanes.ask, bot, chat), language),
    tell: async (person, message) => {
      if (now() < noDmUntil) return false;
      try {
        const channel = (await lanes.ask.post(Routes.userChannels(), {
          body: { recipient_id: person },
        })) as APIChannel;
        await lanes.ask.post(Routes.channelMessages(channel.id), { body: formatDiscord(message) });
        return true;
      } catch (error) {
        if (faultOf(error).code === 'too-many-dms') noDmUntil = now() + dmPause * 1000;
        log('info', 'discord-dm-refused', { error: sayError(error) });
        return false;
      }
    },
    stop: async () => {
      stopping = true;
      const finished = Promise.allSettled([...running]);
      const late = new Promise((resolve) => setTimeout(resolve, finishWithin).unref());
      await Promise.race([finished, late]);
      await link?.close();
      link = null;
      lanes.close();
    },
  };
};
