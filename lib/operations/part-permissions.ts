import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { DAY_FILES, HOT, MANIFESTS } from '../../core/archive/archive-keys.ts';
import type { Handler } from '../handler.ts';
import type { NodeFunction } from '../node-function.ts';
import type { PipelineArchive } from '../pipeline-archive.ts';
import type { Subscriber } from '../subscriber.ts';
import type { PartPermissions } from './operator-policies.ts';
import type { Permission } from './packed-policies.ts';
import { TABLE_STATE_ACTIONS } from './state-permissions.ts';

/** What the keys of those objects of the archive begin with that it takes to ask it for events. */
export const ASKED_OBJECTS: readonly string[] = [HOT, DAY_FILES, MANIFESTS];

/** To see whether a secret was put, and when; to put one, and to read none. */
export function ofSecret({ secretArn }: Secret): PartPermissions {
  const resources = [secretArn];
  return {
    read: [{ actions: ['secretsmanager:ListSecretVersionIds'], resources }],
    change: [{ actions: ['secretsmanager:PutSecretValue'], resources }],
  };
}

/** To read what a function logs. */
export function ofLog({ logGroup }: NodeFunction): Permission {
  return { actions: ['logs:FilterLogEvents'], resources: [logGroup.logGroupArn] };
}

/** To ask a function for something. */
export function ofRequests({ resource }: NodeFunction): Permission {
  return { actions: ['lambda:InvokeFunction'], resources: [resource.functionArn] };
}

/** To look into dead-letter queues, and to put what is in them back into the queue that it did not get through or into. */
export function ofQueues(queue: Queue, deadLetterQueues: readonly Queue[]): PartPermissions {
  const dead = deadLetterQueues.map(({ queueArn }) => queueArn);
  return {
    read: [
      { actions: ['sqs:GetQueueAttributes'], resources: [queue.queueArn, ...dead] },
      // What was looked at is put back at once.
      { actions: ['sqs:ReceiveMessage', 'sqs:ChangeMessageVisibility'], resources: dead },
    ],
    change: [
      { actions: ['sqs:SendMessage'], resources: [queue.queueArn] },
      { actions: ['sqs:DeleteMessage'], resources: dead },
    ],
  };
}

/** For a subscriber that is another service. */
export function ofConsumer(subscriber: Subscriber): PartPermissions {
  const { queue, deadLetterQueue, subscriptionDeadLetterQueue } = subscriber;
  return ofQueues(queue, [deadLetterQueue, subscriptionDeadLetterQueue]);
}

/** For a handler or a destination: what its queues, its log, its tables, its quarantine and its mapping take. */
export function ofHandler(handler: Handler): PartPermissions {
  const queues = ofConsumer(handler.subscriber);
  const tables = [...handler.tables.values()].map(({ tableArn }) => tableArn);
  const rows = { actions: ['dynamodb:GetItem', 'dynamodb:Scan', ...TABLE_STATE_ACTIONS], resources: tables };
  return {
    read: [...queues.read, ofLog(handler.function), ...(tables.length === 0 ? [] : [rows])],
    change: [
      ...queues.change,
      ofRequests(handler.function),
      {
        actions: ['lambda:UpdateEventSourceMapping'],
        resources: [handler.mapping.eventSourceMappingArn],
      },
    ],
  };
}

/** For the archive: to ask it for events, and to have its function do something. */
export function ofArchive({ archive, keeper }: PipelineArchive): PartPermissions {
  const { bucket, queue, writer } = archive;
  const queues = ofQueues(queue.resource, [queue.deadLetterQueue, queue.subscriptionDeadLetterQueue]);
  const objects = ASKED_OBJECTS.map((prefix) => bucket.resource.arnForObjects(`${prefix}*`));
  return {
    read: [
      ...queues.read,
      ofLog(writer.function),
      ofLog(keeper.function),
      { actions: ['s3:ListBucket'], resources: [bucket.resource.bucketArn] },
      { actions: ['s3:GetObject'], resources: objects },
    ],
    change: [...queues.change, ofRequests(keeper.function)],
  };
}
