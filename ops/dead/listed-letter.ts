import type { DeadLetter } from '../../core/dead-letters/dead-letter-queue.ts';
import { contentOf, type Undelivered } from '../../core/dead-letters/letter-content.ts';

/** A dead letter as an operator sees it, without its payload. Times are ISO 8601. */
export interface ListedLetter {
  readonly messageId: string;
  /** The event's id. What follows is there where the message is an event. */
  readonly id?: string;
  readonly source?: string;
  readonly type?: string;
  readonly user?: string;
  readonly received?: string;
  /** The replay that brought it. */
  readonly replayId?: string;
  /** What is wrong with a message that is no event. */
  readonly problem?: string;
  /** The message group. Absent in the archive's queue, which has none. */
  readonly group?: string;
  /** When it came into the dead-letter queue; in the archive's when it was first sent. */
  readonly sentAt: string;
  /** How often it was received, in every queue that it was in; looks count too. */
  readonly receives: number;
  /** Why SNS could not deliver it. */
  readonly undelivered?: Undelivered;
}

/** What may be shown of a dead letter. */
export function listedLetter(letter: DeadLetter): ListedLetter {
  const { messageId, groupId, sentAt, receives } = letter;
  const { reading, undelivered } = contentOf(letter);
  return {
    messageId,
    ...('event' in reading ? eventFacts(reading.event) : { problem: reading.problem }),
    ...(groupId === undefined ? {} : { group: groupId }),
    sentAt: sentAt.toISOString(),
    receives,
    ...(undelivered === undefined ? {} : { undelivered }),
  };
}

type Event = Extract<ReturnType<typeof contentOf>['reading'], { readonly event: unknown }>['event'];

function eventFacts({ id, source, type, subject, receivedtime, replayid }: Event) {
  return {
    id,
    source,
    type,
    ...(subject === undefined ? {} : { user: subject }),
    received: receivedtime,
    ...(replayid === undefined ? {} : { replayId: replayid }),
  };
}
