import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { HANDLER_ENVIRONMENT } from '../../lambda/handler-kit/manifest.ts';
import { createClients } from '../cloud/engines/clients.ts';
import type { LocalFunction } from '../cloud/functions/start-functions.ts';
import type { LocalPipeline } from '../local-pipeline.ts';

/** What becomes of a subscriber's messages that are not done. */
export interface QueueRules {
  /** How often a handler's event is tried by its schedule. Absent for a consumer. */
  readonly tries?: number | undefined;
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
  {
    region,
    aws,
    subscribers,
    functions,
  }: Pick<LocalPipeline, 'region' | 'aws' | 'subscribers' | 'functions'>,
  retryAfterSeconds: number | undefined,
): Promise<ReadonlyMap<string, QueueRules>> {
  const clients = createClients(region, aws);
  try {
    const rules = Object.entries(subscribers).map(async ([name, { queueUrl }]) => {
      const command = new GetQueueAttributesCommand({
        QueueUrl: queueUrl,
        AttributeNames: ['VisibilityTimeout'],
      });
      const { Attributes = {} } = await clients.sqs.send(command);
      const visibilitySeconds = Number(Attributes['VisibilityTimeout']);
      const crashSeconds = retryAfterSeconds ?? visibilitySeconds;
      return [name, { tries: triesOf(functions.get(name)), visibilitySeconds, crashSeconds }] as const;
    });
    return new Map(await Promise.all(rules));
  } finally {
    for (const client of Object.values(clients)) client.destroy();
  }
}

/** The first one, and one after each wait. */
function triesOf(handler: Pick<LocalFunction, 'environment'> | undefined): number | undefined {
  const schedule = handler?.environment[HANDLER_ENVIRONMENT.retrySeconds];
  return schedule === undefined ? undefined : (JSON.parse(schedule) as number[]).length + 1;
}
