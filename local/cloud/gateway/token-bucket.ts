/** How much a method of the API lets through. */
export interface Throttle {
  /** How many tokens come back in a second. */
  readonly requestsPerSecond: number;
  /** How many tokens the bucket holds. */
  readonly burst: number;
}

export interface TokenBucket {
  /** Takes a token. False when there is none. */
  take(nowMilliseconds: number): boolean;
}

/** The algorithm that API Gateway throttles by. There the limits are what it aims at, here they are exact. */
export function createTokenBucket({ requestsPerSecond, burst }: Throttle): TokenBucket {
  let tokens = burst;
  let filledAt: number | undefined;
  return {
    take(now) {
      const seconds = (now - (filledAt ?? now)) / 1000;
      tokens = Math.min(burst, tokens + seconds * requestsPerSecond);
      filledAt = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
