import type { LogLine } from '../stage/log-reader.ts';
import { LineFields } from './line-fields.ts';

/** One attempt of a handler, or of an https destination, at an event, as the line of its log says. */
export interface Handling {
  readonly kind: 'handling';
  /** When it ended, ISO 8601. */
  readonly at: string;
  readonly subscriber: string;
  /** `applied`, `duplicate`, `stale`, `ignored`; `failed`; `held` behind one that failed; `quarantined`. */
  readonly outcome: string;
  readonly source?: string;
  /** Absent where the message is no event. */
  readonly eventId?: string;
  readonly eventType?: string;
  readonly messageId?: string;
  /** The replay that the event came with. */
  readonly replayId?: string;
  /** How often the message was received, this time included. */
  readonly receiveCount?: number;
  /** An operator released it from quarantine. */
  readonly released?: true;
  /** How often the event has failed, this time included. */
  readonly attempts?: number;
  /** What was done about a failure: `retry`, `give-up`, `outage`, or `full` where too many users are in quarantine. */
  readonly step?: string;
  /** In how many seconds it comes again. */
  readonly comesAgainSeconds?: number;
  readonly durationMilliseconds?: number;
  /** How many items an event that was applied has written, where it was not one. */
  readonly writes?: number;
  /** What is wrong with a message that is no event. */
  readonly problem?: string;
  readonly fault?: Fault;
}

/** What may be said of an error: never its message, which may quote the payload. */
export interface Fault {
  readonly name: string;
  readonly code?: string;
  /** Where it was thrown, the innermost first, as the bundle has it. */
  readonly frames: readonly string[];
}

/** The attempt of a line of a handler's log; undefined for every other line. */
export function handlingIn({ time, fields }: LogLine): Handling | undefined {
  if (fields['message'] !== 'message') return undefined;
  const read = new LineFields(fields);
  const fault = faultIn(fields['fault']);
  return {
    kind: 'handling',
    at: time.toISOString(),
    subscriber: read.name('subscriber'),
    outcome: read.name('outcome'),
    ...read.texts('source', 'eventId', 'eventType', 'messageId', 'replayId'),
    ...read.numbers('receiveCount', 'attempts'),
    ...read.flags('released'),
    ...read.texts('step', 'problem'),
    ...read.numbers('comesAgainSeconds', 'durationMilliseconds', 'writes'),
    ...(fault === undefined ? {} : { fault }),
  };
}

function faultIn(value: unknown): Fault | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const read = new LineFields(value as Record<string, unknown>);
  const { frames } = value as { readonly frames?: unknown };
  return {
    name: read.name('name'),
    ...read.texts('code'),
    frames: Array.isArray(frames) ? frames.filter((frame) => typeof frame === 'string') : [],
  };
}

/** What a handler is through with: it need not come again. */
const DONE: readonly string[] = ['applied', 'duplicate', 'stale', 'ignored'];

/** Whether the handler is through with the event. */
export function isDone({ outcome }: Pick<Handling, 'outcome'>): boolean {
  return DONE.includes(outcome);
}
