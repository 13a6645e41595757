import type { FunctionDescription } from '../../local/cloud/resources/local-stack.ts';
import { findSubscribers } from '../../local/find-subscribers.ts';

const queue = (name: string) => [
  { arn: `arn:${name}`, url: name, path: `Pipeline/${name}/Queue`, deadLetterQueueArn: `arn:${name}-dlq` },
  { arn: `arn:${name}-dlq`, url: `${name}-dlq`, path: `Pipeline/${name}/Dlq` },
  { arn: `arn:${name}-undelivered`, url: `${name}-undelivered`, path: `Pipeline/${name}/SubscriptionDlq` },
];
const subscribed = (name: string) => ({
  topicArn: 'arn:topic',
  queueArn: `arn:${name}`,
  deadLetterQueueArn: `arn:${name}-undelivered`,
});
const lambda = (name: string, environment: Record<string, string>) => ({
  description: {
    name: `${name}-function`,
    arn: `arn:${name}-function`,
    path: `Pipeline/${name}/Function`,
    environment,
  } as FunctionDescription,
  mapping: {
    id: name,
    isEnabled: true,
    queueArn: `arn:${name}`,
    functionName: `arn:${name}-function`,
    batchSize: 10,
    reportsBatchItemFailures: true,
  },
});

describe('the subscribers of a pipeline', () => {
  it('come in the order of their subscriptions, whichever queue was made first', () => {
    const queues = [...queue('example'), ...queue('crm')];
    const subscriptions = [subscribed('crm'), subscribed('example')];

    expect(
      Object.keys(findSubscribers({ queues, subscriptions, mappings: [], functions: [] }, undefined)),
    ).toEqual(['crm', 'example']);
  });

  it('are handlers and destinations where a function reads their queue, and consumers where none does', () => {
    const crm = lambda('crm', {});
    const billing = lambda('billing', { DESTINATION_URL: 'https://billing.example.com' });
    const stack = {
      queues: [...queue('crm'), ...queue('billing'), ...queue('search')],
      subscriptions: [subscribed('crm'), subscribed('billing'), subscribed('search')],
      mappings: [crm.mapping, billing.mapping],
      functions: [crm.description, billing.description],
    };

    expect(findSubscribers(stack, undefined)).toEqual({
      crm: {
        kind: 'handler',
        functionName: 'crm-function',
        logGroup: 'crm',
        queueUrl: 'crm',
        dlqUrl: 'crm-dlq',
        subscriptionDlqUrl: 'crm-undelivered',
      },
      billing: {
        kind: 'destination',
        functionName: 'billing-function',
        logGroup: 'billing',
        queueUrl: 'billing',
        dlqUrl: 'billing-dlq',
        subscriptionDlqUrl: 'billing-undelivered',
      },
      search: {
        kind: 'consumer',
        queueUrl: 'search',
        dlqUrl: 'search-dlq',
        subscriptionDlqUrl: 'search-undelivered',
      },
    });
  });

  it('fails for a queue whose subscription says nowhere what becomes of what it cannot deliver', () => {
    const subscriptions = [{ topicArn: 'arn:topic', queueArn: 'arn:crm' }];

    expect(() =>
      findSubscribers({ queues: queue('crm'), subscriptions, mappings: [], functions: [] }, undefined),
    ).toThrow('the queue Pipeline/crm/Queue subscribes to the topic and lacks a dead-letter queue');
  });
});
