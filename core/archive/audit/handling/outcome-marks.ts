import type { Verdict } from '../../../handling/process-batch.ts';
import { EventMarks, type EventName } from '../event-marks.ts';
import type { HandlerLog } from './handling-ports.ts';

/**
 * What an event's lines come to: whatever stands last here of what they say, in whatever order they are read. What was applied
 * once is applied, though SQS gave it again; what failed and was handled later is handled.
 */
const RANKED: readonly Verdict[] = [
  'held',
  'failed',
  'quarantined',
  'duplicate',
  'ignored',
  'stale',
  'applied',
];

/** What the log of a handler says became of each event: 36 MB at most for a million. */
export class OutcomeMarks {
  readonly #marks = new EventMarks();
  #dropped = 0;

  /** Goes through the log from a moment on. */
  static async read(log: HandlerLog, from: Date): Promise<OutcomeMarks> {
    const outcomes = new OutcomeMarks();
    for await (const lines of log.since(from))
      for (const line of lines)
        if (line === 'dropped') outcomes.#dropped += 1;
        else outcomes.#add(line, RANKED.indexOf(line.outcome) + 1);
    return outcomes;
  }

  /** How many events were taken out of quarantine for good. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Undefined where the log has no line of it. */
  of(event: EventName): Verdict | undefined {
    return RANKED[this.#marks.get(event) - 1];
  }

  #add(event: EventName, rank: number): void {
    if (rank > this.#marks.get(event)) this.#marks.set(event, rank);
  }
}
