import { nearest } from '../../core/events/nearest.ts';
import { OpsError } from '../ops-error.ts';
import type { Stage } from '../stage/stage.ts';

/**
 * Why a message is a dead letter. `not-handled`: it was received in vain too often. `not-delivered`: SNS could not put it into the
 * subscriber's queue.
 */
export type DeadLetterKind = 'not-handled' | 'not-delivered';

/** A dead-letter queue of a stage. */
export interface DeadLetterPlace {
  /** A subscriber, or `archive`. */
  readonly subscriber: string;
  readonly kind: DeadLetterKind;
  readonly queueUrl: string;
  /** The queue that its letters go back to. */
  readonly backTo: string;
  /** Of the function that gets them, where the stage has it. */
  readonly logGroup?: string | undefined;
}

/** Which dead-letter queue is meant. */
export interface WhichPlace {
  readonly subscriber: string;
  /** @default not-handled */
  readonly kind?: DeadLetterKind | undefined;
}

/** The name of the archive among the subscribers. One that is called so is meant before it. */
export const ARCHIVE = 'archive';

/** All dead-letter queues of a stage: two of each subscriber, and the archive's. */
export function deadLetterPlaces({ description }: Pick<Stage, 'description'>): readonly DeadLetterPlace[] {
  const { subscribers, archive } = description;
  const queues = Object.entries(subscribers).map(
    ([name, subscriber]) => [name, subscriber, subscriber.logGroup] as const,
  );
  const all =
    archive === undefined ? queues : [...queues, [ARCHIVE, archive, archive.writer.logGroup] as const];
  return all.flatMap(([subscriber, { queueUrl, dlqUrl, subscriptionDlqUrl }, logGroup]) => [
    { subscriber, kind: 'not-handled' as const, queueUrl: dlqUrl, backTo: queueUrl, logGroup },
    { subscriber, kind: 'not-delivered' as const, queueUrl: subscriptionDlqUrl, backTo: queueUrl, logGroup },
  ]);
}

/** One of them. Throws an `OpsError` with the nearest names where there is none. */
export function deadLetterPlace(
  stage: Pick<Stage, 'description'>,
  { subscriber, kind = 'not-handled' }: WhichPlace,
): DeadLetterPlace {
  const places = deadLetterPlaces(stage);
  const found = places.find((place) => place.subscriber === subscriber && place.kind === kind);
  if (found !== undefined) return found;
  const names = [...new Set(places.map((place) => place.subscriber))];
  throw new OpsError(
    'misused',
    `no subscriber "${subscriber}"; nearest: ${nearest(subscriber, names).join(', ')}`,
  );
}
