import { openDeployedStage } from '../../../ops/stage/open-deployed-stage.ts';
import type { Stage } from '../../../ops/stage/stage.ts';
import { type AnsweringAws, type Answers, RefusedCall, startAnsweringAws } from './answering-aws.ts';

const NOON = new Date('2026-11-27T12:00:00.000Z');

function stageParameter(stage: string, pipelineName = `WalletWebhooks-${stage}`) {
  const value = { pipelineName, stage, region: 'eu-west-1', operationsLogGroup: 'operations-log' };
  return { Name: `/wallet-webhooks/${pipelineName}`, Value: JSON.stringify(value) };
}

const QUEUES = { queueUrl: 'https://sqs/q', dlqUrl: 'https://sqs/d', subscriptionDlqUrl: 'https://sqs/s' };

const PARTS = [
  {
    source: 'privy/main',
    description: { provider: 'privy', url: 'https://api/webhooks/privy/main', secretId: 'arn:secret' },
  },
  { subscriber: 'crm', description: { kind: 'consumer', ...QUEUES } },
  {
    subscriber: 'user-directory',
    description: { kind: 'handler', ...QUEUES, functionName: 'f', logGroup: 'l' },
    tables: { users: 'users-table' },
  },
].map((part, index) => ({ Name: `/wallet-webhooks/x/${index}`, Value: JSON.stringify(part) }));

/** Two stages; the first page of either list is empty, as Systems Manager may have it. */
const FOUND: Answers = {
  'AmazonSSM.GetParametersByPath': ({ Path, Recursive, NextToken }) => {
    if (NextToken === undefined) return { Parameters: [], NextToken: 'more' };
    if (Path === '/wallet-webhooks' && Recursive === false)
      return {
        Parameters: [
          stageParameter('dev'),
          { Name: '/wallet-webhooks/notes', Value: 'somebody wrote this by hand' },
          stageParameter('prod'),
        ],
      };
    return Path === '/wallet-webhooks/WalletWebhooks-prod' ? { Parameters: PARTS } : { Parameters: [] };
  },
};

