// What the fake is told to do wrong, and the limits it keeps when it is told to keep them.

/** An answer in Telegram's own form. */
export interface Refusal {
  readonly error_code: number;
  readonly description: string;
  readonly parameters?: {
    readonly retry_after?: number;
    readonly migrate_to_chat_id?: number;
  };
}

/**
 * One thing that goes wrong. `accept`: the call is carried out first, so a repetition is a second copy.
 * `reset`: the connection is torn; `hang`: no answer ever; `truncated`: half of the JSON; `html`: a proxy's
 * 502 page; `late`: the right answer after `milliseconds`.
 */
export interface Fault {
  /** Every method where absent. */
  readonly method?: string;
  /** Every chat where absent. */
  readonly chat?: string | number;
  /** How often; without end where null; once where absent. */
  readonly times?: number | null;
  /** 0 to 1, drawn from the fake's own seeded numbers; always where absent. */
  readonly chance?: number;
  readonly accept?: boolean;
  readonly then:
    | { readonly answer: Refusal }
    | { readonly cut: 'reset' | 'hang' | 'truncated' | 'html' }
    | { readonly late: number };
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** The first that fits, counted. */
  next(method: string, chat: string | null): Fault | null;
}

/** Numbers that are the same in every run. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0 || 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
};

export const createFaults = (random: () => number): Faults => {
  let waiting: { readonly fault: Fault; left: number }[] = [];
  return {
    add: (fault) => {
      waiting.push({
        fault,
        left: fault.times === null ? Number.POSITIVE_INFINITY : (fault.times ?? 1),
      });
    },
    clear: () => {
      waiting = [];
    },
    next: (method, chat) => {
      for (const entry of waiting) {
        const { fault } = entry;
        if (fault.method !== undefined && fault.method !== method) continue;
        if (fault.chat !== undefined && String(fault.chat) !== chat) continue;
        if (fault.chance !== undefined && random() >= fault.chance) continue;
        entry.left -= 1;
        if (entry.left <= 0) waiting = waiting.filter((one) => one !== entry);
        return fault;
      }
      return null;
    },
  };
};

export interface Limits {
  /** Messages a second over all chats; 30 is what Telegram grants. */
  readonly perSecond: number;
  readonly perChatPerSecond: number;
  readonly perGroupPerMinute: number;
}
export const telegramLimits: Limits = {
  perSecond: 30,
  perChatPerSecond: 1,
  perGroupPerMinute: 20,
};

interface Bucket {
  tokens: number;
  at: number;
}
const take = (bucket: Bucket, now: number, perMillisecond: number, burst: number): number => {
  bucket.tokens = Math.min(burst, bucket.tokens + (now - bucket.at) * perMillisecond);
  bucket.at = now;
  return bucket.tokens >= 1 ? 0 : (1 - bucket.tokens) / perMillisecond;
};

/** Seconds to wait for a message now, or 0 with the message counted. `now` in milliseconds, never backwards. */
export const createLimiter = (
  limits: Limits,
): ((chat: string, group: boolean, reply: boolean, now: number) => number) => {
  const whole: Bucket = { tokens: limits.perSecond, at: 0 };
  const chats = new Map<string, Bucket>();
  const groups = new Map<string, Bucket>();
  const of = (map: Map<string, Bucket>, key: string, tokens: number, now: number): Bucket => {
    const known = map.get(key) ?? { tokens, at: now };
    map.set(key, known);
    return known;
  };
  // A chat may burst a little, as the real one lets it.
  const chatBurst = 3;
  return (chat, group, reply, now) => {
    const one = of(chats, chat, chatBurst, now);
    const many = group ? of(groups, chat, limits.perGroupPerMinute, now) : null;
    const wait = Math.max(
      reply ? 0 : take(whole, now, limits.perSecond / 1000, limits.perSecond),
      take(one, now, limits.perChatPerSecond / 1000, chatBurst),
      many ? take(many, now, limits.perGroupPerMinute / 60_000, limits.perGroupPerMinute) : 0,
    );
    if (wait > 0) return Math.ceil(wait / 1000);
    if (!reply) whole.tokens -= 1;
    one.tokens -= 1;
    if (many) many.tokens -= 1;
    return 0;
  };
};
