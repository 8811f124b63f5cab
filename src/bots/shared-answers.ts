// On a bad morning a thousand people ask the same at once: it is worked out once and shared for a moment.
import type { Reply } from './platform.ts';

/** Works out what `key` asks, or shares what was worked out for it just before. */
export type Share = (key: string, work: () => Promise<Reply>) => Promise<Reply>;

/** Questions kept at most; the oldest go first. */
const mostKept = 200;

/** `milliseconds`: how old a shared answer may be by the clock `now`; 0 shares only what is under way. */
export const createShare = (milliseconds: number, now: () => Date): Share => {
  const kept = new Map<string, { readonly reply: Promise<Reply>; until: number }>();
  return (key, work) => {
    const known = kept.get(key);
    if (known && known.until > now().getTime()) return known.reply;
    // What nobody may share any more holds memory, pictures above all.
    for (const [old, { until }] of kept) if (until <= now().getTime()) kept.delete(old);
    const entry = { reply: work(), until: Number.POSITIVE_INFINITY };
    kept.delete(key);
    kept.set(key, entry);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    const forget = (): void => {
      if (kept.get(key) === entry) kept.delete(key);
    };
    entry.reply.then(
      () => {
        if (milliseconds > 0) entry.until = now().getTime() + milliseconds;
        else forget();
      },
      // A fault is nobody else's answer.
      forget,
    );
    return entry.reply;
  };
};
