import {
  ConditionalCheckFailedException,
  type PutItemCommand,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { itemWriter } from '../../aws/item-writer.ts';
import { absent } from '../../core/inbox/condition.ts';
import type { PutWrite } from '../../core/inbox/write.ts';

const WRITE: PutWrite = { kind: 'put', table: 'users', item: { pk: 'zoe' }, condition: absent('pk') };
const SERVICE_ANSWER = { $metadata: {}, message: 'no' };
const conflict = () => new TransactionConflictException(SERVICE_ANSWER);

describe('itemWriter', () => {
  it('makes one put with the condition, and asks for what stands in its way', async () => {
    const { putItem, sent } = answering(['ok']);

    expect(await putItem(WRITE)).toEqual({ written: true });
    expect(sent).toEqual([
      {
        TableName: 'users',
        Item: { pk: { S: 'zoe' } },
        ConditionExpression: 'attribute_not_exists(#n0)',
        ExpressionAttributeNames: { '#n0': 'pk' },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    ]);
  });

  it.each([
    [
      { pk: { S: 'zoe' }, n: { N: '1' } },
      { pk: 'zoe', n: 1 },
    ],
    [undefined, undefined],
  ])('tells what is stored where the condition fails: %j', async (Item, stored) => {
    const failed = new ConditionalCheckFailedException({ ...SERVICE_ANSWER, ...(Item && { Item }) });
    const { putItem, pauses } = answering([failed]);

    expect(await putItem(WRITE)).toEqual({ written: false, stored });
    expect(pauses).toEqual([]);
  });

  it('tries again while a transaction is at the item', async () => {
    const { putItem, pauses, sent } = answering([conflict(), conflict(), 'ok']);

    expect(await putItem(WRITE)).toEqual({ written: true });
    expect(pauses).toEqual([1, 2]);
    expect(sent).toHaveLength(3);
  });

  it('fails after four such meetings', async () => {
    const { putItem, sent } = answering([conflict(), conflict(), conflict(), conflict(), 'ok']);

    await expect(putItem(WRITE)).rejects.toThrow(TransactionConflictException);
    expect(sent).toHaveLength(4);
  });

  it('fails at once with any other error', async () => {
    const error = new Error('no network');
    const { putItem, sent } = answering([error, 'ok']);

    await expect(putItem(WRITE)).rejects.toBe(error);
    expect(sent).toHaveLength(1);
  });
});

/** A client that gives these answers, one after the other. */
function answering(answers: readonly ('ok' | Error)[]) {
  const sent: unknown[] = [];
  const pauses: number[] = [];
  const send = async ({ input }: PutItemCommand) => {
    const answer = answers[sent.push(input) - 1];
    if (answer instanceof Error) throw answer;
    return {};
  };
  const putItem = itemWriter({ send } as never, async (attempt) => {
    pauses.push(attempt);
  });
  return { putItem, sent, pauses };
}
