import {
  CancelMessageMoveTaskCommand,
  ChangeMessageVisibilityCommand,
  ListMessageMoveTasksCommand,
  type Message,
  SendMessageBatchCommand,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { type MessagingEngine, startFauxqs } from '../../../../../local/cloud/engines/fauxqs.ts';
import { type EngineHand, engineHand, outcomeOf } from './engines.ts';

describe('queues and topics in local mode', () => {
  let engine: MessagingEngine;
  let on: EngineHand;

  beforeAll(async () => {
    engine = await startFauxqs();
    on = engineHand(engine.endpoint);
  });

  afterAll(async () => {
    on.close();
    await engine.close();
  });

  const bodies = (messages: readonly Message[]) => messages.map(({ Body }) => Body);

  async function queueOf(...sent: readonly string[]) {
    const queue = await on.createQueue();
    for (const body of sent) await on.send(queue.url, body);
    const show = (message: Message | undefined) =>
      on.sqs.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: queue.url,
          ReceiptHandle: message?.ReceiptHandle,
          VisibilityTimeout: 0,
        }),
      );
    return { ...queue, show };
  }

  it('give nothing of a group behind a message in flight, whatever became of those before it', async () => {
    const { url } = await queueOf('a', 'b', 'c');
    const [a, b] = await on.receive(url, { MaxNumberOfMessages: 2 });

    expect(bodies(await on.receive(url))).toEqual([]);
    await on.remove(url, a?.ReceiptHandle);
    expect(bodies(await on.receive(url))).toEqual([]);
    await on.remove(url, b?.ReceiptHandle);
    expect(bodies(await on.receive(url))).toEqual(['c']);
  });

  it('give a message that is visible again, and nothing that stands behind one in flight', async () => {
    const { url, show } = await queueOf('a', 'b', 'c');
    const [a] = await on.receive(url, { MaxNumberOfMessages: 2 });

    await show(a);

    expect(bodies(await on.receive(url))).toEqual(['a']);
    expect(bodies(await on.receive(url))).toEqual([]);
  });

  it.each([[[0, 1, 2]], [[2, 1, 0]], [[1, 2, 0]]])(
    'keep the order of messages that become visible in the order %p',
    async (order) => {
      const { url, show } = await queueOf('a', 'b', 'c', 'd');
      const received = await on.receive(url, { MaxNumberOfMessages: 3 });

      for (const index of order) await show(received[index]);

      expect(bodies(await on.receive(url))).toEqual(['a', 'b', 'c', 'd']);
    },
  );

  it('keep the order of messages whose time runs out together', async () => {
    const { url } = await queueOf('a', 'b', 'c');

    await on.receive(url, { VisibilityTimeout: 0 });

    expect(bodies(await on.receive(url))).toEqual(['a', 'b', 'c']);
  });

  it('wake a long poll when the head of a group is visible again though a later message is in flight', async () => {
    const { url, show } = await queueOf('a', 'b');
    const [a] = await on.receive(url);
    const polled = on.receive(url, { WaitTimeSeconds: 20 });

    await show(a);

    expect(bodies(await polled)).toEqual(['a']);
  });

  it('fail the late and the wrong deletes of a batch, and no other', async () => {
    const { url } = await queueOf('a', 'b');
    const [late] = await on.receive(url, { MaxNumberOfMessages: 1, VisibilityTimeout: 0 });
    const [a, b] = await on.receive(url);
    await on.remove(url, b?.ReceiptHandle);

    const handles = [late, a, b].map((message) => message?.ReceiptHandle);
    const { Successful, Failed } = await on.removeBatch(url, [...handles, 'garbage']);

    expect(Successful?.map(({ Id }) => Id)).toEqual(['1', '2']);
    expect(Failed?.map(({ Id, Code }) => [Id, Code])).toEqual([
      ['0', 'InvalidParameterValue'],
      ['3', 'ReceiptHandleIsInvalid'],
    ]);
    expect(engine.peekQueue(url)).toEqual([]);
  });

  it('fail the unusable entries of a batch, and no other', async () => {
    const { url } = await on.createQueue();
    const entry = { MessageGroupId: 'g', MessageDeduplicationId: 'one', MessageBody: 'Zoë 😀' };
    const entries = [
      { ...entry, Id: '0', MessageGroupId: 'a b' },
      { ...entry, Id: '1' },
      { ...entry, Id: '2', MessageBody: '\ud83d' },
    ];

    const sent = await on.sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: entries }));
    const published = await on.publishBatch(await on.createTopic(), [
      { MessageGroupId: 'a b' },
      { Message: '\uffff' },
      {},
    ]);

    expect(sent.Successful?.map(({ Id }) => Id)).toEqual(['1']);
    expect(sent.Failed?.map(({ Id, Code }) => [Id, Code])).toEqual([
      ['0', 'InvalidParameterValue'],
      ['2', 'InvalidMessageContents'],
    ]);
    expect(published.Successful?.map(({ Id }) => Id)).toEqual(['2']);
    expect(published.Failed?.map(({ Id, Code }) => [Id, Code])).toEqual([
      ['0', 'InvalidParameter'],
      ['1', 'InvalidParameter'],
    ]);
    expect(engine.peekQueue(url).map(({ body }) => body)).toEqual(['Zoë 😀']);
  });

  it('answer a repeat like the first and keep one', async () => {
    const { url } = await on.createQueue();

    const first = await on.send(url, 'a');
    const second = await on.send(url, 'a');

    expect([second.MessageId, second.SequenceNumber]).toEqual([first.MessageId, first.SequenceNumber]);
    expect(engine.peekQueue(url)).toHaveLength(1);
  });

  it('move dead letters back behind what waits, in order, as new messages', async () => {
    const dead = await on.createQueue();
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: dead.arn, maxReceiveCount: 1 });
    const { url } = await on.createQueue({ RedrivePolicy });
    for (const body of ['a', 'b', 'c']) await on.send(url, body);
    await on.receive(url, { VisibilityTimeout: 0 });
    expect(await on.receive(url)).toEqual([]);
    await on.send(url, 'later');

    await on.sqs.send(new StartMessageMoveTaskCommand({ SourceArn: dead.arn }));

    const messages = await on.receive(url, { MessageSystemAttributeNames: ['All'] });
    expect(messages.map(({ Body, Attributes }) => [Body, Attributes?.ApproximateReceiveCount])).toEqual([
      ['later', '1'],
      ['a', '1'],
      ['b', '1'],
      ['c', '1'],
    ]);
    expect(engine.peekQueue(dead.url)).toEqual([]);
    const { Results } = await on.sqs.send(new ListMessageMoveTasksCommand({ SourceArn: dead.arn }));
    expect(Results).toMatchObject([
      { Status: 'COMPLETED', SourceArn: dead.arn, ApproximateNumberOfMessagesMoved: 3 },
    ]);
  });

  it('tell of a dead letter when it is moved, with how often it was received', async () => {
    const dead = await on.createQueue();
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: dead.arn, maxReceiveCount: 2 });
    const { url, arn } = await on.createQueue({ RedrivePolicy });
    const heard: unknown[] = [];
    const stop = engine.onDeadLetter((letter) => heard.push(letter));
    await on.send(url, 'poison');

    for (const _ of [1, 2]) await on.receive(url, { VisibilityTimeout: 0 });
    expect(heard).toEqual([]);
    await on.receive(url);
    stop();

    expect(heard).toEqual([{ queueArn: arn, deadLetterQueueArn: dead.arn, body: 'poison', receives: 2 }]);
  });

  it('leave what was sent to a dead-letter queue where it is, unless told where to move it', async () => {
    const dead = await on.createQueue();
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: dead.arn, maxReceiveCount: 1 });
    const { url, arn } = await on.createQueue({ RedrivePolicy });
    await on.send(dead.url, 'a');

    await on.sqs.send(new StartMessageMoveTaskCommand({ SourceArn: dead.arn }));
    expect(bodies(await on.receive(url))).toEqual([]);
    await on.sqs.send(new StartMessageMoveTaskCommand({ SourceArn: dead.arn, DestinationArn: arn }));
    expect(bodies(await on.receive(url))).toEqual(['a']);

    const list = new ListMessageMoveTasksCommand({ SourceArn: dead.arn, MaxResults: 10 });
    expect((await on.sqs.send(list)).Results).toMatchObject([
      { Status: 'COMPLETED', DestinationArn: arn },
      { Status: 'FAILED', FailureReason: 'CouldNotDetermineMessageSource' },
    ]);
  });

  it('refuse to move from what is no dead-letter queue, and to cancel what does not run', async () => {
    const { arn } = await on.createQueue();
    const start = (SourceArn: string) =>
      outcomeOf(on.sqs.send(new StartMessageMoveTaskCommand({ SourceArn })));

    expect(await start(arn)).toBe('InvalidParameterValue');
    expect(await start(`${arn}-missing`)).toBe('ResourceNotFoundException');
    expect(await outcomeOf(on.sqs.send(new CancelMessageMoveTaskCommand({ TaskHandle: 'none' })))).toBe(
      'ResourceNotFoundException',
    );
  });
});
