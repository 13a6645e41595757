import { type Gate, openGate, WAIT_AT_GATE } from './gate.ts';
import { type TestFunction, testFunction } from './test-function.ts';

let made: TestFunction | undefined;
let gate: Gate | undefined;

function make(...args: Parameters<typeof testFunction>): TestFunction {
  made = testFunction(...args);
  return made;
}

afterEach(async () => {
  gate?.close();
  gate = undefined;
  await made?.dispose();
  made = undefined;
});

describe('an invocation', () => {
  it('hands the event to the handler and its result back', async () => {
    const { host } = make('export const handler = async (event) => ({ saw: event.text, more: [1, null] });');

    const result = await host.invoke({ text: 'Zoë \u0000 "quoted"' });

    expect(result).toEqual({ ok: true, payload: { saw: 'Zoë \u0000 "quoted"', more: [1, null] } });
  });

  it('answers null where the handler returns nothing', async () => {
    const { host } = make('export const handler = async () => {};');

    expect(await host.invoke({})).toEqual({ ok: true, payload: null });
  });

  it('tells the handler about the function and the time that is left', async () => {
    const { host } = make(
      `export const handler = async (event, context) => {
        const left = context.getRemainingTimeInMillis();
        return { ...context, someTimeIsLeft: left > 0 && left <= 7000 };
      };`,
      { timeoutSeconds: 7, memoryMegabytes: 192, environment: { AWS_REGION: 'eu-west-1' } },
    );

    const result = await host.invoke({});

    expect(result).toMatchObject({
      ok: true,
      payload: {
        awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        functionName: 'under-test',
        functionVersion: '$LATEST',
        memoryLimitInMB: '192',
        invokedFunctionArn: 'arn:aws:lambda:eu-west-1:000000000000:function:under-test',
        logGroupName: '/aws/lambda/under-test',
        logStreamName: expect.stringMatching(/./),
        someTimeIsLeft: true,
      },
    });
  });

  it('finds the handler under a nested name', async () => {
    const { host } = make('export const api = { v1: { run: async () => "nested" } };', {
      handler: 'index.api.v1.run',
    });

    expect(await host.invoke({})).toEqual({ ok: true, payload: 'nested' });
  });

  it('fails with the name and message of what the handler threw', async () => {
    const { host } = make('export const handler = async () => { throw new TypeError("not a wallet"); };');

    const failed = { ok: false, error: { errorType: 'TypeError', errorMessage: 'not a wallet' } };
    expect(await host.invoke({})).toEqual(failed);
  });
});

/** Takes as long as a sandbox takes to start, so that one too many would have arrived at the gate by then. */
async function startAnotherSandbox(): Promise<void> {
  const other = testFunction('export const handler = async () => {};');
  await other.host.invoke({});
  await other.dispose();
}

