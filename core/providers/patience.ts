/** How many attempts of a provider were answered 200 in a stretch of time, and how many were not. */
export interface AttemptCount {
  /** Where the stretch begins. */
  readonly at: Date;
  readonly succeeded: number;
  readonly failed: number;
}

/** What a provider's patience is counted from. */
export interface AttemptHistory {
  /** Oldest first, of the time that the provider remembers. A stretch without an attempt may be missing. */
  readonly attempts: readonly AttemptCount[];
  readonly now: Date;
  /** The provider's environment, such as `sandbox`, where it is known. */
  readonly environment?: string | undefined;
}

/**
 * How long until a provider switches an endpoint off, reckoned by its own published rule from what reached the pipeline. What a
 * web ACL or an API refused before is not in it, so the provider may be less patient than this says.
 *
 * - `intact`: the last attempts succeeded, or what fails beside them does not matter.
 * - `failing`: attempts have failed and none has succeeded since, but so few that the provider has not begun to count.
 * - `being-spent`: attempts fail beside others that succeed, and the provider counts those. Where as many go on to fail, the endpoint
 *   is off at `switchedOffAt`, or some time later.
 * - `running-out`: nothing but failing attempts. Where that goes on, the endpoint is off at `switchedOffAt`, or some time later.
 * - `run-out`: by the rule the endpoint may be off already: look at the provider's dashboard.
 */
export type Patience =
  | { readonly state: 'intact'; readonly spent?: SpentMessages }
  | { readonly state: 'failing'; readonly since: Date; readonly spent?: SpentMessages }
  | { readonly state: 'being-spent'; readonly switchedOffAt: Date; readonly spent: SpentMessages }
  | {
      readonly state: 'running-out';
      /** When the first attempt failed after the last that succeeded. */
      readonly since: Date;
      readonly switchedOffAt: Date;
      readonly spent?: SpentMessages;
    }
  | { readonly state: 'run-out'; readonly since: Date; readonly spent?: SpentMessages };

/** Where a provider counts messages that it gave up: how many there are at most, and how many it puts up with. */
export interface SpentMessages {
  readonly atMost: number;
  readonly allowed: number;
}

/** The stretches with a failure after the last with a success, oldest first. */
export function failingAttempts(attempts: readonly AttemptCount[]): readonly AttemptCount[] {
  const lastSuccess = attempts.findLastIndex(({ succeeded }) => succeeded > 0);
  return attempts.slice(lastSuccess + 1).filter(({ failed }) => failed > 0);
}
