import { setTimeout } from 'node:timers/promises';
import {
  CreateQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { HeldMessages } from '../../../../aws/held-messages.ts';
import { type MessagingEngine, startFauxqs } from '../../../../local/cloud/engines/fauxqs.ts';
import type { InvocationResult } from '../../../../local/cloud/functions/function-host.ts';
import {
  type Mapping,
  type MappingOptions,
  startMapping,
} from '../../../../local/cloud/mappings/start-mapping.ts';

const SUCCESS: InvocationResult = { ok: true, payload: { batchItemFailures: [] } };
const STANDARD = 'arn:aws:sqs:eu-west-1:000000000000:q';
const RETRY_AT_ONCE = { retryAfterSeconds: 0 };

function reportFailed(...records: readonly (SQSRecord | undefined)[]): InvocationResult {
  const batchItemFailures = records.map((record) => ({ itemIdentifier: record?.messageId }));
  return { ok: true, payload: { batchItemFailures } };
}

describe('startMapping', () => {
  let engine: MessagingEngine;
  let client: SQSClient;
  let mapping: Mapping | undefined;
  let problems: string[];

  beforeAll(async () => {
    engine = await startFauxqs();
    client = new SQSClient({
      endpoint: engine.endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
  });

  beforeEach(() => {
    problems = [];
  });

  afterEach(async () => {
    await mapping?.close();
    mapping = undefined;
  });

  afterAll(async () => {
    client.destroy();
    await engine.close();
  });

  async function createStandardQueue(QueueName: string) {
    const Attributes = { VisibilityTimeout: '600' };
    const { QueueUrl = '' } = await client.send(new CreateQueueCommand({ QueueName, Attributes }));
    return {
      queueUrl: QueueUrl,
      send: (body: string) => client.send(new SendMessageCommand({ QueueUrl, MessageBody: body })),
      waiting: () => engine.peekQueue(QueueUrl).map(({ body }) => body),
    };
  }

  async function createQueue(name: string, attributes: Record<string, string> = {}) {
    const Attributes = { FifoQueue: 'true', VisibilityTimeout: '600', ...attributes };
    const command = new CreateQueueCommand({ QueueName: `${name}.fifo`, Attributes });
    const queueUrl = (await client.send(command)).QueueUrl ?? '';
    const send = (body: string, group = body) =>
      client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: body,
          MessageGroupId: group,
          MessageDeduplicationId: body,
          MessageAttributes: { type: { DataType: 'String', StringValue: 'privy.test' } },
        }),
      );
    return { queueUrl, send, waiting: () => engine.peekQueue(queueUrl).map(({ body }) => body) };
  }

  /** Starts a mapping whose function is `answer`, and gives the batches as they come. */
  function start(
    queueUrl: string,
    answer: (event: SQSEvent) => InvocationResult | Promise<InvocationResult>,
    options: Partial<MappingOptions> = RETRY_AT_ONCE,
  ) {
    const events: SQSEvent[] = [];
    mapping = startMapping({
      client,
      queueUrl,
      queueArn: 'arn:aws:sqs:eu-west-1:000000000000:q.fifo',
      region: 'eu-west-1',
      batchSize: 10,
      reportsBatchItemFailures: true,
      concurrency: 1,
      invoke: async (event) => {
        events.push(event as SQSEvent);
        return answer(event as SQSEvent);
      },
      endReceives: () => engine.endReceives(queueUrl),
      onProblem: (problem) => problems.push(problem),
      ...options,
    });
    return events;
  }

  function receives(events: readonly SQSEvent[]) {
    return events.flatMap(({ Records }) =>
      Records.map(({ body, attributes }) => `${body} ${attributes.ApproximateReceiveCount}`),
    );
  }

  it('leaves a message that comes while it stops, or afterwards, to whoever receives next', async () => {
    const { queueUrl, send } = await createQueue('stops');
    start(queueUrl, () => SUCCESS, { concurrency: 4 });
    const first = mapping;
    await Promise.all([first?.close(), send('a')]);
    await send('b');

    const events = start(queueUrl, () => SUCCESS);

    // What nobody was given stays for its visibility timeout; the test's own time limit ends the wait.
    while (engine.peekQueue(queueUrl).length > 0) await setTimeout(5);
    expect(receives(events)).toContain('b 1');
  });

  it('hands a batch over as Lambda does and deletes what succeeded', async () => {
    const { queueUrl, send, waiting } = await createQueue('succeeds');
    await send('a');
    await send('b');

    const events = start(queueUrl, () => SUCCESS);

    await until(() => waiting().length === 0);
    expect(receives(events)).toEqual(['a 1', 'b 1']);
    expect(events[0]?.Records[0]).toMatchObject({
      attributes: {
        MessageGroupId: 'a',
        MessageDeduplicationId: 'a',
        SequenceNumber: '00000000000000000001',
      },
      messageAttributes: { type: { stringValue: 'privy.test', dataType: 'String' } },
      eventSourceARN: 'arn:aws:sqs:eu-west-1:000000000000:q.fifo',
    });
    expect(problems).toEqual([]);
  });

  it('gives back only what the function reports as failed, when the function says', async () => {
    const { queueUrl, send, waiting } = await createQueue('partly');
    const held = new HeldMessages(queueUrl, () => client);
    await send('bad');
    await send('good');

    const events = start(queueUrl, async ({ Records }) => {
      const failed = Records.filter(
        ({ body, attributes }) => body === 'bad' && attributes.ApproximateReceiveCount === '1',
      );
      for (const { receiptHandle } of failed) await held.hide([{ receiptHandle, seconds: 0 }], 60_000);
      return reportFailed(...failed);
    });

    await until(() => waiting().length === 0);
    expect(receives(events)).toEqual(['bad 1', 'good 1', 'bad 2']);
  });

  it('gives back the whole batch when the function fails or its answer is malformed', async () => {
    const { queueUrl, send, waiting } = await createQueue('fails');
    await send('a');
    await send('b');
    const answers: InvocationResult[] = [
      { ok: false, error: { errorType: 'Runtime.ExitError', errorMessage: 'no' } },
      { ok: true, payload: { batchItemFailures: [{ itemIdentifier: 'nobody' }] } },
    ];

    const events = start(queueUrl, () => answers.shift() ?? SUCCESS);

    await until(() => waiting().length === 0);
    expect(receives(events).sort()).toEqual(['a 1', 'a 2', 'a 3', 'b 1', 'b 2', 'b 3']);
    expect(problems).toEqual([
      'Runtime.ExitError: the function failed',
      'batchItemFailures[0].itemIdentifier is not a message of the batch, so Lambda treats every message as failed',
    ]);
  });

  it.each([
    ['no delay is set', {}],
    ['the delay is for functions that died', RETRY_AT_ONCE],
  ])('leaves what a function reports as failed hidden, and its group waiting: %s', async (_, delay) => {
    const { queueUrl, send, waiting } = await createQueue(`hidden-${Object.keys(delay).length}`);
    await send('first', 'group');
    await send('second', 'group');
    await send('other');

    const events = start(queueUrl, ({ Records: [first, second] }) => reportFailed(first, second), delay);

    await until(() => waiting().length === 2);
    await mapping?.close();
    await send('third', 'group');
    const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl: queueUrl }));
    expect(Messages).toBeUndefined();
    expect(waiting()).toEqual(['first', 'second', 'third']);
    expect(receives(events)).toEqual(['first 1', 'second 1', 'other 1']);
  });

  it.each([
    {
      batchSize: 1,
      received: ['poison 1', 'poison 2', 'poison 3', 'next 1', 'last 1'],
      buried: ['poison'],
    },
    {
      batchSize: 2,
      received: ['poison 1', 'next 1', 'poison 2', 'next 2', 'poison 3', 'next 3', 'last 1'],
      buried: ['poison', 'next'],
    },
  ])(
    'moves what is in a batch of $batchSize with poison to the dead-letter queue after as many receives as allowed',
    async ({ batchSize, received, buried }) => {
      const dead = await createQueue(`dead-${batchSize}`);
      const { queueUrl, send } = await createQueue(`poisoned-${batchSize}`, {
        RedrivePolicy: JSON.stringify({
          deadLetterTargetArn: `arn:aws:sqs:eu-west-1:000000000000:dead-${batchSize}.fifo`,
          maxReceiveCount: 3,
        }),
      });
      for (const body of ['poison', 'next', 'last']) await send(body, 'group');

      const events = start(
        queueUrl,
        ({ Records }) =>
          Records.some(({ body }) => body === 'poison')
            ? { ok: false, error: { errorType: 'Error', errorMessage: '' } }
            : SUCCESS,
        { ...RETRY_AT_ONCE, batchSize },
      );

      await until(() => receives(events).includes('last 1'));
      expect(receives(events)).toEqual(received);
      expect(dead.waiting()).toEqual(buried);
    },
  );

  it('works on as many batches at once as it may', async () => {
    const { queueUrl, send } = await createQueue('parallel');
    const both = Promise.withResolvers<void>();
    let underWay = 0;

    start(
      queueUrl,
      async () => {
        underWay += 1;
        if (underWay === 2) both.resolve();
        await both.promise;
        return SUCCESS;
      },
      { concurrency: 2, batchSize: 1 },
    );
    await send('a');
    await send('b');

    await expect(both.promise).resolves.toBeUndefined();
  });

  it('gathers what comes within the window into one batch, for whichever of them is free, and deletes all of it', async () => {
    const { queueUrl, send, waiting } = await createStandardQueue('gathered');
    const bodies = Array.from({ length: 25 }, (_, at) => `message ${at}`);
    for (const body of bodies) await send(body);

    const events = start(queueUrl, () => SUCCESS, {
      queueArn: STANDARD,
      batchSize: 25,
      windowSeconds: 60,
      concurrency: 3,
    });

    await until(() => waiting().length === 0);
    expect(events.map(({ Records }) => Records.map(({ body }) => body))).toEqual([bodies]);
  });

  it('hands over what there is when the window is over', async () => {
    const { queueUrl, send, waiting } = await createStandardQueue('window');
    await send('a');
    await send('b');

    const events = start(queueUrl, () => SUCCESS, { queueArn: STANDARD, batchSize: 100, windowSeconds: 1 });

    await until(() => waiting().length === 0);
    expect(receives(events)).toEqual(['a 1', 'b 1']);
    expect(events).toHaveLength(1);
  });

  it('gives back at once what a function reports as failed of a standard queue, where it is told how soon', async () => {
    const { queueUrl, send, waiting } = await createStandardQueue('again');
    await send('bad');
    await send('good');

    const events = start(
      queueUrl,
      ({ Records }) =>
        reportFailed(
          ...Records.filter(({ body, attributes }) => body + attributes.ApproximateReceiveCount === 'bad1'),
        ),
      { ...RETRY_AT_ONCE, queueArn: STANDARD },
    );

    await until(() => waiting().length === 0);
    expect(receives(events)).toEqual(['bad 1', 'good 1', 'bad 2']);
  });

  it('finishes the batch under way on close and takes no other', async () => {
    const { queueUrl, send, waiting } = await createQueue('closed');
    const started = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    await send('a');
    const events = start(queueUrl, async () => {
      started.resolve();
      await release.promise;
      return SUCCESS;
    });
    await started.promise;

    const closed = mapping?.close();
    await send('b');
    release.resolve();
    await closed;

    expect(receives(events)).toEqual(['a 1']);
    expect(waiting()).toEqual(['b']);
  });

  it('says that a queue cannot be read, and ends all the same on close', async () => {
    start(`${engine.endpoint}/000000000000/missing.fifo`, () => SUCCESS);

    await until(() => problems.length > 0);
    expect(problems[0]).toMatch(/missing\.fifo cannot be read: The specified queue does not exist/);
    await expect(mapping?.close()).resolves.toBeUndefined();
  });
});

/** Looks again until it is so; the test's own time limit ends it. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await setTimeout(5);
}