describe('a stage on AWS', () => {
  let aws: AnsweringAws;
  let stage: Stage | undefined;
  afterEach(async () => {
    stage?.close();
    await aws?.close();
  });

  async function open(name: string, answers: Answers): Promise<Stage> {
    aws = await startAnsweringAws(answers);
    const services = ['ssm', 'logs', 'cloudwatch', 'events', 'sts'];
    stage = await openDeployedStage(name, {
      region: 'eu-west-1',
      endpoints: Object.fromEntries(services.map((service) => [service, aws.endpoint])),
      credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
      now: () => NOON,
    });
    return stage;
  }

  it('is found by the name of its pipeline, with all that it says of itself', async () => {
    const { description, isLocal, flags } = await open('WalletWebhooks-prod', FOUND);

    expect(isLocal).toBe(false);
    expect(flags).toEqual(['--stage', 'WalletWebhooks-prod', '--region', 'eu-west-1']);
    expect(description).toMatchObject({
      pipelineName: 'WalletWebhooks-prod',
      sources: { 'privy/main': { provider: 'privy', secretId: 'arn:secret' } },
      subscribers: { crm: { kind: 'consumer' }, 'user-directory': { functionName: 'f' } },
      tables: { 'user-directory': { users: 'users-table' } },
    });
  });

  it('is found by the name of the stage where only one pipeline has it', async () => {
    expect((await open('prod', FOUND)).description.pipelineName).toBe('WalletWebhooks-prod');
  });

  it.each([
    [
      'WalletWebhooks-prd',
      'no stage "WalletWebhooks-prd" in eu-west-1; nearest: WalletWebhooks-prod, WalletWebhooks-dev',
    ],
    ['pro', 'no stage "pro" in eu-west-1; nearest: WalletWebhooks-prod'],
  ])('is not found by another name, and the nearest are said: %s', async (name, message) => {
    await expect(open(name, FOUND)).rejects.toMatchObject({ code: 'misused', message });
  });

  it('is not found by a name that several have', async () => {
    const Parameters = [stageParameter('prod', 'Shop-prod'), stageParameter('prod', 'Bank-prod')];

    await expect(
      open('prod', { 'AmazonSSM.GetParametersByPath': () => ({ Parameters }) }),
    ).rejects.toMatchObject({
      code: 'misused',
      message: 'several pipelines have a stage "prod"; give the name of one: Shop-prod, Bank-prod',
    });
  });

  it('is not found in a region where there is none', async () => {
    await expect(
      open('prod', { 'AmazonSSM.GetParametersByPath': () => ({ Parameters: [] }) }),
    ).rejects.toMatchObject({
      code: 'not-found',
      message:
        'no stage of eu-west-1 describes itself; give its --region, and deploy it once more if an older version did',
    });
  });

  it('is kept from who may not see it', async () => {
    const message =
      'User: arn:aws:sts::111122223333:assumed-role/guest/bob is not authorized to perform: ssm:GetParametersByPath on resource: arn:aws:ssm:eu-west-1:111122223333:parameter/wallet-webhooks because no identity-based policy allows the ssm:GetParametersByPath action';

    await expect(
      open('prod', {
        'AmazonSSM.GetParametersByPath': () => new RefusedCall('AccessDeniedException', message),
      }),
    ).rejects.toMatchObject({
      code: 'no-access',
      message:
        "no permission for ssm:GetParametersByPath on arn:aws:ssm:eu-west-1:111122223333:parameter/wallet-webhooks; ask for the stage's read or change policies, see docs/operations.md",
    });
  });

  it('is kept from whose credentials have expired', async () => {
    await expect(
      open('prod', {
        'AmazonSSM.GetParametersByPath': () =>
          new RefusedCall('ExpiredTokenException', 'The security token included in the request is expired'),
      }),
    ).rejects.toMatchObject({
      code: 'no-access',
      message: 'the AWS credentials have expired; get new ones, such as with aws sso login',
    });
  });

  it('is not reached where nothing answers', async () => {
    await expect(
      openDeployedStage('prod', {
        region: 'eu-west-1',
        endpoints: { ssm: 'http://127.0.0.1:9' },
        credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
      }),
    ).rejects.toMatchObject({
      code: 'unreachable',
      message:
        'SSM does not answer at 127.0.0.1:9 (GetParametersByPath); see that the network, the region and the endpoint are right',
    });
  });

  it('is read from CloudWatch Logs, page by page and without what is no JSON', async () => {
    const pages: Record<string, object> = {
      first: {
        events: [
          { timestamp: 1_795_780_800_000, message: '{"message":"delivery","eventId":"a\\"1"}\n' },
          { timestamp: 1_795_780_800_001, message: 'Task timed out after 14.00 seconds' },
        ],
        nextToken: 'second',
      },
      second: { events: [], nextToken: 'third' },
      third: { events: [{ timestamp: 1_795_780_800_002, message: '{"message":"other"}' }] },
    };
    const { logs } = await open('prod', {
      ...FOUND,
      'Logs_20140328.FilterLogEvents': ({ nextToken = 'first' }) => pages[String(nextToken)] ?? {},
    });
    const range = { from: NOON, until: new Date('2026-11-27T13:00:00.000Z'), text: 'a"1' };

    const lines = [];
    for await (const line of logs.read('intake-log', range)) lines.push(line);

    expect(lines).toEqual([
      { time: NOON, logGroup: 'intake-log', fields: { message: 'delivery', eventId: 'a"1' } },
      {
        time: new Date('2026-11-27T12:00:00.002Z'),
        logGroup: 'intake-log',
        fields: { message: 'other' },
      },
    ]);
    expect(aws.calls.find(({ action }) => action === 'Logs_20140328.FilterLogEvents')?.input).toEqual({
      logGroupName: 'intake-log',
      startTime: 1_795_780_800_000,
      endTime: 1_795_784_399_999,
      filterPattern: '"a\\"1"',
    });
  });

  it('is measured by CloudWatch, in the order of the questions and over the pages of the answer', async () => {
    const { metrics } = await open('prod', {
      ...FOUND,
      'GraniteServiceVersion20100801.GetMetricData': ({ NextToken }) =>
        NextToken === undefined
          ? {
              MetricDataResults: [
                { Id: 'm1', Timestamps: [1_795_780_800], Values: [7], StatusCode: 'PartialData' },
              ],
              NextToken: 'more',
            }
          : {
              MetricDataResults: [
                { Id: 'm1', Timestamps: [1_795_781_100], Values: [8], StatusCode: 'Complete' },
                { Id: 'm0', Timestamps: [], Values: [], StatusCode: 'Complete' },
              ],
            },
    });
    const query = {
      namespace: 'WalletWebhooks',
      name: 'Accepted',
      dimensions: { service: 'intake', source: 'privy/main' },
      statistic: 'Sum',
    };
    const range = { from: NOON, until: new Date('2026-11-27T13:00:00.000Z'), periodSeconds: 300 };

    expect(await metrics.read([{ ...query, name: 'Parked' }, query], range)).toEqual([
      [],
      [
        { time: NOON, value: 7 },
        { time: new Date('2026-11-27T12:05:00.000Z'), value: 8 },
      ],
    ]);
    expect(aws.calls.at(-1)?.input).toMatchObject({
      StartTime: 1_795_780_800,
      ScanBy: 'TimestampAscending',
      MetricDataQueries: [
        { Id: 'm0' },
        {
          Id: 'm1',
          MetricStat: {
            Metric: {
              Namespace: 'WalletWebhooks',
              MetricName: 'Accepted',
              Dimensions: [
                { Name: 'service', Value: 'intake' },
                { Name: 'source', Value: 'privy/main' },
              ],
            },
            Period: 300,
            Stat: 'Sum',
          },
        },
      ],
    });
  });

  describe('that was changed', () => {
    const ENTRY = {
      action: 'dead redrive',
      subject: { subscriber: 'crm' },
      counts: { redriven: 3 },
      reason: 'the CRM is back',
    };
    const LINE = {
      level: 'INFO',
      message: 'dead redrive',
      timestamp: '2026-11-27T12:00:00.000Z',
      who: 'arn:aws:sts::111122223333:assumed-role/on-call/ada',
      subject: { subscriber: 'crm' },
      counts: { redriven: 3 },
      reason: 'the CRM is back',
      pipeline: 'WalletWebhooks-prod',
    };

    it('tells who did what in its log group and on the bus of events', async () => {
      const { journal } = await open('prod', {
        ...FOUND,
        'Logs_20140328.CreateLogStream': () =>
          new RefusedCall('ResourceAlreadyExistsException', 'The specified log stream already exists'),
        'Logs_20140328.PutLogEvents': () => ({}),
        'AWSEvents.PutEvents': () => ({ FailedEntryCount: 0, Entries: [{ EventId: '1' }] }),
      });

      await journal.write(ENTRY);

      const [put, sent] = aws.calls.slice(-2).map(({ input }) => input as Record<string, never>);
      expect(put).toMatchObject({
        logGroupName: 'operations-log',
        logStreamName: '2026/11/27',
        logEvents: [{ timestamp: 1_795_780_800_000, message: JSON.stringify(LINE) }],
      });
      expect(sent?.['Entries']).toEqual([
        {
          Source: 'wallet-webhooks',
          DetailType: 'Pipeline Operated',
          Time: 1_795_780_800,
          Detail: JSON.stringify(LINE),
        },
      ]);
    });

    it('says that it was changed, and not told', async () => {
      const { journal } = await open('prod', {
        ...FOUND,
        'Logs_20140328.CreateLogStream': () => ({}),
        'Logs_20140328.PutLogEvents': () => ({}),
        'AWSEvents.PutEvents': () => ({
          FailedEntryCount: 1,
          Entries: [{ ErrorCode: 'InternalFailure' }],
        }),
      });

      await expect(journal.write(ENTRY)).rejects.toMatchObject({
        code: 'unreachable',
        message:
          'dead redrive is done, and the account of it is not written: EventBridge did not take the event: InternalFailure',
      });
    });
  });
});
