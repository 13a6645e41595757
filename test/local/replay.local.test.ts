import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DeleteMessageCommand, type Message, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import type { Invocation } from '../../local/observable-pipeline.ts';
import { type RunningPipeline, startRunningPipeline } from './running-pipeline.ts';

/** Synthesis takes a few seconds, more on a busy machine. */
const START_MILLISECONDS = 90_000;
const IDS = ['ada-1', 'ada-2', 'ada-3'];

function login(user: string): string {
  return `{"type":"user.authenticated", "user": {"id":"did:privy:${user}","created_at":1763769600,"linked_accounts":[],"n":1.0}}`;
}

describe('a replay on this machine', () => {
  let running: RunningPipeline;
  let sqs: SQSClient;
  let lambda: LambdaClient;

  beforeAll(async () => {
    running = await startRunningPipeline();
    const { aws, region } = running.pipeline;
    const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
    sqs = new SQSClient({ region, endpoint: aws.sqs, credentials });
    lambda = new LambdaClient({ region, endpoint: aws.lambda, credentials });
    const archived = events('archive', IDS.length);
    for (const id of IDS) await running.deliverToPrivy(id, login('ada'));
    await archived;
  }, START_MILLISECONDS);

  afterAll(async () => {
    sqs?.destroy();
    lambda?.destroy();
    await running?.close();
  });

  /** Resolves when a function was given so many messages, with what it was given. */
  function events(functionName: string, atLeast: number): Promise<readonly SQSEvent['Records'][number][]> {
    const records: SQSEvent['Records'] = [];
    const { promise, resolve } = Promise.withResolvers<typeof records>();
    const stop = running.pipeline.onInvocation((invocation: Invocation) => {
      if (invocation.functionName !== functionName) return;
      records.push(...((invocation.event as Partial<SQSEvent>).Records ?? []));
      if (records.length < atLeast) return;
      stop();
      resolve(records);
    });
    return promise;
  }

  /** Asks as docs/replay.md has it. */
  async function ask(event: object): Promise<unknown> {
    const command = new InvokeCommand({
      FunctionName: 'archive-keeper-keeper-function',
      Payload: JSON.stringify(event),
    });
    return JSON.parse((await lambda.send(command)).Payload?.transformToString() ?? 'null');
  }

  async function receive(count: number): Promise<readonly Message[]> {
    const QueueUrl = running.pipeline.subscribers['example']?.queueUrl;
    const received: Message[] = [];
    while (received.length < count) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl,
          WaitTimeSeconds: 5,
          MaxNumberOfMessages: 10,
          MessageAttributeNames: ['All'],
          MessageSystemAttributeNames: ['MessageGroupId'],
        }),
      );
      received.push(...Messages);
      for (const { ReceiptHandle } of Messages)
        await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
    return received;
  }

  it('brings to a consumer what it had, in order and byte for byte but for the replay’s id', async () => {
    const before = await receive(3);

    const answer = await ask({ archive: 'replay', subscriber: 'example', from: '2020-01-01' });

    expect(answer).toMatchObject({ state: 'done', end: 'done', counts: { sent: 3, known: 0, refused: 0 } });
    const { replayId } = answer as { readonly replayId: string };
    const after = await receive(3);
    expect(after.map(({ Body = '' }) => JSON.parse(Body).id)).toEqual(IDS);
    expect(after.map(({ Body = '' }) => Body.replace(`,"replayid":"${replayId}"`, ''))).toEqual(
      before.map(({ Body }) => Body),
    );
    expect(after.map(({ Attributes, MessageAttributes }) => [Attributes, MessageAttributes])).toEqual(
      before.map(({ Attributes, MessageAttributes }) => [Attributes, MessageAttributes]),
    );
    expect(await ask({ archive: 'replays' })).toMatchObject({ replays: [{ replayId, state: 'done' }] });
  });

  it('brings to a handler what it had, in order', async () => {
    const handled = events('user-directory', IDS.length);

    expect(await ask({ archive: 'replay', subscriber: 'user-directory', from: '2020-01-01' })).toMatchObject({
      state: 'done',
      counts: { sent: 3 },
    });

    expect((await handled).map(({ body }) => JSON.parse(body).id)).toEqual(IDS);
  });

  it('is counted, and says what is wrong with what it is asked', async () => {
    expect(
      await ask({ archive: 'replay', subscriber: 'user-directory', from: '2020-01-01', dryRun: true }),
    ).toMatchObject({ dryRun: { events: 3, users: 1, types: { 'privy.user.authenticated': 3 } } });
    expect(await ask({ archive: 'replay', subscriber: 'nobody', from: '2020-01-01' })).toMatchObject({
      errorMessage: expect.stringContaining('"nobody" is no subscriber'),
    });
  });
});
