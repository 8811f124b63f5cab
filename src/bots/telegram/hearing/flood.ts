// One person may ask much, but not endlessly: a bucket for each, told once when it is empty, then silence.

export interface FloodLimits {
  readonly burst: number;
  readonly perSecond: number;
}
export const defaultFlood: FloodLimits = { burst: 20, perSecond: 0.5 };

export const verdicts = ['pass', 'tell', 'silence'] as const;
export type Verdict = (typeof verdicts)[number];

interface Bucket {
  tokens: number;
  at: number;
  told: boolean;
}
/** Buckets kept at most; the oldest go first. */
const mostKept = 20_000;

/** `now` in milliseconds. `tell`: answer that it is too much, once until half of the bucket is full again. */
export const createFlood = (limits: FloodLimits): ((key: string, now: number) => Verdict) => {
  const buckets = new Map<string, Bucket>();
  return (key, now) => {
    const bucket = buckets.get(key) ?? { tokens: limits.burst, at: now, told: false };
    buckets.delete(key);
    buckets.set(key, bucket);
    if (buckets.size > mostKept) {
      const [oldest] = buckets.keys();
      if (oldest !== undefined) buckets.delete(oldest);
    }
    const passed = Math.max(0, now - bucket.at) / 1000;
    bucket.tokens = Math.min(limits.burst, bucket.tokens + passed * limits.perSecond);
    bucket.at = Math.max(bucket.at, now);
    if (bucket.tokens >= limits.burst / 2) bucket.told = false;
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      return 'pass';
    }
    if (bucket.told) return 'silence';
    bucket.told = true;
    return 'tell';
  };
};
