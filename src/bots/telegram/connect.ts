// Telegram: connects by long polling or webhook, hands over what people ask, sends and edits what is pushed.
import { createHash, timingSafeEqual } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { sequentialize } from '@grammyjs/runner';
import { Bot, type Context } from 'grammy';
import type { Update, UserFromGetMe } from 'grammy/types';
import type { Handlers, Platform } from '../platform.ts';
import { deliveryErrorOf, describe, faultOf } from './errors.ts';
import { createFlood, defaultFlood, type FloodLimits } from './hearing/flood.ts';
import { createEars, type Ears } from './hearing/hear.ts';
import { answerInline } from './hearing/inline.ts';
import { registerMenu } from './menu.ts';
import { missingRights } from './missing.ts';
import { heardUpdates, startPolling, type Polling } from './hearing/poll.ts';
import { createPusher, preparePush } from './sending/push.ts';
import { createResponder } from './sending/respond.ts';
import { createRights } from './rights.ts';
import { createTransport } from './sending/transport.ts';
import { createUnderWay } from './hearing/under-way.ts';

export interface TelegramOptions {
  readonly token: string;
  /** Without a slash at its end. */
  readonly apiRoot: string;
  /** IANA zone of who has none yet. */
  readonly zone: string;
  readonly now: () => Date;
  readonly paidBroadcast?: boolean;
  /** Updates come by webhook instead of polling. Without a secret one is made of the token. */
  readonly webhook?: { readonly url: string; readonly secret: string | null };
  readonly flood?: FloodLimits;
  /** Milliseconds after which a webhook is answered while its update is still worked through. */
  readonly patience?: number;
  /** Milliseconds for one call; never less than 15,000 against the real server, which may hold one for 8 s. */
  readonly timeout?: number;
  /** Waits between tries; in tests they need not be real. */
  readonly pause?: (milliseconds: number) => Promise<void>;
  /** Nothing is heard any more: the token was refused, or another process polls with it. */
  readonly ended?: (reason: 'conflict' | 'token') => void;
}

export interface Telegram extends Platform {
  /** Name of the bot without "@"; empty before `start`. */
  username(): string;
  /** Resolves once every update taken in so far has been worked through. */
  idle(): Promise<void>;
  /**
   * Answers one call of a webhook. 401 without the secret, 400 for what is no update; 503 before `start`, after
   * `stop`, and while what must not be lost is not done: Telegram then brings it again.
   */
  webhook(request: Request): Promise<Response>;
}

const callTimeout = 60_000;
/** A webhook is answered by then, whatever is still under way: Telegram would send the update again. */
const webhookPatience = 8000;
const largestUpdate = 1024 * 1024;
const stopWithin = 20_000;
const inlineFlood: FloodLimits = { burst: 40, perSecond: 4 };

const secretOf = (token: string): string =>
  createHash('sha256').update(`webhook ${token}`).digest('hex');
const sameSecret = (a: string, b: string): boolean => {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
};

/** What must stay in order: a chat's updates; a person's inline queries. */
const orderOf = (context: Context): string =>
  context.inlineQuery
    ? `inline ${context.inlineQuery.from.id}`
    : String(context.chat?.id ?? context.from?.id ?? context.update.update_id);

