export interface RateWindow {
  /** Counts a request of this key and tells whether the window now holds more than the limit. */
  exceeds(key: string, nowMilliseconds: number): boolean;
}

/**
 * Counts per key over a sliding window. WAF looks about every ten seconds, so that there it takes longer until a sender
 * is stopped and until it is let through again.
 */
export function createRateWindow(options: { limit: number; windowSeconds: number }): RateWindow {
  const { limit, windowSeconds } = options;
  const arrivals = new Map<string, number[]>();
  return {
    exceeds(key, now) {
      const since = now - windowSeconds * 1000;
      // The newest `limit + 1` decide: were there more, the answer would be the same.
      const recent = [...(arrivals.get(key) ?? []), now].filter((time) => time > since).slice(-(limit + 1));
      arrivals.set(key, recent);
      return recent.length > limit;
    },
  };
}
