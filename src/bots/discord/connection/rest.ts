// Calls to Discord's REST, in three lanes: pushes, questions about places, answers to people. Counts refusals.
import { setTimeout as sleep } from 'node:timers/promises';
import { DefaultRestOptions, REST, type RateLimitData, type RESTOptions } from 'discord.js';
import { Banned, Halted } from '../errors.ts';

/** We stop at half of what gets an address banned (10,000 of 401, 403 and 429 in ten minutes). */
export const mostInvalid = 5000;
const span = 600_000;

/** Refusals within ten minutes. */
export class InvalidRequests {
  readonly #now: () => number;
  #from = 0;
  #count = 0;
  constructor(now: () => number) {
    this.#now = now;
  }
  get count(): number {
    return this.#now() - this.#from < span ? this.#count : 0;
  }
  add(): void {
    if (this.#now() - this.#from >= span) {
      this.#from = this.#now();
      this.#count = 0;
    }
    this.#count += 1;
  }
  /** Throws `Halted` where one more would be too many. */
  check(): void {
    if (this.count < mostInvalid) return;
    throw new Halted(Math.max(1, Math.ceil((this.#from + span - this.#now()) / 1000)));
  }
}

/** What Discord allows one bot in a second, and what broadcasts leave to everything else in any case. */
const platformLimit = 50;
const spare = 5;
const second = 1050;

/** The bot's allowance of one second, shared by the lanes: while nothing is broadcast, questions may have it all. */
export class Allowance {
  readonly #pushed: number[] = [];
  readonly #asked: number[] = [];

  #recent(times: number[]): number {
    const from = performance.now() - second;
    while (times[0] !== undefined && times[0] < from) times.shift();
    return times.length;
  }
  push(): void {
    this.#recent(this.#pushed);
    this.#pushed.push(performance.now());
  }
  /** Resolves when one more question may go out. */
  async ask(): Promise<void> {
    for (;;) {
      const asked = this.#recent(this.#asked);
      if (asked < Math.max(spare, platformLimit - spare - this.#recent(this.#pushed))) break;
      await sleep(20);
    }
    this.#asked.push(performance.now());
  }
}

/** Waits longer than this are the ledger's, not ours. */
const longestWait = 5000;

const isLong = ({ retryAfter, timeToReset, sublimitTimeout }: RateLimitData): boolean =>
  Math.max(retryAfter, timeToReset, sublimitTimeout) > longestWait;

export interface Lanes {
  /** Broadcast, at most `rate` a second; no call is repeated by itself. */
  readonly push: REST;
  /** Channels, roles, commands: what broadcasts leave, a few a second in any case. */
  readonly ask: REST;
  /** Interaction endpoints, which are exempt from the bot's limit. */
  readonly answer: REST;
  readonly invalid: InvalidRequests;
  close(): void;
}

export interface LaneOptions {
  /** REST base without version. */
  readonly apiUrl: string;
  readonly token: string;
  /** Broadcast requests a second. */
  readonly rate: number;
  readonly now: () => number;
  /** Told every 500 refusals. */
  readonly warn: (count: number) => void;
}

const warnEvery = 500;
/** Seconds of a ban that does not say how long it is, and the most that we believe. */
const banFor = 600;
const longestBan = 3600;

/**
 * A form as the bytes it is. The client would hand the form itself to whatever HTTP agent stands in the
 * process; another library's agent does not know it and refuses.
 */
const packed = async (
  init: Parameters<RESTOptions['makeRequest']>[1],
): Promise<Parameters<RESTOptions['makeRequest']>[1]> => {
  if (!(init.body instanceof FormData)) return init;
  const form = new Response(init.body);
  return {
    ...init,
    headers: {
      ...(init.headers as Readonly<Record<string, string>>),
      'content-type': form.headers.get('content-type') ?? 'multipart/form-data',
    },
    body: Buffer.from(await form.arrayBuffer()),
  };
};

export const openLanes = (options: LaneOptions): Lanes => {
  const invalid = new InvalidRequests(options.now);
  const allowance = new Allowance();
  let bannedUntil = 0;
  const guarded: RESTOptions['makeRequest'] = async (url, init) => {
    invalid.check();
    // Whoever knocks on while banned is banned for longer.
    const held = bannedUntil - options.now();
    if (held > 0) throw new Banned(Math.ceil(held / 1000));
    const response = await DefaultRestOptions.makeRequest(url, await packed(init));
    const { status, headers } = response;
    if (
      status === 401 ||
      status === 403 ||
      (status === 429 && headers.get('x-ratelimit-scope') !== 'shared')
    ) {
      invalid.add();
      if (invalid.count % warnEvery === 0) options.warn(invalid.count);
    }
    if ((status === 429 || status === 403) && !/json/i.test(headers.get('content-type') ?? '')) {
      await response.arrayBuffer().catch(() => undefined);
      const seconds = Math.max(1, Number(headers.get('retry-after') ?? '') || banFor);
      bannedUntil = options.now() + Math.min(seconds, longestBan) * 1000;
      throw new Banned(seconds);
    }
    return response;
  };
  const lane = (globalRequestsPerSecond: number, more: Partial<RESTOptions>): REST =>
    new REST({
      api: options.apiUrl,
      version: '10',
      globalRequestsPerSecond,
      rejectOnRateLimit: isLong,
      // One handler stands for each channel or interaction that was called; they are let go soon.
      handlerSweepInterval: 60_000,
      ...more,
    }).setToken(options.token);
  const push = lane(options.rate, {
    retries: 0,
    timeout: 30_000,
    makeRequest: (url, init) => {
      allowance.push();
      return guarded(url, init);
    },
  });
  const ask = lane(platformLimit, {
    retries: 2,
    timeout: 10_000,
    makeRequest: async (url, init) => {
      await allowance.ask();
      return guarded(url, init);
    },
  });
  const answer = lane(1_000_000, {
    retries: 0,
    timeout: 10_000,
    // Every interaction makes a handler that nobody needs a moment later.
    handlerSweepInterval: 5000,
    makeRequest: guarded,
  });
  return {
    push,
    ask,
    answer,
    invalid,
    close: () => {
      for (const rest of [push, ask, answer]) {
        rest.clearHandlerSweeper();
        rest.clearHashSweeper();
      }
    },
  };
};
