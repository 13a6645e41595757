import { InvokeCommand, type InvokeCommandInput, LambdaClient } from '@aws-sdk/client-lambda';
import type { InvocationResult } from '../../../../local/cloud/functions/function-spec.ts';
import { type LambdaApi, startLambdaApi } from '../../../../local/cloud/functions/start-lambda-api.ts';

const ARN = 'arn:aws:lambda:eu-west-1:000000000000:function:drain';

describe('the local API by which a function starts another', () => {
  const invoked: [name: string, event: unknown][] = [];
  let api: LambdaApi;
  let client: LambdaClient;
  let ends: (result: InvocationResult) => void;

  beforeEach(async () => {
    invoked.length = 0;
    const run = Promise.withResolvers<InvocationResult>();
    ends = run.resolve;
    api = await startLambdaApi({
      region: 'eu-west-1',
      mappings: () => [],
      functions: [{ name: 'drain', arn: ARN }],
      // A run that does not end before the test says so.
      invoke: (name, event) => {
        invoked.push([name, event]);
        return run.promise;
      },
    });
    client = new LambdaClient({
      endpoint: api.endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
  });

  afterEach(async () => {
    client.destroy();
    await api.close();
  });

  const invoke = (changes: Partial<InvokeCommandInput> = {}) =>
    client.send(
      new InvokeCommand({ FunctionName: 'drain', InvocationType: 'Event', Payload: '{"n":1}', ...changes }),
    );

  it('listens on the loopback address only', () => {
    expect(api.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it.each(['drain', ARN])('runs %s in the background and answers before it ends', async (FunctionName) => {
    expect(await invoke({ FunctionName })).toMatchObject({ StatusCode: 202 });

    expect(invoked).toEqual([['drain', { n: 1 }]]);
  });

  it('answers as Lambda does where there is no such function', async () => {
    await expect(invoke({ FunctionName: 'other' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Function not found: other',
    });
  });

  it('names an invocation type that it does not play', async () => {
    await expect(invoke({ InvocationType: 'DryRun' })).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: 'the invocation type DryRun is not played locally; Event and RequestResponse are',
    });
  });

  it.each([
    ['what the function answers', { ok: true, payload: { n: 2 } }, undefined, '{"n":2}'],
    ['an answer of nothing', { ok: true, payload: undefined }, undefined, 'null'],
    [
      'how the function failed',
      { ok: false, error: { errorType: 'TypeError', errorMessage: 'no wallet' } },
      'Unhandled',
      '{"errorType":"TypeError","errorMessage":"no wallet"}',
    ],
  ] as const)('gives who waits for it %s', async (_what, result, FunctionError, text) => {
    ends(result);

    const answer = await invoke({ InvocationType: 'RequestResponse' });

    expect(answer).toMatchObject({ StatusCode: 200, ...(FunctionError && { FunctionError }) });
    expect(answer.Payload?.transformToString()).toBe(text);
  });

  it('refuses a payload that is not JSON', async () => {
    await expect(invoke({ Payload: '{' })).rejects.toMatchObject({ name: 'InvalidRequestContentException' });
    expect(invoked).toEqual([]);
  });
});
