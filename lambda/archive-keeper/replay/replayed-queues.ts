import type { ReplayedSubscriber } from '../../../core/archive/replay/replayed-subscriber.ts';

/** What the function is told of a subscriber, in as few characters as are readable: its environment holds 4 KB. */
export interface ReplayedQueue {
  /** The name of its queue. */
  readonly queue: string;
  /** Its event patterns. */
  readonly events: readonly string[];
  /** There where it has an inbox. */
  readonly inbox?: true;
  /** There where it has a quarantine: a person who is forgotten is taken out of it. */
  readonly quarantine?: true;
}

/** The subscribers of the stack by their names, as `lib/` writes them into the environment. */
export type ReplayedQueues = Readonly<Record<string, ReplayedQueue>>;

/** A subscriber, and the name of its queue. */
export interface QueuedSubscriber extends ReplayedSubscriber {
  readonly queue: string;
}

/** Finds a subscriber by its name. */
export function findSubscriber(
  queues: ReplayedQueues,
  name: string,
  inboxRetentionDays: number,
): QueuedSubscriber | undefined {
  const found = Object.hasOwn(queues, name) ? queues[name] : undefined;
  if (found === undefined) return undefined;
  const { queue, events, inbox } = found;
  return { name, queue, events, ...(inbox ? { inboxRetentionDays } : {}) };
}

/** The subscriber is none that this stack can replay to. */
export class UnknownSubscriberError extends Error {
  readonly code = 'unknown-subscriber';

  constructor(name: string, queues: ReplayedQueues) {
    super(
      `${JSON.stringify(name)} is no subscriber that this stack can replay to; allowed: ${Object.keys(queues).join(', ')}`,
    );
    this.name = 'UnknownSubscriberError';
  }
}
