import { IdempotencyConfig, makeIdempotent } from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { Webhook } from 'svix';

/**
 * A receiver as tutorials build one, with the libraries that they name: svix verifies, Powertools keeps it to once over
 * DynamoDB, and the event goes to an SQS FIFO queue. For one subscriber, with the secret in the environment.
 */
const webhook = new Webhook(process.env['SIGNING_SECRET'] ?? '');
const queue = new SQSClient({});
const persistenceStore = new DynamoDBPersistenceLayer({
  tableName: process.env['TABLE'] ?? '',
  awsSdkV3Client: new DynamoDBClient({}),
});
const config = new IdempotencyConfig({ eventKeyJmesPath: 'id' });

interface Received {
  readonly id: string;
  readonly user: string;
  readonly body: string;
}

const handOn = makeIdempotent(
  async ({ id, user, body }: Received) => {
    await queue.send(
      new SendMessageCommand({
        QueueUrl: process.env['QUEUE_URL'],
        MessageBody: body,
        MessageGroupId: user,
        MessageDeduplicationId: id,
      }),
    );
    return { id };
  },
  { persistenceStore, config },
);

export const handler = async (
  event: APIGatewayProxyEvent,
  context: Context,
): Promise<APIGatewayProxyResult> => {
  config.registerLambdaContext(context);
  const body = Buffer.from(event.body ?? '', 'base64').toString();
  try {
    webhook.verify(body, event.headers as Record<string, string>);
  } catch {
    return { statusCode: 401, body: '' };
  }
  const id = event.headers['svix-id'] ?? '';
  const payload = JSON.parse(body) as { readonly user: { readonly id: string } };
  await handOn({ id, user: payload.user.id, body });
  console.info(JSON.stringify({ level: 'INFO', message: 'delivery', id }));
  return { statusCode: 200, body: JSON.stringify({ id }) };
};
