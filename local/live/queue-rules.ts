import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { ObservablePipeline } from '../demo/observable-pipeline.ts';
import { createClients } from '../engines/clients.ts';

/** What a subscriber's queue does with messages that are not deleted. */
export interface QueueRules {
  /** How often a message is received before it becomes a dead letter. */
  readonly maxReceives: number;
  /** When a message comes again that its function said nothing about. */
  readonly visibilitySeconds: number;
  /** When the messages of a function come again that died. */
  readonly crashSeconds: number;
}

/**
 * The rules of every subscriber's queue, by the subscriber's name. `retryAfterSeconds` is when a message comes again of a
 * function that died, where that is not left to the queue.
 */
export async function readQueueRules(
  { region, aws, subscribers }: Pick<ObservablePipeline, 'region' | 'aws' | 'subscribers'>,
  retryAfterSeconds: number | undefined,
): Promise<ReadonlyMap<string, QueueRules>> {
  const clients = createClients(region, aws);
  try {
    const rules = Object.entries(subscribers).map(async ([name, { queueUrl }]) => {
      const command = new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['All'] });
      const { Attributes = {} } = await clients.sqs.send(command);
      const { maxReceiveCount } = JSON.parse(Attributes['RedrivePolicy'] ?? '{}');
      const visibilitySeconds = Number(Attributes['VisibilityTimeout']);
      const crashSeconds = retryAfterSeconds ?? visibilitySeconds;
      return [name, { maxReceives: Number(maxReceiveCount), visibilitySeconds, crashSeconds }] as const;
    });
    return new Map(await Promise.all(rules));
  } finally {
    for (const client of Object.values(clients)) client.destroy();
  }
}
