export interface RateLimit {
  /** Requests a second in the long run. */
  readonly perSecond: number;
  /** Requests at once after a rest. */
  readonly burst: number;
}

export interface TokenBuckets {
  /** 0 when a request may pass; else the whole seconds until one may. `now` in milliseconds of a monotonic clock. */
  take(key: string, now: number): number;
}

interface Bucket {
  tokens: number;
  at: number;
}

const SWEEP_AT = 10_000;

/** One bucket per key, in memory. Full ones are forgotten when there are many. */
export const createTokenBuckets = ({ perSecond, burst }: RateLimit): TokenBuckets => {
  const buckets = new Map<string, Bucket>();
  const level = (bucket: Bucket, now: number): number =>
    Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
  const forgetFull = (now: number): void => {
    for (const [key, bucket] of buckets) if (level(bucket, now) >= burst) buckets.delete(key);
  };
  return {
    take: (key, now) => {
      const bucket = buckets.get(key) ?? { tokens: burst, at: now };
      const tokens = level(bucket, now);
      const passes = tokens >= 1;
      bucket.tokens = passes ? tokens - 1 : tokens;
      bucket.at = now;
      if (buckets.size >= SWEEP_AT && !buckets.has(key)) forgetFull(now);
      buckets.set(key, bucket);
      return passes ? 0 : Math.max(1, Math.ceil((1 - tokens) / perSecond));
    },
  };
};
