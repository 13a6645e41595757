import { OpsError } from '../ops-error.ts';
import type { Stage } from '../stage/stage.ts';
import { askQuarantine } from './ask-quarantine.ts';
import type { UserAtHandler } from './find-user.ts';
import { type QuarantinedEvent, showQuarantine } from './show-quarantine.ts';

/** Which event to take out. */
export interface QuarantineDrop extends UserAtHandler {
  /** The event's id, or its sequence. */
  readonly event: string;
  /** Kept for 100 days in place of the event, and in the account of who did what. */
  readonly reason: string;
  /** Says which event would go, and drops nothing. */
  readonly dryRun: boolean;
}

/** What came of it. */
export interface QuarantineDropped extends UserAtHandler {
  readonly dryRun: boolean;
  readonly event: QuarantinedEvent;
  /** `would-drop`: a dry run. `not-in-quarantine`: somebody has released or dropped it meanwhile. */
  readonly done: 'would-drop' | 'dropped' | 'not-in-quarantine';
}

/** Takes one event out of the line of a user for good. Those behind it stay until they are released. */
export async function dropQuarantined(
  stage: Stage,
  { handler, group: named, event: wanted, reason, dryRun }: QuarantineDrop,
): Promise<QuarantineDropped> {
  if (reason.trim() === '') throw new OpsError('misused', 'no reason; it is kept in place of the event');
  const { group, events } = await showQuarantine(stage, { handler, group: named });
  const event = events.find(({ id, sequence }) => id === wanted || sequence === wanted);
  if (event === undefined) throw notInLine(wanted, group, events);
  if (dryRun) return { handler, group, dryRun, event, done: 'would-drop' };
  const { sequence } = event;
  const request = { quarantine: 'drop', group, sequence, reason } as const;
  const { done } = await askQuarantine<{ done: 'dropped' | 'not-in-quarantine' }>(stage, handler, request);
  if (done === 'dropped')
    await stage.journal.write({
      action: 'quarantine drop',
      subject: { handler, group, sequence, ...(event.id === undefined ? {} : { id: event.id }) },
      counts: { dropped: 1 },
      reason,
    });
  return { handler, group, dryRun, event, done };
}

/** So many are named in a message. */
const NAMED = 5;

function notInLine(wanted: string, group: string, events: readonly QuarantinedEvent[]): OpsError {
  const named = events.slice(0, NAMED).map(({ id, sequence }) => id ?? sequence);
  const more = events.length > NAMED ? ` and ${events.length - NAMED} more` : '';
  return new OpsError(
    'not-found',
    `no event "${wanted}" among the first of ${group}; there are ${named.join(', ')}${more}`,
  );
}
