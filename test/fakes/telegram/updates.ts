// Updates on their way to the bot: kept until confirmed, by long polling or by webhook, as the real server does.
import { badRequest, Refused } from './scene.ts';
import type { Fields } from './world.ts';

export interface Update {
  readonly update_id: number;
  readonly [kind: string]: unknown;
}
/** Kinds that come only when they are asked for by name. */
const onRequest = ['chat_member', 'message_reaction', 'message_reaction_count'];

export interface UpdateTroubles {
  /** Chance that a batch is given again although it was confirmed. */
  repeat: number;
  /** Chance that two neighbours change places. */
  disorder: number;
}

export interface Updates {
  /** Queues one update; null where the bot did not subscribe to its kind. */
  push(kind: string, body: Fields): Update | null;
  /** Queues an update as it stands, also one whose id was given before. */
  pushRaw(update: Update): void;
  poll(params: Fields, closed: Promise<void>): Promise<readonly Update[]>;
  setWebhook(params: Fields): true;
  deleteWebhook(params: Fields): true;
  webhookInfo(): Fields;
  pending(): number;
  /** Whether a callback or inline query may still be answered. */
  isAlive(queryId: string): boolean;
  expire(queryId: string): void;
  born(queryId: string): void;
  readonly troubles: UpdateTroubles;
  stop(): void;
}

interface Hook {
  readonly url: string;
  readonly secret: string | null;
}

export const createUpdates = (options: {
  readonly random: () => number;
  /** Where webhooks are delivered instead of their public address: "http://127.0.0.1:1234". */
  readonly webhookOrigin: string | null;
  readonly retryMilliseconds: number;
  readonly changed: () => void;
}): Updates => {
  const { random } = options;
  let queue: Update[] = [];
  let lastId = 1000;
  let allowed: readonly string[] | null = null;
  let hook: Hook | null = null;
  let failure: string | null = null;
  let delivering = false;
  let stopped = false;
  let given: readonly Update[] = [];
  let waiting: { readonly wake: () => void; readonly conflict: () => void } | null = null;
  const alive = new Set<string>();
  const troubles: UpdateTroubles = { repeat: 0, disorder: 0 };

  const wants = (kind: string): boolean =>
    allowed === null ? !onRequest.includes(kind) : allowed.includes(kind);
  const allow = (params: Fields): void => {
    const list = params['allowed_updates'];
    // A list that is not given keeps the one before; an empty one is the default.
    if (Array.isArray(list)) allowed = list.length > 0 ? list.map(String) : null;
  };

  const deliverOne = async (to: Hook, update: Update): Promise<boolean> => {
    const url = options.webhookOrigin ? options.webhookOrigin + new URL(to.url).pathname : to.url;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(to.secret === null ? {} : { 'x-telegram-bot-api-secret-token': to.secret }),
        },
        body: JSON.stringify(update),
      });
      await response.arrayBuffer();
      failure = response.ok ? null : `Wrong response from the webhook: ${response.status}`;
      return response.ok;
    } catch {
      failure = 'Connection refused';
      return false;
    }
  };
  const deliver = async (): Promise<void> => {
    if (delivering) return;
    delivering = true;
    while (hook && queue.length > 0 && !stopped) {
      const [next] = queue;
      if (!next) break;
      if (await deliverOne(hook, next)) {
        queue = queue.filter((one) => one !== next);
        if (random() < troubles.repeat) await deliverOne(hook, next);
        options.changed();
      } else await new Promise((resolve) => setTimeout(resolve, options.retryMilliseconds).unref());
    }
    delivering = false;
  };
  const arrived = (): void => {
    if (queue.length > 1 && random() < troubles.disorder) {
      const last = queue.pop();
      if (last) queue.splice(queue.length - 1, 0, last);
    }
    waiting?.wake();
    if (hook) void deliver();
  };

  return {
    troubles,
    push: (kind, body) => {
      if (!wants(kind)) return null;
      lastId += 1;
      const update: Update = { update_id: lastId, [kind]: body };
      queue.push(update);
      arrived();
      return update;
    },
    pushRaw: (update) => {
      queue.push(update);
      lastId = Math.max(lastId, update.update_id);
      arrived();
    },
    poll: async (params, closed) => {
      if (hook)
        throw new Refused(
          409,
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      allow(params);
      waiting?.conflict();
      const offset = Number(params['offset'] ?? 0);
      if (offset > 0) {
        // An update out of order stands behind a higher id and must not be confirmed with it.
        const again = random() < troubles.repeat ? given : [];
        queue = [
          ...again,
          ...queue.filter((one) => one.update_id >= offset || !given.includes(one)),
        ];
      }
      if (queue.length === 0) {
        const seconds = Number(params['timeout'] ?? 0);
        let conflict = false;
        let mine: typeof waiting = null;
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, seconds * 1000);
          mine = {
            wake: resolve,
            conflict: () => {
              conflict = true;
              resolve();
            },
          };
          waiting = mine;
          void closed.then(() => resolve());
          void timer.unref();
        });
        if (waiting === mine) waiting = null;
        if (conflict)
          throw new Refused(
            409,
            'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
          );
      }
      given = queue.slice(0, Math.min(100, Math.max(1, Number(params['limit'] ?? 100))));
      return given;
    },
    setWebhook: (params) => {
      const url = String(params['url'] ?? '');
      const parsed = URL.parse(url);
      if (parsed?.protocol !== 'https:' && parsed?.hostname !== '127.0.0.1')
        throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
      const secret = params['secret_token'];
      if (secret !== undefined && !/^[\w-]{1,256}$/.test(String(secret)))
        throw badRequest('secret token contains unallowed characters');
      allow(params);
      if (params['drop_pending_updates'] === true) queue = [];
      hook = { url, secret: secret === undefined ? null : String(secret) };
      void deliver();
      return true;
    },
    deleteWebhook: (params) => {
      hook = null;
      if (params['drop_pending_updates'] === true) queue = [];
      return true;
    },
    webhookInfo: () => ({
      url: hook?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: queue.length,
      ...(failure === null ? {} : { last_error_message: failure, last_error_date: 0 }),
    }),
    pending: () => queue.length,
    isAlive: (id) => alive.has(id),
    expire: (id) => void alive.delete(id),
    born: (id) => void alive.add(id),
    stop: () => {
      stopped = true;
      waiting?.wake();
    },
  };
};
