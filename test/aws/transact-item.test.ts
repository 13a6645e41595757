import { transactItem } from '../../aws/transact-item.ts';
import {
  allOf,
  anyOf,
  atMost,
  differsFrom,
  equals,
  lessThan,
  notNewerThan,
} from '../../core/inbox/condition.ts';

describe('transactItem', () => {
  it('puts an item of every type', () => {
    const item = {
      pk: 'a',
      none: null,
      flag: false,
      amount: -1.5,
      list: ['x', 2, []],
      map: { empty: {}, deep: { text: '' } },
    };

    expect(transactItem({ kind: 'put', table: 'things', item })).toEqual({
      Put: {
        TableName: 'things',
        Item: {
          pk: { S: 'a' },
          none: { NULL: true },
          flag: { BOOL: false },
          amount: { N: '-1.5' },
          list: { L: [{ S: 'x' }, { N: '2' }, { L: [] }] },
          map: { M: { empty: { M: {} }, deep: { M: { text: { S: '' } } } } },
        },
      },
    });
  });

  it('puts an item under a condition, with placeholders for names and values', () => {
    const condition = notNewerThan('time', '2026-11-22T10:00:00.000Z');

    expect(transactItem({ kind: 'put', table: 'things', item: { pk: 'a' }, condition })).toEqual({
      Put: {
        TableName: 'things',
        Item: { pk: { S: 'a' } },
        ConditionExpression: '(attribute_not_exists(#n0) OR #n0 <= :v0)',
        ExpressionAttributeNames: { '#n0': 'time' },
        ExpressionAttributeValues: { ':v0': { S: '2026-11-22T10:00:00.000Z' } },
      },
    });
  });

  it('keeps nested conditions apart by brackets', () => {
    const condition = anyOf(
      allOf(lessThan('a', 1), differsFrom('b', true)),
      allOf(equals('a', 2), anyOf(atMost('c', 'x'))),
    );

    expect(transactItem({ kind: 'delete', table: 'things', key: { pk: 'a' }, condition })).toEqual({
      Delete: {
        TableName: 'things',
        Key: { pk: { S: 'a' } },
        ConditionExpression: '((#n0 < :v0 AND #n1 <> :v1) OR (#n0 = :v2 AND (#n2 <= :v3)))',
        ExpressionAttributeNames: { '#n0': 'a', '#n1': 'b', '#n2': 'c' },
        ExpressionAttributeValues: {
          ':v0': { N: '1' },
          ':v1': { BOOL: true },
          ':v2': { N: '2' },
          ':v3': { S: 'x' },
        },
      },
    });
  });

  it('updates with every kind of change', () => {
    const write = transactItem({
      kind: 'update',
      table: 'things',
      key: { pk: 'a' },
      set: { status: 'open', size: 3 },
      add: { count: 1 },
      remove: ['old', 'status2'],
      condition: equals('size', 2),
    });

    expect(write).toEqual({
      Update: {
        TableName: 'things',
        Key: { pk: { S: 'a' } },
        UpdateExpression: 'SET #n0 = :v0, #n1 = :v1 ADD #n2 :v2 REMOVE #n3, #n4',
        ConditionExpression: '#n1 = :v3',
        ExpressionAttributeNames: {
          '#n0': 'status',
          '#n1': 'size',
          '#n2': 'count',
          '#n3': 'old',
          '#n4': 'status2',
        },
        ExpressionAttributeValues: {
          ':v0': { S: 'open' },
          ':v1': { N: '3' },
          ':v2': { N: '1' },
          ':v3': { N: '2' },
        },
      },
    });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('rejects the number %s', (amount) => {
    expect(() => transactItem({ kind: 'put', table: 'things', item: { pk: 'a', amount } })).toThrow(
      `An item cannot hold the number ${amount}: DynamoDB stores finite numbers only.`,
    );
  });
});