describe('the sandboxes', () => {
  const COUNT = 'let calls = 0; export const handler = async () => ({ pid: process.pid, call: ++calls });';

  it('are reused, with what the bundle keeps in memory', async () => {
    const { host } = make(COUNT);

    const first = await host.invoke({});
    const second = await host.invoke({});

    const pid = (first as { payload: { pid: number } }).payload.pid;
    expect(first).toEqual({ ok: true, payload: { pid, call: 1 } });
    expect(second).toEqual({ ok: true, payload: { pid, call: 2 } });
  });

  it('run side by side up to the limit, and further invocations wait for one of them', async () => {
    gate = await openGate();
    const { host } = make(
      `${WAIT_AT_GATE} export const handler = async ({ port }) => {
        await waitAtGate(port, String(process.pid));
        return process.pid;
      };`,
      { maxConcurrency: 2 },
    );
    const event = { port: gate.port };

    const results = Promise.all([host.invoke(event), host.invoke(event), host.invoke(event)]);
    const first = await gate.arrival();
    const second = await gate.arrival();
    await startAnotherSandbox();
    first.release();
    const third = await gate.arrival();
    third.release();
    second.release();

    const pids = (await results).map((result) => result.ok && String(result.payload));
    expect(first.said).not.toBe(second.said);
    expect(third.said).toBe(first.said);
    expect(pids).toEqual(expect.arrayContaining([first.said, second.said]));
    expect(gate.mostAtOnce()).toBe(2);
  });

  it('are no more than the cores while they get on, and more where none does', async () => {
    gate = await openGate();
    const { host } = make(
      `${WAIT_AT_GATE} export const handler = async ({ port }) => {
        if (port) await waitAtGate(port, 'held up');
        return process.pid;
      };`,
      { sandboxesAtOnce: 1, maxConcurrency: 2 },
    );
    const pidsOf = async (...events: object[]) =>
      (await Promise.all(events.map((event) => host.invoke(event)))).map(
        (result) => result.ok && result.payload,
      );

    const gettingOn = await pidsOf({}, {}, {}, {}, {});
    const heldUp = host.invoke({ port: gate.port });
    const arrival = await gate.arrival();
    const [other] = await pidsOf({});
    arrival.release();

    expect(new Set(gettingOn).size).toBe(1);
    expect(other).not.toBe(gettingOn[0]);
    expect(await heldUp).toEqual({ ok: true, payload: gettingOn[0] });
  });

  it('let a thousand invocations wait, and no more', async () => {
    gate = await openGate();
    const { host } = make(
      `${WAIT_AT_GATE} export const handler = async ({ port }) => { if (port) await waitAtGate(port, 'busy'); };`,
      { maxConcurrency: 1 },
    );
    const busy = host.invoke({ port: gate.port });
    const arrival = await gate.arrival();

    const waiting = Array.from({ length: 1_000 }, () => host.invoke({}));
    const refused = await host.invoke({});
    arrival.release();

    expect(refused).toEqual({
      ok: false,
      error: { errorType: 'TooManyRequestsException', errorMessage: 'Rate Exceeded.' },
    });
    expect((await Promise.all([busy, ...waiting])).every(({ ok }) => ok)).toBe(true);
  });

  it('are replaced after being killed, which fails only what was under way', async () => {
    gate = await openGate();
    const { host } = make(
      `${WAIT_AT_GATE} export const handler = async ({ port }) => {
        if (port) await waitAtGate(port, 'busy');
        return process.pid;
      };`,
    );

    const underWay = host.invoke({ port: gate.port });
    await gate.arrival();
    host.killSandboxes();
    const next = host.invoke({});

    expect(await underWay).toEqual({
      ok: false,
      error: {
        errorType: 'Runtime.ExitError',
        errorMessage: expect.stringMatching(
          /^RequestId: [0-9a-f-]{36} Error: Runtime exited with error: signal: killed$/,
        ),
      },
    });
    expect(await next).toEqual({ ok: true, payload: expect.any(Number) });
  });

  it('start anew for other variables, after what is under way', async () => {
    gate = await openGate();
    const { host } = make(
      `${WAIT_AT_GATE} export const handler = async ({ port }) => {
        if (port) await waitAtGate(port, 'busy');
        return process.env.PLACE ?? 'nowhere';
      };`,
      { maxConcurrency: 1 },
    );

    const underWay = host.invoke({ port: gate.port });
    const arrival = await gate.arrival();
    host.runIn({ PLACE: 'elsewhere' });
    arrival.release();

    expect(await underWay).toEqual({ ok: true, payload: 'nowhere' });
    expect(await host.invoke({})).toEqual({ ok: true, payload: 'elsewhere' });
    host.runIn({});
    expect(await host.invoke({})).toEqual({ ok: true, payload: 'nowhere' });
  });

  it('fail no invocation when they are killed while they start', async () => {
    gate = await openGate();
    const { host } = make(
      `${WAIT_AT_GATE} await waitAtGate(${gate.port}, 'starting'); export const handler = async () => 'answer';`,
      { maxConcurrency: 1 },
    );

    const waiting = host.invoke({});
    await gate.arrival();
    host.killSandboxes();
    const next = host.invoke({});
    (await gate.arrival()).release();

    expect(await Promise.all([waiting, next])).toEqual([
      { ok: true, payload: 'answer' },
      { ok: true, payload: 'answer' },
    ]);
  });

  it('end with the host, which answers what was under way or waiting', async () => {
    gate = await openGate();
    const { host } = make(
      `${WAIT_AT_GATE} export const handler = async ({ port }) => waitAtGate(port, 'busy');`,
      { maxConcurrency: 1 },
    );

    const underWay = host.invoke({ port: gate.port });
    const waiting = host.invoke({ port: gate.port });
    const arrival = await gate.arrival();
    await host.close();
    const late = host.invoke({});

    await arrival.gone;
    const closed = {
      ok: false,
      error: {
        errorType: 'Host.Closed',
        errorMessage: 'The host of under-test was closed before it answered',
      },
    };
    expect(await Promise.all([underWay, waiting, late])).toEqual([closed, closed, closed]);
  });
});
