import type { FunctionDescription } from '../../local/cloud/resources/local-stack.ts';
import { findArchive } from '../../local/find-archive.ts';
import { findSubscribers } from '../../local/find-subscribers.ts';

const lambda = (name: string, environment: Record<string, string>) =>
  ({ name, arn: `arn:${name}`, path: `Pipeline/${name}/Function`, environment }) as FunctionDescription;
const mapping = (functionName: string, queueArn: string) => ({
  id: functionName,
  isEnabled: true,
  functionName,
  queueArn,
  batchSize: 10,
  reportsBatchItemFailures: true,
});

const functions = [
  lambda('keeper', { ARCHIVE_BUCKET: 'archive-bucket' }),
  lambda('writer', { ARCHIVE_BUCKET: 'archive-bucket' }),
  lambda('crm', {}),
];
const queues = [
  { arn: 'arn:a', url: 'http://q/a', path: 'Pipeline/Archive/Queue', deadLetterQueueArn: 'arn:ad' },
  { arn: 'arn:ad', url: 'http://q/ad', path: 'Pipeline/Archive/Queue/Dlq' },
  { arn: 'arn:c', url: 'http://q/c', path: 'Pipeline/crm/Subscriber/Queue', deadLetterQueueArn: 'arn:cd' },
  { arn: 'arn:cd', url: 'http://q/cd', path: 'Pipeline/crm/Subscriber/Dlq' },
  { arn: 'arn:u', url: 'http://q/u', path: 'Pipeline/Undelivered/Dlq' },
];
const mappings = [mapping('crm', 'arn:c'), mapping('arn:writer', 'arn:a')];
const subscriptions = ['arn:a', 'arn:c'].map((queueArn) => ({
  topicArn: 'arn:topic',
  queueArn,
  deadLetterQueueArn: 'arn:u',
}));
const stack = { functions, mappings, queues, subscriptions };

describe('the archive of a pipeline', () => {
  it('is where the function writes that reads a queue for it', () => {
    expect(findArchive(stack)).toEqual({
      bucket: 'archive-bucket',
      queueUrl: 'http://q/a',
      dlqUrl: 'http://q/ad',
      subscriptionDlqUrl: 'http://q/u',
      writer: { functionName: 'writer', logGroup: 'writer' },
      functionName: 'keeper',
      logGroup: 'keeper',
    });
  });

  it('is none where no function writes one', () => {
    expect(findArchive({ ...stack, mappings: mappings.slice(0, 1) })).toBeUndefined();
  });

  it('is no subscriber, though its queue has a subscription', () => {
    expect(Object.keys(findSubscribers(stack, findArchive(stack)))).toEqual(['crm']);
  });
});
