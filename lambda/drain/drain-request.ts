import { SHARDS } from '../../core/parked/shards.ts';

/** What DynamoDB takes as a sort key. */
const MAX_KEY_BYTES = 1_024;

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
        `{"refused":"list"}, {"refused":"release","key":"<key>"}, {"refused":"drop","key":"<key>"}, a key as the list has it and of up to ${MAX_KEY_BYTES} bytes`,
    );
    this.name = 'DrainRequestError';
  }
}

/** Reads what the function is invoked with. */
export function drainRequest(event: unknown): DrainRequest {
  const { shards, refused, key } = (event ?? {}) as Record<string, unknown>;
  if (Array.isArray(shards) && shards.length > 0 && shards.every(isShard)) return { shards };
  if (refused === 'list') return { refused };
  if ((refused === 'release' || refused === 'drop') && isKey(key)) return { refused, key };
  throw new DrainRequestError(event);
}

/** As the list shows it, and as the table can hold it. */
function isKey(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && Buffer.byteLength(value) <= MAX_KEY_BYTES;
}

function isShard(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < SHARDS;
}
