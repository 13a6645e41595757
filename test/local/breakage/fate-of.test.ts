import type { BrokenPart } from '../../../console/start-console.ts';
import { fateAtTables, fateAtTopics } from '../../../local/breakage/fate-of.ts';

const names = {
  ledgerTable: 'ledger',
  tables: { 'user-directory': { users: 'users' }, other: { rows: 'rows' } },
};
const topicArn = 'arn:aws:sns:us-east-1:000000000000:events.fifo';

const broken = (fault: BrokenPart['fault'], part: Partial<BrokenPart> = {}) => new Map([[fault, part]]);
const call = (operation: string, body: object) => ({ operation, body: JSON.stringify(body) });
const published = (operation: string, arn: string) => ({
  operation,
  body: new URLSearchParams({ Action: operation, TopicArn: arn }).toString(),
});

describe('a call to DynamoDB', () => {
  const ofLedger = call('PutItem', { TableName: 'ledger', Item: { pk: { S: 'did:privy:ann' } } });
  const ofUser = (operation: string, table: string, user: string) =>
    call(operation, {
      TransactItems: [{ Put: { TableName: table, Item: { pk: { S: `privy/main#${user}` } } } }],
    });

  it('is passed on while nothing is broken', () => {
    expect(fateAtTables(ofLedger, new Map(), names)).toEqual({});
  });

  it('of the ledger is answered as a service that failed, or late', () => {
    expect(fateAtTables(ofLedger, broken('ledger-down'), names)).toMatchObject({ instead: { status: 500 } });
    expect(fateAtTables(ofLedger, broken('ledger-slow'), names)).toEqual({ delayMilliseconds: 1_500 });
  });

  it('of another table than the ledger is passed on', () => {
    const other = call('PutItem', { TableName: 'ledger-of-another', Item: {} });

    expect(fateAtTables(other, broken('ledger-down'), names)).toEqual({});
  });

  it.each([
    ['a write of the user to a table of the handler', 'TransactWriteItems', 'users', 'did:privy:ann', 400],
    ['a read of the user', 'GetItem', 'users', 'did:privy:ann', undefined],
    ['a write of another user', 'TransactWriteItems', 'users', 'did:privy:bob', undefined],
    ['a write of another handler', 'TransactWriteItems', 'rows', 'did:privy:ann', undefined],
  ])('for one user of one handler: %s', (_what, operation, table, user, status) => {
    const part = { handler: 'user-directory', user: 'did:privy:ann' };
    const { instead } = fateAtTables(ofUser(operation, table, user), broken('user-fails', part), names);

    expect(instead?.status).toBe(status);
  });
});

describe('a call to SNS', () => {
  const kills: string[] = [];
  const at = { topicArn, kill: () => kills.push('intake') };

  it('of the topic is not answered by it while it is down', () => {
    expect(fateAtTopics(published('Publish', topicArn), broken('topic-down'), at)).toMatchObject({
      instead: { status: 503 },
    });
  });

  it('of another topic, such as that of notices, is passed on', () => {
    expect(fateAtTopics(published('Publish', `${topicArn}2`), broken('topic-down'), at)).toEqual({});
  });

  it('takes the intake down when the topic has the event, but not the drain', () => {
    expect(fateAtTopics(published('PublishBatch', topicArn), broken('intake-dies'), at)).toEqual({});
    fateAtTopics(published('Publish', topicArn), broken('intake-dies'), at).after?.();

    expect(kills).toEqual(['intake']);
  });
});
