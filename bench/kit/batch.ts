import type { SQSEvent } from 'aws-lambda';
import { buildEvent } from '../../local/testing/index.ts';
import { sqsEvent } from '../../test/support/sqs-events.ts';

let count = 0;

/** A batch of new events, spread over so many users. */
export function batchOf(events: number, groups: number): SQSEvent {
  const all = Array.from({ length: events }, (_, index) => {
    count += 1;
    const user = `did:privy:bench${index % groups}`;
    return {
      ...buildEvent('privy.user.authenticated'),
      id: `msg_${count}`,
      time: new Date(1_795_341_600_000 + count).toISOString(),
      subject: user,
      partitionkey: `privy/main#${user}`,
    };
  });
  return sqsEvent(...all);
}
