/**
 * Counts each user's logins and notes their wallets, once per event and in order per user.
 *
 *   QUEUE_URL=… TABLE=… AWS_REGION=… node consumer.ts
 *
 * The AWS SDK reads endpoints and credentials from its own variables: AWS_ENDPOINT_URL_SQS, AWS_PROFILE and so on.
 */
import {
  type AttributeValue,
  DynamoDBClient,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import type { Message } from '@aws-sdk/client-sqs';
import { Consumer } from 'sqs-consumer';
import { parseMessage, type UnknownEvent, type WalletEvent } from 'wallet-webhooks-client';

type Event = WalletEvent | UnknownEvent;

const queueUrl = required('QUEUE_URL');
const TableName = required('TABLE');
/** How long a message stays hidden from other receivers. It is extended while the message is being handled. */
const visibilityTimeout = Number(process.env['VISIBILITY_SECONDS'] ?? 120);
/** How many users are served at the same time. Start the program several times for more. */
const RECEIVERS = 4;
/** As long as the pipeline remembers an event. */
const REMEMBERED_SECONDS = 100 * 24 * 60 * 60;

const dynamodb = new DynamoDBClient();

/** A message that throws stays in the queue, comes again, and goes to the dead-letter queue after five receives. */
async function handleMessage(message: Message): Promise<Message> {
  const parsed = parseMessage(message.Body);
  if (!parsed.ok) throw new Error(parsed.message);
  const { source, type, id } = parsed.event;
  console.log(`${await applyOnce(parsed.event)} ${type} ${source} ${id}`);
  return message; // which deletes it
}

/** Writes the change and the record that it was made in one transaction: after a crash there are both or neither. */
async function applyOnce(event: Event): Promise<'applied' | 'duplicate' | 'ignored'> {
  const change = changeOf(event);
  if (change === undefined) return 'ignored';
  try {
    await dynamodb.send(new TransactWriteItemsCommand({ TransactItems: [recordOf(event), change] }));
    return 'applied';
  } catch (error) {
    const [record] = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
    if (record?.Code === 'ConditionalCheckFailed') return 'duplicate';
    throw error;
  }
}

/** The key is source and id together: an id is unique within its source. */
function recordOf({ source, id }: Event): TransactWriteItem {
  const expiresAt = String(Math.floor(Date.now() / 1000) + REMEMBERED_SECONDS);
  const Item = { pk: { S: `event#${source}#${id}` }, expiresAt: { N: expiresAt } };
  return { Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } };
}

/** Put here what your service does. Types that it does not know, and those that do not exist yet, end in `default`. */
function changeOf(event: Event): TransactWriteItem | undefined {
  if (event.subject === undefined) return undefined;
  switch (event.type) {
    case 'privy.user.authenticated':
    case 'dynamic.user.session.created':
      return addToUser(event, 'logins', { N: '1' });
    case 'privy.user.wallet_created':
      return addToUser(event, 'wallets', { SS: [event.data.wallet.address] });
    case 'dynamic.wallet.linked':
      return addToUser(event, 'wallets', { SS: [event.data.data.publicKey] });
    default:
      return undefined;
  }
}

function addToUser(
  { source, subject, id }: Event,
  attribute: string,
  added: AttributeValue,
): TransactWriteItem {
  return {
    Update: {
      TableName,
      Key: { pk: { S: `user#${source}#${subject}` } },
      UpdateExpression: `ADD ${attribute} :added SET lastEventId = :id`,
      ExpressionAttributeValues: { ':added': added, ':id': { S: id } },
    },
  };
}

function required(name: string): string {
  const value = process.env[name];
  if (value) return value;
  console.error(`${name} is not set. examples/README.md says what to set it to.`);
  process.exit(2);
}

// One message at a time each: SQS hands out a user's next message when this one is deleted, and a message that fails does
// not use up the receives of those behind it. Of a larger batch the library would handle a user's messages at once.
const receivers = Array.from({ length: RECEIVERS }, () => {
  const heartbeatInterval = visibilityTimeout / 3;
  const fifo = { batchSize: 1, visibilityTimeout, heartbeatInterval, suppressFifoWarning: true };
  return Consumer.create({ queueUrl, handleMessage, ...fifo });
});

for (const receiver of receivers) {
  receiver.on('error', (error) => console.error(error.message));
  receiver.on('processing_error', (error, { MessageId }) => console.error(`${MessageId}: ${error.message}`));
  receiver.start();
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    for (const receiver of receivers) receiver.stop();
  });
}
