import { SHARDS } from '../../core/parked/shards.ts';

/** What the drain function is invoked with. */
export type DrainRequest =
  /** By its schedule, or by the intake for all shards: publish the lines of these shards. */
  | { readonly shards: readonly number[] }
  /** By an operator: list the events that the topic refused, put one in line again, or delete one. */
  | { readonly refused: 'list' }
  | { readonly refused: 'release' | 'drop'; readonly key: string };

/** The function was invoked with something else. */
export class DrainRequestError extends Error {
  readonly code = 'drain-request';

  constructor(request: unknown) {
    super(
      `the drain was invoked with ${JSON.stringify(request)}; allowed: {"shards":[0, … ${SHARDS - 1}]}, ` +
        '{"refused":"list"}, {"refused":"release","key":"<key>"}, {"refused":"drop","key":"<key>"}',
    );
    this.name = 'DrainRequestError';
  }
}

/** Reads what the function is invoked with. */
export function drainRequest(event: unknown): DrainRequest {
  const { shards, refused, key } = (event ?? {}) as Record<string, unknown>;
  if (Array.isArray(shards) && shards.length > 0 && shards.every(isShard)) return { shards };
  if (refused === 'list') return { refused };
  if ((refused === 'release' || refused === 'drop') && typeof key === 'string') return { refused, key };
  throw new DrainRequestError(event);
}

function isShard(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < SHARDS;
}
