import { OpsError } from '../ops-error.ts';
import type { Stage } from '../stage/stage.ts';
import { askDrain } from './ask-drain.ts';
import { findRefused } from './find-refused.ts';
import type { RefusedEvent } from './list-parked.ts';

/** Which event to delete. */
export interface ParkedDrop {
  /** The event's key, or its id. */
  readonly event: string;
  /** Kept in the account of who did what. */
  readonly reason: string;
  /** Says which event would go, and deletes none. */
  readonly dryRun: boolean;
}

/** What came of it. `would-drop`: a dry run. `not-set-aside`: somebody has released or dropped it meanwhile. */
export interface ParkedDropped {
  readonly dryRun: boolean;
  readonly event: RefusedEvent;
  readonly done: 'would-drop' | 'dropped' | 'not-set-aside';
}

/** Deletes an event that the topic refused. Nothing brings it back but its provider. */
export async function dropParked(
  stage: Stage,
  { event: wanted, reason, dryRun }: ParkedDrop,
): Promise<ParkedDropped> {
  if (reason.trim() === '') throw new OpsError('misused', 'no reason; it is all that is kept of the event');
  const event = await findRefused(stage, wanted);
  if (dryRun) return { dryRun, event, done: 'would-drop' };
  const { key } = event;
  const { done } = await askDrain<{ done: 'dropped' | 'not-set-aside' }>(stage, { refused: 'drop', key });
  if (done === 'dropped')
    await stage.journal.write({ action: 'parked drop', subject: { key }, counts: { dropped: 1 }, reason });
  return { dryRun, event, done };
}
