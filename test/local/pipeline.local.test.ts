import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { DynamoDBClient, GetItemCommand, paginateScan } from '@aws-sdk/client-dynamodb';
import {
  LambdaClient,
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import {
  ListSecretsCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { type Message, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { SHARDS } from '../../core/parked/shards.ts';
import { SHARDS_OF_RUNS } from '../../lambda/drain/shards-per-run.ts';
import { type RunningPipeline, startRunningPipeline } from './running-pipeline.ts';

/** Synthesis takes a few seconds, more on a busy machine. */
const START_MILLISECONDS = 60_000;

const OTHER_PRIVY_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const OTHER_DYNAMIC_SECRET = 'dyn_SomebodyElsesSecret';
const MINUTES_AGO_6 = 360_000;

function privyBody(user: string) {
  return `{"type":"user.created", "user": {"id":"did:privy:${user}","created_at":1763769600,"linked_accounts":[],"name":"Zoë"}}`;
}

function dynamicBody(eventId: string, user: string, messageId = '1f0c2a34-0000-4000-8000-000000000001') {
  return JSON.stringify({
    eventId,
    webhookId: '1f0c2a34-0000-4000-8000-000000000002',
    environmentId: '1f0c2a34-0000-4000-8000-000000000003',
    userId: user,
    environmentName: 'sandbox',
    eventName: 'user.created',
    messageId,
    redelivery: false,
    timestamp: '2026-11-22T10:00:00.000Z',
    data: { id: user, email: 'zoë@example.com' },
  });
}

describe('the pipeline on this machine', () => {
  let running: RunningPipeline;
  let sqs: SQSClient;
  let dynamodb: DynamoDBClient;

  beforeAll(async () => {
    running = await startRunningPipeline();
    const { aws, region } = running.pipeline;
    const settings = { region, credentials: { accessKeyId: 'any', secretAccessKey: 'any' } };
    sqs = new SQSClient({ ...settings, endpoint: aws.sqs });
    dynamodb = new DynamoDBClient({ ...settings, endpoint: aws.dynamodb });
  }, START_MILLISECONDS);

  afterAll(async () => {
    sqs?.destroy();
    dynamodb?.destroy();
    await running?.close();
  });

  /** Reads the example consumer's queue like any service would, until the message about the event comes. */
  async function receiveAbout(eventId: string): Promise<Message> {
    for (;;) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: running.pipeline.subscribers['example']?.queueUrl,
          MaxNumberOfMessages: 10,
          WaitTimeSeconds: 5,
          MessageAttributeNames: ['All'],
          MessageSystemAttributeNames: ['All'],
        }),
      );
      const message = Messages.find(({ Body = '' }) => Body.includes(`"id":"${eventId}"`));
      if (message !== undefined) return message;
    }
  }

  async function ledgerKeys(): Promise<string[]> {
    const keys: string[] = [];
    for await (const { Items = [] } of paginateScan(
      { client: dynamodb },
      { TableName: running.pipeline.ledgerTable },
    )) {
      keys.push(...Items.map((item) => item['pk']?.S ?? ''));
    }
    return keys;
  }

  it('writes down how to reach it, for its owner only', async () => {
    const { pipeline } = running;
    const file = join(pipeline.dataDirectory, 'pipeline.json');

    const queue = (name: string) => `${pipeline.aws.sqs}/000000000000/${name}`;
    const own = (subscriber: string) => ({
      queueUrl: queue(`${subscriber}-subscriber-queue.fifo`),
      dlqUrl: queue(`${subscriber}-subscriber-dlq.fifo`),
      subscriptionDlqUrl: queue(`${subscriber}-subscriber-subscription-dlq.fifo`),
    });
    const endpoint = expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/);

    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
      pid: process.pid,
      startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      pipelineName: 'WalletWebhooks-local',
      stage: 'local',
      stackName: 'WalletWebhooks-local',
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      rotationGraceHours: 48,
      api: endpoint,
      region: 'us-east-1',
      aws: {
        dynamodb: endpoint,
        sns: endpoint,
        sqs: endpoint,
        s3: endpoint,
        secretsmanager: endpoint,
        lambda: endpoint,
        cloudwatch: endpoint,
        logs: endpoint,
      },
      sources: {
        'privy/main': {
          provider: 'privy',
          url: `${pipeline.api}/webhooks/privy/main`,
          secretId: expect.stringMatching(/^arn:aws:secretsmanager:us-east-1:000000000000:secret:/),
          secret: expect.stringMatching(/^whsec_/),
        },
        'dynamic/main': {
          provider: 'dynamic',
          url: `${pipeline.api}/webhooks/dynamic/main`,
          secretId: expect.stringMatching(/^arn:aws:secretsmanager:us-east-1:000000000000:secret:/),
          secret: expect.stringMatching(/^dyn_/),
        },
      },
      ledgerTable: 'ledger-table',
      parkedTable: 'parked-table',
      inboxTable: 'inbox-table',
      quarantineTable: 'quarantine-table',
      topicArn: expect.stringMatching(/^arn:aws:sns:us-east-1:000000000000:.+\.fifo$/),
      intake: { functionName: 'intake-function', logGroup: 'intake' },
      drain: { functionName: 'drain-function', logGroup: 'drain' },
      subscribers: {
        'user-directory': {
          kind: 'handler',
          ...own('user-directory'),
          functionName: 'user-directory-handler-function',
          logGroup: 'user-directory',
        },
        'security-alerts': {
          kind: 'handler',
          ...own('security-alerts'),
          functionName: 'security-alerts-handler-function',
          logGroup: 'security-alerts',
        },
        example: { kind: 'consumer', ...own('example') },
      },
      archive: {
        bucket: 'archive-bucket',
        queueUrl: queue('archive-queue'),
        dlqUrl: queue('archive-queue-dlq'),
        subscriptionDlqUrl: queue('archive-queue-subscription-dlq.fifo'),
        writer: { functionName: 'archive-writer-function', logGroup: 'archive' },
        functionName: 'archive-keeper-keeper-function',
        logGroup: 'archive-keeper',
      },
      tables: {
        'user-directory': { users: 'user-directory-users', lookUps: 'user-directory-look-ups' },
        'security-alerts': {},
      },
      operationsLogGroup: 'operations',
    });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('tells people of an event that may mean harm', async () => {
    const { notices } = running;
    const body = '{"type":"mfa.disabled","user_id":"did:privy:ada","method":"totp"}';

    expect(await running.deliverToPrivy('msg_mfa', body)).toMatchObject({ status: 200 });

    // The test's own time limit ends it.
    while (notices.length === 0) await setTimeout(10);
    expect(notices).toEqual([
      {
        handler: 'security-alerts',
        topic: 'people',
        subject: 'HIGH: Second factor removed (privy/main, local)',
        text: expect.stringContaining('Who: user did:privy:ada\nFactor: totp\n'),
      },
    ]);
  });

  it('accepts what svix signs and hands the example consumer the CloudEvents message, byte for byte', async () => {
    const body = privyBody('svix');

    expect(await running.deliverToPrivy('msg_svix', body)).toEqual({
      status: 200,
      body: { status: 'accepted', id: 'msg_svix' },
    });

    const message = await receiveAbout('msg_svix');
    expect(JSON.parse(message.Body ?? '')).toMatchObject({
      specversion: '1.0',
      id: 'msg_svix',
      source: 'privy/main',
      type: 'privy.user.created',
      subject: 'did:privy:svix',
      environment: 'local',
      partitionkey: 'privy/main#did:privy:svix',
    });
    expect(message.Body).toContain(body);
    expect(message.MessageAttributes).toEqual({
      type: { DataType: 'String', StringValue: 'privy.user.created' },
      provider: { DataType: 'String', StringValue: 'privy' },
      source: { DataType: 'String', StringValue: 'privy/main' },
      environment: { DataType: 'String', StringValue: 'local' },
    });
    expect(message.Attributes).toMatchObject({
      MessageGroupId: 'privy/main#did:privy:svix',
      MessageDeduplicationId: 'privy/main#msg_svix',
    });
  });

  it('accepts what @octokit/webhooks-methods signs', async () => {
    const answer = await running.deliverToDynamic(dynamicBody('octokit', 'u1'));

    expect(answer).toEqual({ status: 200, body: { status: 'accepted', id: 'octokit:user.created' } });
    const message = await receiveAbout('octokit:user.created');
    expect(message.MessageAttributes).toMatchObject({
      type: { StringValue: 'dynamic.user.created' },
      environment: { StringValue: 'sandbox' },
    });
  });

  it('publishes an event of Dynamic once that two webhooks send as two messages', async () => {
    const answers = await Promise.all(
      ['by-one-webhook', 'by-the-other'].map((messageId) =>
        running.deliverToDynamic(dynamicBody('two-webhooks', 'u2', messageId)),
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await running.messagesAbout('two-webhooks:user.created')).toEqual({
      'user-directory': 1,
      example: 1,
    });
  });

  it.each([
    ['at its end', '/webhooks/privy/main/'],
    ['before it', '//webhooks/privy/main'],
    ['after the stage', '/local//webhooks/privy/main'],
    ['within it', '/webhooks//privy//main//'],
  ])(
    'accepts a delivery to a path with a slash too many %s, from listed addresses only',
    async (_where, path) => {
      const id = `msg_slash${path.replaceAll('/', '_')}`;
      const offList = { path, headers: { 'x-local-source-ip': '203.0.113.7' } };

      expect(await running.deliverToPrivy(id, privyBody(id), { path })).toEqual({
        status: 200,
        body: { status: 'accepted', id },
      });
      expect(await running.deliverToPrivy(`${id}_off_list`, privyBody(id), offList)).toMatchObject({
        status: 403,
      });
    },
  );

  it('answers a path that is no source with 404, whatever its slashes', async () => {
    const path = '/webhooks//privy/other/';

    expect(await running.deliverToPrivy('msg_nowhere', privyBody('nowhere'), { path })).toEqual({
      status: 404,
      body: { status: 'unknown-source' },
    });
  });

  it('answers the same delivery sent 20 times at once with 200, and puts one message into each queue', async () => {
    const deliveries = Array.from({ length: 20 }, () =>
      running.deliverToPrivy('msg_twenty', privyBody('twenty')),
    );

    const answers = await Promise.all(deliveries);

    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(await running.messagesAbout('msg_twenty')).toEqual({ 'user-directory': 1, example: 1 });
  });

  it.each([
    ['before its event is on the topic', 'before', 'msg_died_before'],
    ['after its event is on the topic and before that is recorded', 'after', 'msg_died_after'],
  ] as const)(
    'delivers an event once that comes again after the intake died %s',
    async (_what, moment, id) => {
      const intake = running.pipeline.functions.get('intake');
      running.topicGate.dropNext(moment, () => intake?.host.killSandboxes());

      const first = await running.deliverToPrivy(id, privyBody(id));
      const second = await running.deliverToPrivy(id, privyBody(id));
      const third = await running.deliverToPrivy(id, privyBody(id));

      expect([first.status, second.status, third.status]).toEqual([502, 200, 200]);
      expect([second.body, third.body]).toEqual([
        { status: 'accepted', id },
        { status: 'duplicate', id },
      ]);
      expect(await running.messagesAbout(id)).toEqual({ 'user-directory': 1, example: 1 });
    },
  );

  it('passes on an event of more than 256 KiB', async () => {
    const body = privyBody('large').replace('Zoë', 'ë'.repeat(200_000));

    expect(await running.deliverToPrivy('msg_large', body)).toMatchObject({
      status: 200,
      body: { status: 'accepted' },
    });
    expect(await running.messagesAbout('msg_large')).toEqual({ 'user-directory': 1, example: 1 });
  });

  it('parks events while the topic fails, and takes their user out of parked mode with the next delivery', async () => {
    const deliver = (n: number) => running.deliverToPrivy(`msg_busy_${n}`, privyBody('busy'));
    running.topicGate.shut(true);
    const parked = [await deliver(1), await deliver(2), await deliver(3)];
    running.topicGate.shut(false);

    const answers: unknown[] = [];
    // A sandbox leaves a topic alone for a second after it failed: until then the user's events queue up. At this pace
    // their line stays short enough for the next delivery to publish it. On a busy machine one more may queue up.
    for (let n = 4; answers.slice(-2).join() !== 'accepted,accepted'; n += 1) {
      await setTimeout(300);
      const { body } = await deliver(n);
      answers.push((body as { status: string }).status);
    }
    const last = 3 + answers.length;
    await running.messagesAbout(`msg_busy_${last}`);

    expect(parked.map(({ status, body }) => [status, body])).toEqual(
      [1, 2, 3].map((n) => [200, { status: 'parked', id: `msg_busy_${n}` }]),
    );
    const waiting = await running.pipeline.peekQueue(running.pipeline.subscribers['example']?.queueUrl ?? '');
    const order = waiting.map(({ body }) => (JSON.parse(body) as { id: string }).id);
    const expected = Array.from({ length: last }, (_, index) => `msg_busy_${index + 1}`);
    expect(order.filter((id) => id.startsWith('msg_busy_'))).toEqual(expected);
  });

  it('drains what is parked, and clears the flag, when the topic is back and nobody delivers', async () => {
    const drain = running.pipeline.functions.get('drain');
    running.topicGate.shut(true);
    const parked = await running.deliverToPrivy('msg_silent', privyBody('silent'));
    running.topicGate.shut(false);

    const runs = await Promise.all(SHARDS_OF_RUNS.map((shards) => drain?.host.invoke({ shards })));

    expect(parked.body).toEqual({ status: 'parked', id: 'msg_silent' });
    expect(runs.map((run) => run?.ok)).toEqual([true, true, true, true]);
    expect(await running.messagesAbout('msg_silent')).toEqual({ 'user-directory': 1, example: 1 });
    const { Item } = await dynamodb.send(
      new GetItemCommand({
        TableName: running.pipeline.parkedTable,
        Key: { group: { S: 'flag' }, position: { S: 'flag' } },
      }),
    );
    expect(Item).toMatchObject({ state: { S: 'clear' }, adopted: { BOOL: true } });
  });

  it('wakes the drain with the first event that is parked, so that it comes out as soon as the topic is back', async () => {
    const runs: boolean[] = [];
    const stop = running.pipeline.onInvocation(({ functionName, event, result }) => {
      // Those of the schedule have a quarter each.
      if (
        functionName === 'drain' &&
        (event as { readonly shards: readonly number[] }).shards.length === SHARDS
      )
        runs.push(result.ok);
    });
    running.topicGate.shut(true);
    const parked = await running.deliverToPrivy('msg_woken', privyBody('woken'));
    running.topicGate.shut(false);

    expect(parked.body).toEqual({ status: 'parked', id: 'msg_woken' });
    expect(await running.messagesAbout('msg_woken')).toEqual({ 'user-directory': 1, example: 1 });
    // The run ends when the flag is clear; the test's own time limit ends the wait.
    while (runs.length === 0) await setTimeout(10);
    stop();
    expect(runs).toEqual([true]);
  });

  it("keeps a handler's events in its queue while its mapping is off", async () => {
    const { aws, region, subscribers } = running.pipeline;
    const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
    const lambda = new LambdaClient({ region, credentials, endpoint: aws.lambda });
    const { functionName: FunctionName, queueUrl = '' } = subscribers['user-directory'] ?? {};
    const list = async () =>
      (await lambda.send(new ListEventSourceMappingsCommand({ FunctionName }))).EventSourceMappings?.[0];
    const { UUID } = (await list()) ?? {};
    const waiting = async () => (await running.pipeline.peekQueue(queueUrl)).length;

    await lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: false }));
    while ((await list())?.State !== 'Disabled') await setTimeout(5);
    const before = await waiting();
    await running.deliverToPrivy('msg_paused', privyBody('paused'));
    const meanwhile = await waiting();
    await lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: true }));
    lambda.destroy();

    expect(meanwhile).toBe(before + 1);
    expect(await running.messagesAbout('msg_paused')).toEqual({ 'user-directory': 1, example: 1 });
  });

  it('runs the drain', async () => {
    const drain = running.pipeline.functions.get('drain');

    expect(await drain?.host.invoke({ shards: [0, 1, 2, 3] })).toMatchObject({ ok: true });
  });

  it('refuses what is not as it must be, and writes none of it to the ledger', async () => {
    const body = privyBody('bad');
    const { deliverToPrivy, deliverToDynamic } = running;
    const offList = { headers: { 'x-local-source-ip': '203.0.113.7' } };

    const answers = {
      'wrong secret': await deliverToPrivy('msg_bad_1', body, { secret: OTHER_PRIVY_SECRET }),
      'changed byte': await deliverToPrivy('msg_bad_2', body, {
        sentBody: body.replace('1763769600', '1763769601'),
      }),
      'too old': await deliverToPrivy('msg_bad_3', body, { at: new Date(Date.now() - MINUTES_AGO_6) }),
      'not JSON': await deliverToPrivy('msg_bad_4', 'not JSON'),
      'over a mebibyte': await deliverToPrivy('msg_bad_5', `"${'x'.repeat(1_048_576)}"`),
      'address off the list': await deliverToPrivy('msg_bad_6', body, offList),
      'no signature': await deliverToPrivy('msg_bad_8', body, { headers: { 'svix-signature': 'v1,' } }),
      'wrong secret of Dynamic': await deliverToDynamic(dynamicBody('bad_7', 'u1'), {
        secret: OTHER_DYNAMIC_SECRET,
      }),
    };

    expect(Object.fromEntries(Object.entries(answers).map(([what, { status }]) => [what, status]))).toEqual({
      'wrong secret': 401,
      'changed byte': 401,
      'too old': 401,
      'not JSON': 400,
      'over a mebibyte': 413,
      'address off the list': 403,
      'no signature': 401,
      'wrong secret of Dynamic': 401,
    });
    expect(answers['no signature'].body).toEqual({ status: 'rejected', reason: 'no-signature' });
    expect((await ledgerKeys()).filter((key) => key.includes('bad'))).toEqual([]);
  });

  it('accepts a signing secret as soon as it is put, and says why one that was pasted wrongly is none', async () => {
    const { aws, region, dataDirectory } = running.pipeline;
    const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
    const secrets = new SecretsManagerClient({ region, credentials, endpoint: aws.secretsmanager });
    const { SecretList = [] } = await secrets.send(new ListSecretsCommand({}));
    const arn = SecretList.find(({ Description = '' }) => Description.endsWith('dynamic/main'))?.ARN;
    const put = (SecretString: string) =>
      secrets.send(new PutSecretValueCommand({ SecretId: arn, SecretString }));
    const signedByNew = { secret: OTHER_DYNAMIC_SECRET };

    await put(`DYNAMIC_SECRET=${OTHER_DYNAMIC_SECRET}`);
    const pastedWrongly = await running.deliverToDynamic(dynamicBody('rotated-1', 'u1'), signedByNew);
    await put(OTHER_DYNAMIC_SECRET);
    const pastedRight = await running.deliverToDynamic(dynamicBody('rotated-1', 'u1'), signedByNew);
    secrets.destroy();

    expect([pastedWrongly.status, pastedWrongly.body]).toEqual([
      503,
      { status: 'unavailable', reason: 'unusable-signing-secret' },
    ]);
    expect(pastedRight.status).toBe(200);
    const log = await readFile(join(dataDirectory, 'logs', 'intake.log'), 'utf8');
    expect(log).toContain('"secretFlaw":"assignment"');
    expect(log).not.toContain('SomebodyElsesSecret');
  });
});
