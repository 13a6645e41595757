import type { SourceName } from '../events/source-name.ts';
import { type EnvelopeProblem, readEnvelopeOnly } from '../handling/read-envelope.ts';

/** An event as the archive has it. `source` and `id` together are unique. Times are as in the envelope. */
export interface ArchivedEvent {
  readonly source: SourceName;
  readonly id: string;
  readonly type: string;
  /** The envelope's `partitionkey`: events of one group are in order. */
  readonly group: string;
  readonly subject?: string;
  readonly received: string;
  readonly time: string;
  readonly environment: string;
  /** The envelope as it was published, byte for byte. */
  readonly envelope: string;
}

/** A text that is no envelope is named by what is wrong with it, never by what it says. */
export type ArchivedReading =
  | { readonly ok: true; readonly event: ArchivedEvent }
  | { readonly ok: false; readonly problem: EnvelopeProblem };

/**
 * Reads what the archive must know of an envelope. JSON can name half a character, which no file can hold: it is read as the
 * replacement character, here as after every file.
 */
export function readArchived(envelope: string): ArchivedReading {
  const reading = readEnvelopeOnly(envelope);
  if (!reading.ok) return reading;
  const { source, id, type, partitionkey, subject, receivedtime, time, environment } = reading.event;
  return {
    ok: true,
    event: {
      source,
      id: id.toWellFormed(),
      type: type.toWellFormed(),
      group: partitionkey.toWellFormed(),
      ...(subject === undefined ? {} : { subject: subject.toWellFormed() }),
      received: receivedtime,
      time,
      environment: environment.toWellFormed(),
      envelope,
    },
  };
}

/** Several events, in the order that they are in. Large numbers of events come so: a wait for each would be most of the work. */
export type EventBatches = AsyncIterable<readonly ArchivedEvent[]>;

/** The order of the day files and of every replay: by group, then as they were received. */
export function byGroupAndReceipt(a: ArchivedEvent, b: ArchivedEvent): number {
  return compareText(a.group, b.group) || byReceipt(a, b);
}

/** As they were received. Those of one millisecond have an order too, and always the same. */
export function byReceipt(
  a: Pick<ArchivedEvent, 'received' | 'source' | 'id'>,
  b: Pick<ArchivedEvent, 'received' | 'source' | 'id'>,
): number {
  return compareText(a.received, b.received) || compareText(a.source, b.source) || compareText(a.id, b.id);
}

/** By code units: no language has a say in it. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
