// The link on which Discord hands over what people do: one connection after another, resumed where that is possible.
// Spares the day's IDENTIFYs, lets an unwell Discord rest, and once closed never comes back.
import { setTimeout as sleep } from 'node:timers/promises';
import { Routes, type APIGatewayBotInfo, type GatewayDispatchPayload, type REST } from 'discord.js';
import type { Handlers } from '../../platform.ts';
import { faultOf, sayError } from '../errors.ts';
import { fatalReason } from './close-codes.ts';
import { converse, patience, type End, type Patience, type Session } from './conversation.ts';
import { countIdentifies } from './identifies.ts';

/** Fewer left than this: something spends them, and a start must be wanted. */
export const identifyReserve = 200;
/** The last of a day are never spent, whoever wants it. */
const neverSpent = 10;

const firstPause = 500;
const longestPause = 60_000;
/** A connection that stood so long was a good one: what comes after it begins to count anew. */
const goodAfter = 5000;
/** So often a session is resumed at its own address; then where every connection begins. */
const ownAddress = 3;

/** Milliseconds before the next connection after so many that did not last; scattered, as all bots come back at once. */
export const pauseAfter = (failures: number, random = Math.random()): number =>
  Math.min(longestPause, firstPause * 2 ** Math.max(0, failures - 1)) * (0.75 + random / 2);

export interface GatewayOptions {
  readonly rest: REST;
  readonly token: string;
  readonly handlers: Pick<Handlers, 'recall' | 'remember' | 'log'>;
  readonly now: () => number;
  /** Starts although few IDENTIFYs are left. */
  readonly spendLast: boolean;
  /** How a wait between connections passes; a test's clock may do it. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly patience?: Partial<Patience>;
  readonly received: (payload: GatewayDispatchPayload) => void;
  /** Every heartbeat, about 40 s apart: the time for what waits. */
  readonly beat: () => void;
  /** Nothing will be heard any more, and why; not told where `connect` rejects with it. */
  readonly ended: (reason: string) => void;
}

export interface GatewayLink {
  /** Resolves once connected, however long Discord is away. Rejects where it is refused for good, or after `close`. */
  connect(): Promise<void>;
  /** Resolves when no socket of it is left. */
  close(): Promise<void>;
}

const pass = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
  await sleep(milliseconds, undefined, { signal });
};

/** A refusal that connecting again would not change. */
class Refused extends Error {
  override readonly name = 'Refused';
}

const isAddress = (url: string): boolean => /^wss?:\/\//.test(url) && URL.canParse(url);

export const openGateway = (options: GatewayOptions): GatewayLink => {
  const { rest, token, handlers, now } = options;
  const { log } = handlers;
  const life = new AbortController();
  const { signal } = life;
  const identifies = countIdentifies(handlers, now);
  let session: Session | null = null;
  let living: Promise<void> | null = null;
  let ready: () => void = () => undefined;
  let stood = false;

  /** Waits unless it is closed meanwhile; what comes after looks at `signal`. */
  const wait = async (milliseconds: number): Promise<void> => {
    if (milliseconds <= 0 || signal.aborted) return;
    await (options.wait ?? pass)(milliseconds, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  };

  /** Where to connect; looks after what is left of the day's IDENTIFYs. */
  const address = async (failures: number): Promise<string> => {
    if (session && failures < ownAddress && isAddress(session.url)) return session.url;
    const { url, session_start_limit: limit } = (await rest.get(Routes.gatewayBot(), {
      signal,
    })) as APIGatewayBotInfo;
    if (session) return url;
    if (!stood && limit.remaining < identifyReserve && !options.spendLast)
      throw new Refused(
        `Discord lets this bot identify only ${limit.remaining} more times until ` +
          `${new Date(now() + limit.reset_after).toISOString()}; at none left it takes the token away. ` +
          'Find out what restarts it, then start it with `npm start -- --spend-last-identifies`.',
      );
    let delay = await identifies.delay();
    if (limit.remaining < neverSpent) delay = Math.max(delay, limit.reset_after);
    if (delay > 5000) log('warn', 'discord-identify-delayed', { seconds: Math.ceil(delay / 1000) });
    await wait(delay);
    return url;
  };

  const hold = (url: string): Promise<End> =>
    converse({
      url,
      token,
      session,
      signal,
      patience: { ...patience, ...options.patience },
      keep: (known) => {
        session = known;
      },
      identified: () => void identifies.sent(),
      ready: (resumed) => {
        stood = true;
        log('info', resumed ? 'discord-gateway-resumed' : 'discord-gateway-ready');
        ready();
      },
      received: (payload) => {
        try {
          options.received(payload);
        } catch (error) {
          log('error', 'discord-event-failed', { error: sayError(error) });
        }
      },
      beat: options.beat,
      failed: (error) => log('warn', 'discord-gateway-error', { error: sayError(error) }),
    });

  /** One connection to its end. False where it never stood. Throws `Refused`. */
  const once = async (failures: number): Promise<boolean> => {
    let url: string;
    try {
      url = await address(failures);
    } catch (error) {
      if (error instanceof Refused) throw error;
      const fault = faultOf(error);
      if (fault.platform === 'token') throw new Refused(fatalReason(4004));
      if (signal.aborted) return false;
      log('warn', 'discord-unreachable', { error: sayError(error) });
      await wait((fault.delivery === 'wait' ? (fault.seconds ?? 0) : 0) * 1000);
      return false;
    }
    if (signal.aborted) return false;
    const end = await hold(url);
    if (signal.aborted) return false;
    log('info', 'discord-gateway-closed', { code: end.code, next: end.how });
    if (end.how === 'never') throw new Refused(fatalReason(end.code));
    if (end.how === 'anew') session = null;
    // Discord asks for one to five seconds before a fresh IDENTIFY; what can be resumed is resumed at once.
    if (end.invalid) await wait(1000 + 4000 * Math.random());
    return end.lived !== null && end.lived >= goodAfter;
  };

  const live = async (): Promise<void> => {
    for (let failures = 0; !signal.aborted;) {
      failures = (await once(failures)) ? 1 : failures + 1;
      if (!signal.aborted) await wait(pauseAfter(failures));
    }
  };

  return {
    connect: () =>
      new Promise((resolve, reject) => {
        ready = resolve;
        living = live().then(
          () => reject(new Error('stopped before Discord was connected')),
          (error: unknown) => {
            const reason = error instanceof Error ? error : new Error(String(error));
            if (stood && !signal.aborted) options.ended(reason.message);
            reject(reason);
          },
        );
      }),
    close: async () => {
      life.abort();
      await living;
    },
  };
};