export const createTelegram = (options: TelegramOptions): Telegram => {
  const { token, apiRoot, now } = options;
  const timeout = options.timeout ?? callTimeout;
  const pause = options.pause ?? ((milliseconds: number) => wait(milliseconds));
  const transport = createTransport({ apiRoot, token, timeout });
  const bot = new Bot(token, {
    client: {
      apiRoot,
      timeoutSeconds: Math.ceil(timeout / 1000),
      fetch: transport.fetch as unknown as typeof fetch,
    },
  });
  let me: UserFromGetMe | null = null;
  let log: Handlers['log'] = () => undefined;
  let polling: Polling | null = null;
  let stopping = false;
  const secret = options.webhook ? (options.webhook.secret ?? secretOf(token)) : null;
  const pusher = createPusher({
    transport,
    paidBroadcast: options.paidBroadcast ?? false,
    log: (...entry) => log(...entry),
  });

  /** Asked until Telegram answers, but not where it refuses: the token, an address. */
  const insist = async <T>(ask: () => Promise<T>): Promise<T> => {
    for (let between = 1000; ; between = Math.min(between * 2, 30_000)) {
      try {
        return await ask();
      } catch (error) {
        const fault = faultOf(error);
        if (stopping || fault.platform === 'token' || fault.delivery === 'failed')
          throw deliveryErrorOf(error);
        log('warn', 'telegram-unreachable', { reason: describe(error) });
        await pause(fault.delivery === 'wait' ? (fault.seconds ?? 1) * 1000 : between);
      }
    }
  };
  const setMenu = async (handlers: Handlers): Promise<void> => {
    const register = (): Promise<void> => registerMenu(bot.api, handlers);
    const refused = (error: unknown): void =>
      log('warn', 'telegram-menu-refused', { reason: describe(error) });
    await register().catch((error: unknown) => {
      refused(error);
      // Nobody waits for the menu; what was only held back is done later.
      if (faultOf(error).delivery !== 'failed') void insist(register).catch(refused);
    });
  };

  const isFirst = async (handlers: Handlers, id: string): Promise<boolean> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await handlers.firstSeen(id);
      } catch (error) {
        if (tries >= 5) throw error;
        await pause(tries * 500);
      }
    }
  };

  const listen = (handlers: Handlers, ears: Ears): void => {
    const inlineLimit = createFlood(inlineFlood);
    const newestInline = new Map<number, string>();
    bot.on('inline_query', (context, next) => {
      newestInline.set(context.inlineQuery.from.id, context.inlineQuery.id);
      return next();
    });
    bot.use(sequentialize(orderOf));
    bot.use(async (context, next) => {
      if (await isFirst(handlers, String(context.update.update_id))) await next();
    });
    bot.on('message', ({ message }) => ears.message(message));
    bot.on('channel_post', ({ channelPost }) => ears.message(channelPost));
    bot.on('edited_channel_post', ({ editedChannelPost }) => ears.edited(editedChannelPost));
    bot.on('edited_message', ({ editedMessage }) => ears.edited(editedMessage));
    bot.on('callback_query', ({ callbackQuery }) => ears.pressed(callbackQuery));
    bot.on('my_chat_member', ({ myChatMember }) => ears.membership(myChatMember));
    bot.on('inline_query', async ({ inlineQuery }) => {
      const { id } = inlineQuery.from;
      // Who typed on meanwhile waits for the answer to what stands there now.
      const newest = newestInline.get(id);
      if (newest !== inlineQuery.id) return;
      newestInline.delete(id);
      if (inlineLimit(String(id), now().getTime()) !== 'pass') return;
      await answerInline(inlineQuery, { api: bot.api, zone: options.zone, handlers });
    });
  };

  const underWay = createUnderWay((update) =>
    bot.handleUpdate(update).catch((error: unknown) => {
      log('error', 'telegram-update-failed', { reason: describe(error) });
    }),
  );
  const { take, idle } = underWay;

  return {
    name: 'telegram',
    username: () => me?.username ?? '',
    idle,
    start: async (handlers) => {
      log = handlers.log;
      me = await insist(() => bot.api.getMe());
      bot.botInfo = me;
      const responder = createResponder({ api: bot.api, transport, handlers, pause, now });
      const rights = createRights({
        api: bot.api,
        me: () => bot.botInfo.id,
        now: () => now().getTime(),
        failed: (error) => log('debug', 'telegram-rights-unknown', { reason: describe(error) }),
      });
      listen(
        handlers,
        createEars({
          api: bot.api,
          call: transport.call,
          me: () => bot.botInfo,
          handlers,
          responder,
          rights,
          flood: createFlood(options.flood ?? defaultFlood),
          zone: options.zone,
          now,
        }),
      );
      await setMenu(handlers);
      const { webhook } = options;
      if (webhook && secret !== null)
        await insist(() =>
          bot.api.setWebhook(webhook.url, { secret_token: secret, allowed_updates: heardUpdates }),
        );
      else {
        await insist(() => bot.api.deleteWebhook());
        polling = startPolling(bot, {
          log,
          underWay,
          pause,
          ended: options.ended ?? (() => undefined),
        });
      }
      log('info', 'telegram-connected', { bot: me.username, id: me.id });
    },
    prepare: preparePush,
    tellsCalling: true,
    send: pusher.send,
    edit: pusher.edit,
    missing: (target, language) => missingRights(bot.api, me?.id ?? null, target, language),
    tell: async (person, message) => {
      const id = Number(person);
      if (!Number.isSafeInteger(id) || id <= 0) return false;
      const body = preparePush(message, { previewUrl: null, picture: null });
      return pusher
        .send({
          target: { chat: person, thread: null, kind: 'private' },
          body,
          key: '',
          silent: false,
          picture: null,
        })
        .then(
          () => true,
          () => false,
        );
    },
    webhook: async (request) => {
      const given = request.headers.get('x-telegram-bot-api-secret-token') ?? '';
      if (secret === null || !sameSecret(given, secret)) return new Response(null, { status: 401 });
      // Not connected yet: Telegram brings it again.
      if (me === null || stopping) return new Response(null, { status: 503 });
      const text = await request.text();
      let update: Update;
      try {
        if (text.length > largestUpdate) throw new Error('too long');
        update = JSON.parse(text) as Update;
        if (!Number.isSafeInteger(update.update_id)) throw new Error('no update');
      } catch {
        return new Response(null, { status: 400 });
      }
      await Promise.race([
        take(update),
        wait(options.patience ?? webhookPatience, undefined, { ref: false }),
      ]);
      const { update_id: id } = update;
      return new Response(null, { status: underWay.unconfirmed(id) === id ? 503 : 200 });
    },
    stop: async () => {
      stopping = true;
      const finished = (async () => {
        await polling?.stop();
        await idle();
      })();
      await Promise.race([finished, wait(stopWithin, undefined, { ref: false })]);
      transport.close();
    },
  };
};
