import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource, type SqsEventSourceProps } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { viaService } from './encryption/use-key.ts';
import type { NodeFunction } from './node-function.ts';

/** What it takes to work through a queue. */
export const CONSUME_ACTIONS = [
  'sqs:ReceiveMessage',
  'sqs:DeleteMessage',
  'sqs:ChangeMessageVisibility',
  'sqs:GetQueueAttributes',
  'sqs:GetQueueUrl',
];

/** Gives a function the messages of a queue, in batches. It may use the key of the queue through SQS, and not by itself. */
export function readQueue(reader: NodeFunction, queue: Queue, props: SqsEventSourceProps): SqsEventSource {
  const mapping = new SqsEventSource(withNarrowGrant(queue), props);
  reader.resource.addEventSource(mapping);
  return mapping;
}

/** The queue, with a grant of its own in place of the construct's, which lets the reader decrypt whatever is under the key. */
function withNarrowGrant(queue: Queue): Queue {
  return Object.create(queue, {
    grantConsumeMessages: { value: (grantee: IGrantable) => grantConsuming(queue, grantee) },
  }) as Queue;
}

function grantConsuming(queue: Queue, grantee: IGrantable): Grant {
  const grant = Grant.addToPrincipal({ grantee, actions: CONSUME_ACTIONS, resourceArns: [queue.queueArn] });
  const key = queue.encryptionMasterKey;
  if (key === undefined) return grant;
  return grant.combine(
    Grant.addToPrincipal({
      grantee,
      actions: ['kms:Decrypt'],
      resourceArns: [key.keyArn],
      conditions: viaService(queue, 'sqs'),
    }),
  );
}
