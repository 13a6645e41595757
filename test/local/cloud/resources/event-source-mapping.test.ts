import { emptyStack } from '../../../../local/cloud/resources/empty-stack.ts';
import { eventSourceMapping } from '../../../../local/cloud/resources/event-source-mapping.ts';
import type { LocalStack } from '../../../../local/cloud/resources/local-stack.ts';

const STANDARD = 'arn:aws:sqs:eu-west-1:000000000000:archive';
const FIFO = 'arn:aws:sqs:eu-west-1:000000000000:handler.fifo';

function map(properties: object) {
  const stack: LocalStack = emptyStack(
    { stackName: 'pipeline', template: { Resources: {} }, assets: new Map() },
    {} as LocalStack,
  );
  stack.queues.push(...[STANDARD, FIFO].map((arn) => ({ arn, url: arn, path: arn })));
  const type = 'AWS::Lambda::EventSourceMapping';
  const given = { FunctionName: 'f', EventSourceArn: STANDARD, ...properties };
  void eventSourceMapping.create({ logicalId: 'Mapping', type, path: 'Mapping', properties: given }, stack);
  return stack.mappings;
}

describe('AWS::Lambda::EventSourceMapping', () => {
  it('hands over ten messages where the template says nothing, and gathers none', () => {
    expect(map({})).toEqual([
      {
        id: expect.stringMatching(/^[\da-f-]{36}$/),
        isEnabled: true,
        queueArn: STANDARD,
        functionName: 'f',
        batchSize: 10,
        reportsBatchItemFailures: false,
      },
    ]);
  });

  it('gathers as many and as long as the template says', () => {
    expect(map({ BatchSize: 10_000, MaximumBatchingWindowInSeconds: 60 })).toMatchObject([
      { batchSize: 10_000, windowSeconds: 60 },
    ]);
  });

  it('is there and off where the template says so', () => {
    expect(map({ Enabled: false })).toMatchObject([{ functionName: 'f', isEnabled: false }]);
  });

  it.each([
    [
      { EventSourceArn: FIFO, MaximumBatchingWindowInSeconds: 1 },
      'MaximumBatchingWindowInSeconds 1: a FIFO queue has no window',
    ],
    [{ EventSourceArn: FIFO, BatchSize: 11 }, 'BatchSize 11: of a FIFO queue it is up to 10'],
    [{ BatchSize: 11 }, 'BatchSize 11: over 10 it takes a window'],
    [{ BatchSize: 10_001, MaximumBatchingWindowInSeconds: 1 }, 'BatchSize 10001: it is from 1 to 10000'],
    [{ MaximumBatchingWindowInSeconds: 301 }, 'MaximumBatchingWindowInSeconds 301: it is from 0 to 300'],
    [{ EventSourceArn: 'arn:other' }, 'EventSourceArn arn:other is not a queue of this stack'],
  ])('refuses what Lambda refuses: %j', (properties, problem) => {
    expect(() => map(properties)).toThrow(problem);
  });
});
