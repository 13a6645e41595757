import type { SourceName } from '../../../core/events/source-name.ts';

/** An event that stands in a subscriber's queue. Times are minutes. */
export interface QueuedEvent {
  readonly id: string;
  readonly source: SourceName;
  readonly at: number;
  readonly isPoison: boolean;
  failures: number;
  receives: number;
  /** When it is given out again. */
  dueAt: number;
}

/** A subscriber's queue with its two dead-letter queues. */
export class SimulatedQueue {
  events: QueuedEvent[] = [];
  deadLetters = 0;
  undelivered = 0;

  put(event: Pick<QueuedEvent, 'id' | 'source' | 'at' | 'isPoison'>): void {
    this.events.push({ ...event, failures: 0, receives: 0, dueAt: event.at });
  }

  remove(event: QueuedEvent): void {
    this.events = this.events.filter((other) => other !== event);
  }

  due(minute: number): readonly QueuedEvent[] {
    return this.events.filter(({ dueAt }) => dueAt <= minute);
  }

  /** As SQS says it. */
  oldestSeconds(minute: number): number {
    return this.events.reduce((oldest, { at }) => Math.max(oldest, (minute - at) * 60), 0);
  }
}
