/** How much API Gateway lets through of each method, by a token bucket of its own. */
export interface Throttle {
  /** Requests a second, in the long run. */
  readonly requestsPerSecond: number;
  /** Requests at once. */
  readonly burst: number;
}

/**
 * Half of what most regions allow an account, for all of its APIs together. Some newer regions allow it 2,500 and 1,250.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
 */
const ALL_METHODS: Throttle = { requestsPerSecond: 5_000, burst: 2_500 };

/**
 * What each of a stage's methods may take, so that a flood of all of them leaves the account's other APIs their half. API
 * Gateway has no limit for a whole stage: a limit that is set on the stage holds for each of its methods.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
 */
export function evenThrottle(methods: number): Throttle {
  return {
    requestsPerSecond: Math.floor(ALL_METHODS.requestsPerSecond / methods),
    burst: Math.floor(ALL_METHODS.burst / methods),
  };
}
