import { randomUUID } from 'node:crypto';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { LocalPipeline } from '../../../local/local-pipeline.ts';
import { createdEvent, type SeededPipeline, seeding } from './seed.ts';

/** Two events of the handler user-directory: to be put back, which the consumer example has too, and to be dropped. */
export const DEAD = ['msg_dead', 'msg_unwanted'] as const;

const USER = 'did:privy:cmzoefixture000000000003';

/** What SNS adds to what it could not deliver. */
const UNDELIVERED = {
  ErrorCode: 'AWS.SimpleQueueService.NonExistentQueue',
  ErrorMessage: 'The specified queue does not exist or you do not have access to it.',
};

/** Makes dead letters: two that the handler received in vain, and one that SNS could not deliver to the archive. */
export async function seedDead(
  pipeline: SeededPipeline &
    Pick<LocalPipeline, 'subscribers'> & { readonly archive: { readonly subscriptionDlqUrl: string } },
): Promise<void> {
  await seeding(pipeline, async ({ sqs }) => {
    const send = (QueueUrl: string, id: string, attributes: Readonly<Record<string, string>> = {}) => {
      const { body, groupId } = createdEvent(USER, id);
      return sqs.send(
        new SendMessageCommand({
          QueueUrl,
          MessageBody: body,
          MessageGroupId: groupId,
          // Sown again within five minutes, it is there again.
          MessageDeduplicationId: randomUUID(),
          MessageAttributes: Object.fromEntries(
            Object.entries(attributes).map(([name, value]) => [
              name,
              { DataType: 'String', StringValue: value },
            ]),
          ),
        }),
      );
    };
    for (const id of DEAD) await send(pipeline.subscribers['user-directory']?.dlqUrl ?? '', id);
    await send(pipeline.subscribers['example']?.dlqUrl ?? '', 'msg_dead');
    await send(pipeline.archive.subscriptionDlqUrl, 'msg_undelivered', UNDELIVERED);
  });
}
