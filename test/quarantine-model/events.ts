import { markBody } from '../../core/quarantine/mark.ts';
import type { KeptEvent } from '../../core/quarantine/quarantine.ts';
import type { QueueMessage } from '../../lambda/handler-kit/queue-message.ts';
import { envelope } from '../support/envelopes.ts';

/** The one user of the model, and somebody else, for whom the handler succeeds. */
export const GROUP = 'privy/main#ada';
export const OTHER_GROUP = 'privy/main#bob';

/** The event that the handler may give up on. All others succeed. */
export const POISON = 1;

/** The clock starts here and goes on by steps. */
export const START = Date.parse('2026-11-22T10:00:00.000Z');
/** One step: no look from before it is gone by any more, and an event that stood in line before it may be acknowledged. */
export const STEP_MILLISECONDS = 1_200;

/** Marks of a forgetting are numbered from here on; what it puts first in line is 0. */
export const FIRST_MARK = 100;
/** What the model's forgetting is called: its first in line is event 0. */
export const FORGETTING_ID = '0';

/** The place of an event in the queue: events are numbered from 1 on. */
export function sequenceOf(event: number): string {
  return String(event).padStart(20, '0');
}

/** The event's number. */
export function numberOf({ messageId }: { readonly messageId: string }): number {
  return Number(messageId);
}

/** An event as a receive gives it. What its earlier receives came to is known, so that it is no suspect. */
export function messageOf(event: number, receipt: number): QueueMessage {
  return {
    messageId: `${event}`,
    groupId: GROUP,
    sequence: sequenceOf(event),
    body: bodyOf(event),
    receiveCount: 2,
    receiptHandle: `${event}/${receipt}`,
  };
}

function bodyOf(event: number): string {
  if (event === 0) return markBody(FORGETTING_ID);
  if (event > FIRST_MARK) return markBody(`${FORGETTING_ID}-${event - FIRST_MARK}`);
  return JSON.stringify(envelope({ id: `${event}`, partitionkey: GROUP }));
}

/** An event that was in line before the schedule starts. */
export function keptBefore(event: number): KeptEvent {
  const { messageId, groupId, sequence, body } = messageOf(event, 0);
  return { messageId, groupId, sequence, body, keptAt: new Date(START), attempts: 0 };
}
