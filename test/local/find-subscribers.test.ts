import { findSubscribers } from '../../local/find-subscribers.ts';

const queue = (name: string) => [
  { arn: `arn:${name}`, url: name, path: `Pipeline/${name}/Queue`, deadLetterQueueArn: `arn:${name}-dlq` },
  { arn: `arn:${name}-dlq`, url: `${name}-dlq`, path: `Pipeline/${name}/Dlq` },
];

describe('the subscribers of a pipeline', () => {
  it('come in the order of their subscriptions, whichever queue was made first', () => {
    const queues = [...queue('example'), ...queue('crm')];
    const subscriptions = ['crm', 'example'].map((name) => ({
      topicArn: 'arn:topic',
      queueArn: `arn:${name}`,
    }));

    expect(Object.keys(findSubscribers({ queues, subscriptions, mappings: [] }, undefined))).toEqual([
      'crm',
      'example',
    ]);
  });
});
