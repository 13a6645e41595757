/** What the archive's keeper is invoked with. Replays have requests of their own. */
export type KeeperRequest =
  /** By its schedule, or by an operator: compact the days before today, or some of them. Today may be one. */
  { readonly archive: 'compact'; readonly from?: string; readonly until?: string };

/** The function was invoked with something else. */
export class KeeperRequestError extends Error {
  readonly code = 'keeper-request';

  constructor(request: unknown) {
    super(
      `the archive's keeper was invoked with ${JSON.stringify(request)}; allowed: {"archive":"compact"}, with "from" and "until" ` +
        'as days such as "2026-11-27" if you like, and what docs/replay.md says of replays',
    );
    this.name = 'KeeperRequestError';
  }
}

/** Reads what the function is invoked with. */
export function keeperRequest(event: unknown): KeeperRequest {
  const { archive, from, until, ...rest } = (event ?? {}) as Record<string, unknown>;
  const isRight = archive === 'compact' && Object.keys(rest).length === 0 && isDay(from) && isDay(until);
  if (!isRight) throw new KeeperRequestError(event);
  return {
    archive,
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
  };
}

/** A day, or nothing. */
function isDay(value: unknown): value is string | undefined {
  return value === undefined || (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value));
}
