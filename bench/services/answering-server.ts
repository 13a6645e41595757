import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { itemSize, type StoredItem } from '../../local/testing/item-size.ts';

/**
 * Answers every call with the least that its client takes for success, so that only the caller is measured, and counts them.
 * Prints its port.
 */
const { SIGNING_SECRET: SecretString = '', DELAY_MILLISECONDS = '0', STATE } = process.env;
const MessageId = '5fea7756-0ea4-451a-a703-a558b933e274';
/** The flag, which says whether anything is parked. */
const FLAG = {
  state: { S: STATE === 'down' ? 'open' : 'clear' },
  epoch: { N: '1' },
  episode: { N: '1' },
  adopted: { BOOL: true },
};
let calls: Record<string, number> = {};
let writeUnits = 0;

interface Answer {
  readonly status?: number;
  readonly body: object | string;
}

/** By the action that the request names. */
const ANSWERS: Readonly<Record<string, (body: string) => Answer>> = {
  PutItem: () => (STATE === 'published' ? KNOWN : { body: {} }),
  UpdateItem: () => ({ body: {} }),
  TransactWriteItems: () => ({ body: {} }),
  GetItem: () => ({ body: { Item: FLAG } }),
  Query: () => ({ body: { Items: [], Count: 0, ScannedCount: 0 } }),
  GetSecretValue: () => ({ body: { SecretString, CreatedDate: 1_700_000_000 } }),
  SendMessage: (body) => ({
    body: { MessageId, MD5OfMessageBody: md5((JSON.parse(body) as Sent).MessageBody) },
  }),
  Publish: () => (STATE === 'down' ? { status: 503, body: '<ErrorResponse/>' } : { body: PUBLISHED }),
};

interface Write {
  readonly Item?: StoredItem;
}

/** By the sizes of the items; those of updates, which are not known here, are below a kilobyte. A transaction takes double. */
const UNITS: Readonly<Record<string, (body: never) => number>> = {
  PutItem: (put: Write) => unitsOf(put),
  UpdateItem: () => 1,
  DeleteItem: () => 1,
  TransactWriteItems: ({
    TransactItems,
  }: {
    readonly TransactItems: readonly Readonly<Record<string, Write>>[];
  }) => TransactItems.reduce((sum, { Put = {} }) => sum + 2 * unitsOf(Put), 0),
};

function unitsOf({ Item = {} }: Write): number {
  return Math.max(1, Math.ceil(itemSize(Item) / 1_024));
}

interface Sent {
  readonly MessageBody: string;
}

/** The ledger refuses to claim an event a second time. */
const KNOWN: Answer = {
  status: 400,
  body: {
    __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException',
    message: 'The conditional request failed',
    Item: { status: { S: 'published' } },
  },
};

const PUBLISHED =
  `<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>${MessageId}</MessageId>` +
  '<SequenceNumber>10000000000000003000</SequenceNumber></PublishResult></PublishResponse>';

const server = createServer(async (request, response) => {
  if (request.url === '/calls') {
    response.end(JSON.stringify({ calls, writeUnits }));
    calls = {};
    writeUnits = 0;
    return;
  }
  const target = String(request.headers['x-amz-target'] ?? '');
  const body = await text(request);
  // SNS speaks the query protocol.
  const action =
    target === '' ? (new URLSearchParams(body).get('Action') ?? 'Invoke') : target.replace(/^.*\./, '');
  calls[action] = (calls[action] ?? 0) + 1;
  if (action in UNITS) writeUnits += UNITS[action]?.(JSON.parse(body) as never) ?? 0;
  if (DELAY_MILLISECONDS !== '0') await sleep(Number(DELAY_MILLISECONDS));
  const answer: Answer = ANSWERS[action]?.(body) ?? { body: {} };
  const isText = typeof answer.body === 'string';
  response.writeHead(answer.status ?? 200, {
    'content-type': isText ? 'text/xml' : 'application/x-amz-json-1.0',
  });
  response.end(isText ? answer.body : JSON.stringify(answer.body));
});

function md5(message: string): string {
  return createHash('md5').update(message).digest('hex');
}

server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
process.on('disconnect', () => process.exit());
