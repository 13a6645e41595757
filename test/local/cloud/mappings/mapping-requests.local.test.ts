import {
  GetEventSourceMappingCommand,
  LambdaClient,
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import { type LambdaApi, startLambdaApi } from '../../../../local/cloud/functions/start-lambda-api.ts';
import { SwitchableMapping } from '../../../../local/cloud/mappings/switchable-mapping.ts';

const REGION = 'eu-west-1';
const QUEUE = 'arn:aws:sqs:eu-west-1:000000000000:crm.fifo';
const FUNCTION = 'arn:aws:lambda:eu-west-1:000000000000:function:crm-function';
const CRM = '6f1c6b0e-0001-4000-8000-000000000001';
const ARCHIVE = '6f1c6b0e-0001-4000-8000-000000000002';

const description = (id: string, functionName: string, queueArn: string) => ({
  id,
  isEnabled: true,
  queueArn,
  functionName,
  batchSize: 10,
  reportsBatchItemFailures: true,
});

describe('event source mappings at the local API of Lambda', () => {
  let api: LambdaApi;
  let client: LambdaClient;
  /** How often the mapping of the CRM was started, and what ends its batches under way. */
  let starts: number;
  let batches: PromiseWithResolvers<void>;

  beforeEach(async () => {
    starts = 0;
    batches = Promise.withResolvers();
    const mappings = [
      new SwitchableMapping(description(CRM, 'crm-function', QUEUE), () => {
        starts += 1;
        return { close: () => batches.promise };
      }),
      new SwitchableMapping(
        { ...description(ARCHIVE, 'archive', 'arn:archive'), isEnabled: false, maximumConcurrency: 2 },
        () => ({ close: async () => undefined }),
      ),
    ];
    api = await startLambdaApi({
      region: REGION,
      functions: [
        { name: 'crm-function', arn: FUNCTION },
        { name: 'archive', arn: 'arn:archive-function' },
      ],
      invoke: async () => ({ ok: true, payload: undefined }),
      mappings: () => mappings,
    });
    client = new LambdaClient({
      endpoint: api.endpoint,
      region: REGION,
      maxAttempts: 1,
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
  });

  afterEach(async () => {
    client.destroy();
    await api.close();
  });

  const list = async (what: { FunctionName?: string; EventSourceArn?: string }) => {
    const { EventSourceMappings = [] } = await client.send(new ListEventSourceMappingsCommand(what));
    return EventSourceMappings;
  };
  const turn = (Enabled: boolean, UUID = CRM) =>
    client.send(new UpdateEventSourceMappingCommand({ UUID, Enabled }));
  const stateOf = async (UUID: string) =>
    (await client.send(new GetEventSourceMappingCommand({ UUID }))).State;

  it('are described as Lambda describes them', async () => {
    expect(await list({})).toEqual([
      {
        UUID: CRM,
        EventSourceMappingArn: `arn:aws:lambda:eu-west-1:000000000000:event-source-mapping:${CRM}`,
        EventSourceArn: QUEUE,
        FunctionArn: FUNCTION,
        BatchSize: 10,
        MaximumBatchingWindowInSeconds: 0,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        State: 'Enabled',
        StateTransitionReason: 'USER_INITIATED',
        LastModified: expect.any(Date),
      },
      expect.objectContaining({
        UUID: ARCHIVE,
        FunctionArn: 'arn:archive-function',
        ScalingConfig: { MaximumConcurrency: 2 },
        State: 'Disabled',
      }),
    ]);
  });

  it.each([
    [{ FunctionName: 'crm-function' }, [CRM]],
    [{ FunctionName: FUNCTION }, [CRM]],
    [{ EventSourceArn: 'arn:archive' }, [ARCHIVE]],
    [{ EventSourceArn: QUEUE, FunctionName: 'archive' }, []],
  ])('are found by %j', async (what, ids) => {
    expect((await list(what)).map(({ UUID }) => UUID)).toEqual(ids);
  });

  it('stop when they are switched off, and are off when the batches under way are done', async () => {
    const answer = await turn(false);
    const before = await stateOf(CRM);
    batches.resolve();

    expect([answer.State, before, await stateOf(CRM)]).toEqual(['Disabling', 'Disabling', 'Disabled']);
  });

  it('start again when they are switched on, and only then', async () => {
    batches.resolve();
    await turn(true);
    const before = starts;
    await turn(false);
    await turn(true);

    expect([before, starts, await stateOf(CRM)]).toEqual([1, 2, 'Enabled']);
  });

  it('that the template has switched off start when they are switched on', async () => {
    expect((await turn(true, ARCHIVE)).State).toBe('Enabled');
  });

  it('take no change before the last one is done', async () => {
    await turn(false);

    await expect(turn(true)).rejects.toMatchObject({
      name: 'ResourceInUseException',
      message: 'Cannot update the event source mapping configuration because it is in use.',
    });
    batches.resolve();
  });

  it('fail where there is no such mapping or function, and where something else is to be changed', async () => {
    await expect(stateOf('other')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(list({ FunctionName: 'other' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Function not found: other',
    });
    await expect(
      client.send(new UpdateEventSourceMappingCommand({ UUID: CRM, BatchSize: 5 })),
    ).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: 'BatchSize cannot be changed locally; change it in the template and start again',
    });
  });
});
