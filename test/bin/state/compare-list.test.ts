import { compareList, type ListedStack, listOf } from '../../../bin/state/compare-list.ts';

const KEPT = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };
const queue = { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true }, ...KEPT };
const stack = (Resources: ListedStack['template']['Resources'] = {}): ListedStack[] => [
  { name: 'Shop-prod', template: { Resources } },
];

describe('the list of what holds something', () => {
  it('has the type of each, and what becomes of it, by logical id and sorted', () => {
    const alarm = { Type: 'AWS::CloudWatch::Alarm' };

    expect(listOf(stack({ Queue: queue, Alarm: alarm, Api: { Type: 'AWS::ApiGateway::RestApi' } }))).toEqual({
      'Shop-prod': {
        Api: 'AWS::ApiGateway::RestApi Delete',
        Queue: 'AWS::SQS::Queue RetainExceptOnCreate',
      },
    });
  });

  it('shows no difference where the app is as it says', () => {
    expect(compareList(listOf(stack({ Queue: queue })), stack({ Queue: queue }))).toEqual([]);
  });

  it('shows what a deployment would delete or leave behind', () => {
    const list = {
      'Shop-prod': { Queue: 'AWS::SQS::Queue RetainExceptOnCreate', Old: 'AWS::SQS::Queue Delete' },
    };

    expect(compareList(list, stack())).toMatchObject([
      {
        stack: 'Shop-prod',
        lost: [
          { logicalId: 'Queue', fate: 'left behind' },
          { logicalId: 'Old', fate: 'deleted' },
        ],
        unlisted: [],
      },
    ]);
  });

  it('shows what it lacks, and what is kept otherwise than it says', () => {
    const list = { 'Shop-prod': { Queue: 'AWS::SQS::Queue Delete' } };

    expect(compareList(list, stack({ Queue: queue, New: queue }))).toEqual([
      { stack: 'Shop-prod', lost: [], unlisted: ['New', 'Queue'] },
    ]);
  });

  it('says nothing of a stack that the app has no more, which no deployment deletes', () => {
    expect(compareList({ 'Shop-old': { Queue: 'AWS::SQS::Queue Delete' } }, stack())).toEqual([]);
  });
});
