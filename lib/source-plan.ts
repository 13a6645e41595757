import { providerOf, type SourceName } from '../core/events/source-name.ts';
import { publishedAddresses } from '../core/providers/published-addresses.ts';

/** About 33 requests a second from one address: more than a provider sends, less than a flood costs. */
const DEFAULT_RATE_LIMIT = 10_000;

/** One endpoint of a provider. */
export interface SourceOptions {
  /** The environment of events whose payload names none. @default the stage's name */
  readonly environment?: string;
  /**
   * The addresses that deliveries may come from, or `anywhere`.
   * @default what the provider publishes; `anywhere` where it publishes nothing
   */
  readonly allowedCidrs?: readonly string[] | 'anywhere';
  /**
   * How many signed requests one address may send to this source in five minutes before it is answered 429 for a while, which to a
   * provider is a failed delivery. A pipeline has at most nine different values.
   * @default 10000 for sources that are open to any address; no limit for the others
   */
  readonly rateLimitPerFiveMinutes?: number;
  /**
   * How often a delivery is expected, at least. An alarm rings when none was taken in for so many hours.
   * @default learned: twice the longest pause of two weeks, and at least six hours, once a week of deliveries is known
   */
  readonly expectDeliveryEveryHours?: number;
}

/** A source with every default in place. */
export interface SourcePlan {
  readonly name: SourceName;
  /** The environment of events whose payload names none. */
  readonly environment: string;
  /** Undefined where any address may send. */
  readonly allowedCidrs?: readonly string[];
  /** Undefined where an address may send as much as it likes. */
  readonly rateLimitPerFiveMinutes?: number;
  /** Undefined where it is learned from what is delivered. */
  readonly expectDeliveryEveryHours?: number;
}

/** What a pipeline says of all its sources. */
export interface SourceDefaults {
  /** The name of the stage. */
  readonly stage: string;
  /** Let through to every source that allows only some. */
  readonly extraAllowedCidrs: readonly string[];
}

/** Fills in what the options leave out. */
export function planSource(
  name: SourceName,
  options: SourceOptions,
  { stage, extraAllowedCidrs }: SourceDefaults,
): SourcePlan {
  const allowed = options.allowedCidrs ?? publishedAddresses[providerOf(name)]?.cidrs ?? 'anywhere';
  const open = allowed === 'anywhere';
  const { expectDeliveryEveryHours: expected } = options;
  const rateLimit = options.rateLimitPerFiveMinutes ?? (open ? DEFAULT_RATE_LIMIT : undefined);
  return {
    name,
    environment: options.environment ?? stage,
    ...(open ? {} : { allowedCidrs: [...new Set([...allowed, ...extraAllowedCidrs])] }),
    ...(rateLimit === undefined ? {} : { rateLimitPerFiveMinutes: rateLimit }),
    ...(expected === undefined ? {} : { expectDeliveryEveryHours: expected }),
  };
}
