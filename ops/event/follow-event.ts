import type { Stage } from '../stage/stage.ts';
import { collectEvidence } from './collect-evidence.ts';
import { type EventWay, eventWay } from './event-way.ts';
import { findEvent, type NamedEvent } from './find-event.ts';

/** What is asked of an event. */
export interface EventOptions extends NamedEvent {
  /** Whether its envelope, payload and all, is wanted too. @default no */
  readonly withEnvelope?: boolean | undefined;
  readonly onProgress?: (doing: string) => void;
}

/** An event's way, and its envelope where it was asked for and the archive has it. */
export interface FollowedEvent extends EventWay {
  /** As it was published, as text. */
  readonly envelope?: string;
}

/**
 * Follows one event: through the ledger, the archive, the logs, and each subscriber's inbox, quarantine and queues. Changes nothing,
 * but what it looks at in a dead-letter queue is hidden from others meanwhile. Throws an `OpsError` where there is no such event.
 */
export async function followEvent(stage: Stage, options: EventOptions): Promise<FollowedEvent> {
  const { onProgress = () => {} } = options;
  onProgress('looking for the event');
  const found = await findEvent(stage, options);
  const { evidence, envelope } = await collectEvidence(stage, found, onProgress);
  const way = eventWay(evidence, stage.now());
  return options.withEnvelope && envelope !== undefined ? { ...way, envelope } : way;
}
