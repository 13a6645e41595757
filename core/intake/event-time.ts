import type { TimeSource } from '../events/envelope.ts';

const MINUTE_MILLISECONDS = 60_000;

/** An event cannot happen after it arrived, and the clocks of two machines that are set may differ by this much. */
const MAX_AHEAD_MILLISECONDS = 5 * MINUTE_MILLISECONDS;

/** An earlier time is the word of a clock that was never set, such as 1970: no provider was there to send the event. */
const EARLIEST = new Date('2020-01-01T00:00:00.000Z');

/** When an event happened, as far as it can be told. */
export interface EventTime {
  readonly time: Date;
  /** Absent where `time` is the provider's own. */
  readonly timeSource?: TimeSource;
}

/** Settles when an event happened, from what the provider says and when it arrived. The one place where that is decided. */
export function settleTime(told: Date | undefined, receivedAt: Date): EventTime {
  if (told === undefined || told < EARLIEST) return { time: receivedAt, timeSource: 'receipt' };
  const latest = new Date(receivedAt.getTime() + MAX_AHEAD_MILLISECONDS);
  return told > latest ? { time: latest, timeSource: 'capped' } : { time: told };
}
