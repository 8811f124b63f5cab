// The fake Discord's rate limits: 50 a second for the bot, buckets for routes, 10,000 invalid requests in ten minutes.
import type { Answer } from '../shapes.ts';

export interface Limits {
  /** Requests a second of one bot; interaction endpoints are exempt. */
  readonly global: number;
  /** Messages in one channel within five seconds; null: no such bucket. */
  readonly messages: number | null;
  /** Answers of 401, 403 and 429 within ten minutes until the address is banned. */
  readonly invalid: number;
  readonly crossposts: number;
}
export const realLimits: Limits = { global: 50, messages: 5, invalid: 10_000, crossposts: 10 };
export const noLimits: Limits = {
  global: Number.POSITIVE_INFINITY,
  messages: null,
  invalid: Number.POSITIVE_INFINITY,
  crossposts: 10,
};

interface Window {
  from: number;
  used: number;
}

const seconds = (milliseconds: number): number => Math.max(0.001, milliseconds / 1000);

/** A 429 as Discord sends it. */
export const limited = (
  retryAfter: number,
  scope: 'user' | 'global' | 'shared',
  code?: number,
): Answer => ({
  status: 429,
  body: {
    message: 'You are being rate limited.',
    retry_after: retryAfter,
    global: scope === 'global',
    ...(code === undefined ? {} : { code }),
  },
  headers: {
    'retry-after': String(Math.ceil(retryAfter)),
    'x-ratelimit-scope': scope,
    via: '1.1 google',
    ...(scope === 'global' ? { 'x-ratelimit-global': 'true' } : {}),
  },
});

/** What a banned address gets: no JSON, none of Discord's headers. */
export const banned = (retryAfter: number): Answer => ({
  status: 429,
  body: '<html><title>Access denied | discord.com used Cloudflare to restrict access</title></html>',
  headers: { 'content-type': 'text/html', 'retry-after': String(retryAfter), server: 'cloudflare' },
});

export class Limiter {
  readonly limits: Limits;
  readonly #now: () => number;
  readonly #global: Window = { from: 0, used: 0 };
  readonly #buckets = new Map<string, Window>();
  #invalid: Window = { from: 0, used: 0 };
  /** Most calls seen within one of the global windows. */
  highest = 0;

  constructor(limits: Limits, now: () => number) {
    this.limits = limits;
    this.#now = now;
  }

  get invalid(): number {
    return this.#invalid.used;
  }

  isBanned(): boolean {
    return this.#invalid.used >= this.limits.invalid && this.#now() - this.#invalid.from < 600_000;
  }

  countInvalid(answer: Answer): void {
    if (![401, 403, 429].includes(answer.status)) return;
    if (answer.headers?.['x-ratelimit-scope'] === 'shared') return;
    if (this.#now() - this.#invalid.from >= 600_000) this.#invalid = { from: this.#now(), used: 0 };
    this.#invalid.used += 1;
  }

  /** Counts one call; an answer where it is one too many. */
  global(): Answer | null {
    const now = this.#now();
    if (now - this.#global.from >= 1000) {
      this.#global.from = now;
      this.#global.used = 0;
    }
    if (this.#global.used >= this.limits.global)
      return limited(seconds(this.#global.from + 1000 - now), 'global');
    this.#global.used += 1;
    this.highest = Math.max(this.highest, this.#global.used);
    return null;
  }

  /** Headers of a bucket after one more call in it, or the refusal. */
  bucket(
    name: string,
    size: number,
    span: number,
  ): { readonly headers: Readonly<Record<string, string>>; readonly refusal: Answer | null } {
    const now = this.#now();
    if (this.#buckets.size > 50_000) this.#buckets.clear();
    let window = this.#buckets.get(name);
    if (!window || now - window.from >= span) {
      window = { from: now, used: 0 };
      this.#buckets.set(name, window);
    }
    const left = window.from + span - now;
    const refused = window.used >= size;
    if (!refused) window.used += 1;
    const headers = {
      'x-ratelimit-limit': String(size),
      'x-ratelimit-remaining': String(Math.max(0, size - window.used)),
      'x-ratelimit-reset': String((now + left) / 1000),
      'x-ratelimit-reset-after': String(seconds(left)),
      'x-ratelimit-bucket': name.split('/')[0] ?? name,
    };
    const refusal = limited(seconds(left), 'user');
    return {
      headers,
      refusal: refused ? { ...refusal, headers: { ...refusal.headers, ...headers } } : null,
    };
  }
}
