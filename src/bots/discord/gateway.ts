// The connection on which Discord hands over what people do. Resumes by itself; spares the day's IDENTIFYs, since
// at the thousandth Discord takes the token away.
import { setTimeout as sleep } from 'node:timers/promises';
import {
  SimpleIdentifyThrottler,
  WebSocketManager,
  WebSocketShardEvents,
  type SessionInfo,
} from '@discordjs/ws';
import {
  GatewayIntentBits,
  Routes,
  type APIGatewayBotInfo,
  type GatewayDispatchPayload,
  type REST,
} from 'discord.js';
import type { Handlers } from '../platform.ts';

/** Fewer left than this: something spends them, and a start must be wanted. */
export const identifyReserve = 200;
const span = 600_000;
/** So many within ten minutes are an ordinary day; each more doubles the wait. */
const freely = 3;
const firstWait = 10_000;
const longestWait = 600_000;

/** Milliseconds to wait before one more IDENTIFY, after those at `times` (milliseconds). */
export const identifyDelay = (times: readonly number[], now: number): number => {
  const recent = times.filter((time) => now - time < span && time <= now).length;
  return recent < freely ? 0 : Math.min(longestWait, firstWait * 2 ** (recent - freely));
};

export interface GatewayOptions {
  readonly rest: REST;
  readonly token: string;
  readonly handlers: Pick<Handlers, 'recall' | 'remember' | 'log'>;
  readonly now: () => number;
  /** Starts although few IDENTIFYs are left. */
  readonly spendLast: boolean;
  /** How a wait passes; a test's clock may do it. */
  readonly wait?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly received: (payload: GatewayDispatchPayload) => void;
  /** Every heartbeat, about 40 s apart: the time for what waits. */
  readonly beat: () => void;
}

export interface GatewayLink {
  /** Rejects where the token is refused or too few IDENTIFYs are left. */
  connect(): Promise<void>;
  close(): Promise<void>;
}

const identifiedFact = 'discord/identified';
const kept = 20;

/** Waits unless it was told to stop. */
const patience = async (milliseconds: number, signal?: AbortSignal): Promise<void> => {
  await sleep(milliseconds, undefined, signal ? { signal } : {});
};

export const openGateway = (options: GatewayOptions): GatewayLink => {
  const { rest, token, handlers, now, received, beat } = options;
  const wait = options.wait ?? patience;

  const times = async (): Promise<readonly number[]> => {
    const known: unknown = JSON.parse((await handlers.recall(identifiedFact)) ?? '[]');
    return Array.isArray(known) ? known.filter((time) => typeof time === 'number') : [];
  };

  let session: SessionInfo | null = null;
  let over = false;
  const manager = new WebSocketManager({
    token,
    rest,
    intents: GatewayIntentBits.Guilds,
    shardCount: 1,
    // Asked before every connection. One that was cut waits half a second before it connects anew, and that
    // wait outlives `destroy`: after the end it never gets its answer.
    retrieveSessionInfo: () => (over ? new Promise<never>(() => undefined) : session),
    updateSessionInfo: (_shard, known) => {
      session = known;
    },
    buildIdentifyThrottler: async () => {
      const { session_start_limit: limit } = await manager.fetchGatewayInformation();
      const discord = new SimpleIdentifyThrottler(limit.max_concurrency);
      return {
        waitForIdentify: async (shard, signal) => {
          const before = await times();
          const delay = identifyDelay(before, now());
          if (delay > 0) {
            handlers.log('warn', 'discord-identify-delayed', { seconds: Math.ceil(delay / 1000) });
            await wait(delay, signal);
          }
          await discord.waitForIdentify(shard, signal);
          await handlers.remember(identifiedFact, JSON.stringify([...before, now()].slice(-kept)));
        },
      };
    },
  });
  manager.on(WebSocketShardEvents.Dispatch, ({ data }) => received(data));
  manager.on(WebSocketShardEvents.HeartbeatComplete, beat);
  manager.on(WebSocketShardEvents.Error, ({ error }) =>
    handlers.log('error', 'discord-gateway-error', { error: error.message }),
  );
  manager.on(WebSocketShardEvents.Closed, ({ code }) =>
    handlers.log('info', 'discord-gateway-closed', { code }),
  );
  manager.on(WebSocketShardEvents.Resumed, () => handlers.log('info', 'discord-gateway-resumed'));

  return {
    connect: async () => {
      const { session_start_limit: limit } = (await rest.get(
        Routes.gatewayBot(),
      )) as APIGatewayBotInfo;
      if (limit.remaining < identifyReserve && !options.spendLast)
        throw new Error(
          `Discord lets this bot identify only ${limit.remaining} more times until ` +
            `${new Date(now() + limit.reset_after).toISOString()}; at none left it takes the token away. ` +
            'Find out what restarts it, then start it with `npm start -- --spend-last-identifies`.',
        );
      await manager.connect();
    },
    close: async () => {
      over = true;
      await manager.destroy({ reason: 'stopped' });
    },
  };
};
