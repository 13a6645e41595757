import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import {
  type DynamoDBClient,
  TransactionCanceledException,
  type TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { DynamoDbTransactions } from '../../aws/dynamodb-transactions.ts';
import type { Write } from '../../core/inbox/write.ts';
import { clientFor } from '../support/dynoxide.ts';

const WRITES: readonly Write[] = [
  { kind: 'put', table: 'inbox', item: { pk: 'entry' } },
  { kind: 'put', table: 'things', item: { pk: 'thing' } },
];

describe('DynamoDbTransactions', () => {
  it('sends all writes in one transaction', async () => {
    const { transactions, sent } = answering(['ok']);

    expect(await transactions.commit(WRITES)).toEqual({ committed: true });
    expect(sent).toEqual([
      {
        TransactItems: [
          { Put: { TableName: 'inbox', Item: { pk: { S: 'entry' } } } },
          { Put: { TableName: 'things', Item: { pk: { S: 'thing' } } } },
        ],
      },
    ]);
  });

  it.each([
    [['ConditionalCheckFailed', 'None'], [0]],
    [['None', 'ConditionalCheckFailed'], [1]],
    [
      ['ConditionalCheckFailed', 'ConditionalCheckFailed'],
      [0, 1],
    ],
    [['ConditionalCheckFailed', 'TransactionConflict'], [0]],
    [['TransactionConflict', 'ConditionalCheckFailed'], [1]],
    [['ValidationError', 'ConditionalCheckFailed'], [1]],
  ])('reads the failed conditions out of %j', async (reasons, failed) => {
    const { transactions, pauses } = answering([reasons]);

    expect(await transactions.commit(WRITES)).toEqual({ committed: false, failed });
    expect(pauses).toEqual([]);
  });

  it.each([
    [['TransactionConflict', 'None']],
    [['None', 'ThrottlingError']],
    [['TransactionConflict', 'ProvisionedThroughputExceeded']],
  ])('tries again after %j', async (reasons) => {
    const { transactions, pauses, sent } = answering([reasons, reasons, 'ok']);

    expect(await transactions.commit(WRITES)).toEqual({ committed: true });
    expect(sent).toHaveLength(3);
    expect(pauses).toEqual([1, 2]);
  });

  it('reads a failed condition that comes after a conflict', async () => {
    const { transactions } = answering([
      ['TransactionConflict', 'None'],
      ['ConditionalCheckFailed', 'None'],
    ]);

    expect(await transactions.commit(WRITES)).toEqual({ committed: false, failed: [0] });
  });

  it('fails after four attempts that met other transactions', async () => {
    const conflict = ['TransactionConflict', 'None'];
    const { transactions, pauses } = answering([conflict, conflict, conflict, conflict]);

    await expect(transactions.commit(WRITES)).rejects.toMatchObject({
      code: 'transaction-failed',
      message: 'DynamoDB cancelled the transaction, attempt 4 of 4: TransactionConflict, None.',
      reasons: ['TransactionConflict', 'None'],
    });
    expect(pauses).toEqual([1, 2, 3]);
  });

  it.each([
    [['ValidationError', 'None']],
    [['TransactionConflict', 'ValidationError']],
    [['ItemCollectionSizeLimitExceeded', 'None']],
    [[]],
  ])('fails at once after %j', async (reasons) => {
    const { transactions, sent } = answering([reasons]);

    await expect(transactions.commit(WRITES)).rejects.toMatchObject({ code: 'transaction-failed', reasons });
    expect(sent).toHaveLength(1);
  });

  it('passes on every error that is no cancellation', async () => {
    const unreachable = new Error('connect ECONNREFUSED');
    const { transactions, sent } = answering([unreachable]);

    await expect(transactions.commit(WRITES)).rejects.toBe(unreachable);
    expect(sent).toHaveLength(1);
  });

  it('has one request token per call, which the retries of the SDK keep', async () => {
    const tokens: unknown[] = [];
    const statuses = [500, 200, 200];
    const server = createServer(async (request, response) => {
      tokens.push(JSON.parse(await text(request)).ClientRequestToken);
      response.writeHead(statuses.shift() ?? 200).end('{}');
    });
    const client = clientFor(await listen(server));
    const transactions = new DynamoDbTransactions(client);

    await transactions.commit(WRITES);
    await transactions.commit(WRITES);
    client.destroy();
    server.close();

    expect(tokens).toHaveLength(3);
    expect(tokens[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(tokens[1]).toBe(tokens[0]);
    expect(tokens[2]).not.toBe(tokens[0]);
  });
});

function listen(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address && typeof address === 'object') resolve(`http://127.0.0.1:${address.port}`);
      else reject(new Error('no port'));
    });
  });
}

/** Transactions on a client that answers from a list: ok, cancellation reasons or an error. */
function answering(answers: readonly ('ok' | readonly string[] | Error)[]) {
  const sent: unknown[] = [];
  const pauses: number[] = [];
  const send = async ({ input }: TransactWriteItemsCommand) => {
    const answer = answers[sent.push(input) - 1];
    if (answer === 'ok') return { $metadata: {} };
    if (answer instanceof Error) throw answer;
    throw new TransactionCanceledException({
      $metadata: {},
      message: 'cancelled, with planted content',
      CancellationReasons: (answer ?? []).map((Code) => ({ Code })),
    });
  };
  const client = { send } as Pick<DynamoDBClient, 'send'>;
  const transactions = new DynamoDbTransactions(client, async (attempt) => {
    pauses.push(attempt);
  });
  return { transactions, sent, pauses };
}
