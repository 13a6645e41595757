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

/** Misbehaves in the way the event asks for, or answers with what it finds in its environment. */
const MISBEHAVE = `
  export const handler = async (event) => {
    if (event.do === 'loop') for (;;);
    if (event.do === 'hang') return new Promise(() => setInterval(() => {}, 1000));
    if (event.do === 'wait') return new Promise(() => {});
    if (event.do === 'exit') process.exit(event.code);
    if (event.do === 'grow') { const kept = []; for (;;) kept.push(new Array(10_000).fill({})); }
    if (event.do === 'reject') { Promise.reject(new Error('forgotten')); await new Promise(() => {}); }
    if (event.do === 'reject, then answer') { Promise.reject(new Error('forgotten')); await new Promise(setImmediate); }
    if (event.do === 'answer') return 'x'.repeat(event.bytes);
    return 'well';
  };
`;

function exitError(words: string): object {
  const errorMessage = expect.stringMatching(new RegExp(`^RequestId: [0-9a-f-]{36} Error: ${words}$`));
  return { ok: false, error: { errorType: 'Runtime.ExitError', errorMessage } };
}

describe('a function that misbehaves', () => {
  const TIMED_OUT = {
    ok: false,
    error: {
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringMatching(
        /^RequestId: [0-9a-f-]{36} Error: Task timed out after 2\.00 seconds$/,
      ),
    },
  };

  it.each([
    ['hangs', { do: 'hang' }, TIMED_OUT, 2],
    ['loops without end', { do: 'loop' }, TIMED_OUT, 2],
    ['exits with a code', { do: 'exit', code: 7 }, exitError('Runtime exited with error: exit status 7'), 10],
    [
      'exits as if all were well',
      { do: 'exit', code: 0 },
      exitError('Runtime exited without providing a reason'),
      10,
    ],
    ['outgrows its memory', { do: 'grow' }, exitError('Runtime exited with error: signal: aborted'), 10],
  ])('and %s fails alone, and the next call is served', async (_what, event, failure, timeoutSeconds) => {
    const { host } = make(MISBEHAVE, { timeoutSeconds });

    expect(await host.invoke(event)).toEqual(failure);
    expect(await host.invoke({})).toEqual({ ok: true, payload: 'well' });
  });

  it.each([
    ['hangs', 'reject'],
    ['answers all the same', 'reject, then answer'],
  ])(
    'and leaves a rejection unhandled and %s fails with it, and the next call is served',
    async (_what, what) => {
      const { host } = make(MISBEHAVE);

      expect(await host.invoke({ do: what })).toEqual({
        ok: false,
        error: { errorType: 'Runtime.UnhandledPromiseRejection', errorMessage: 'forgotten' },
      });
      expect(await host.invoke({})).toEqual({ ok: true, payload: 'well' });
    },
  );

  it('and waits for what cannot happen any more fails at once, and the next call is served', async () => {
    const { host } = make(MISBEHAVE);

    expect(await host.invoke({ do: 'wait' })).toEqual({
      ok: false,
      error: {
        errorType: 'Runtime.NodeJsExit',
        errorMessage: 'The handler waits for something that cannot happen any more',
      },
    });
    expect(await host.invoke({})).toEqual({ ok: true, payload: 'well' });
  });

  it('and throws after it has answered keeps its answer, and the next call is served', async () => {
    gate = await openGate();
    const { host, closeAndReadLog } = make(`${WAIT_AT_GATE}
      export const handler = async ({ port }) => {
        if (port) waitAtGate(port, 'armed').then(() => { throw new Error('too late'); });
        return process.pid;
      };`);

    const answered = await host.invoke({ port: gate.port });
    const arrival = await gate.arrival();
    arrival.release();
    await arrival.gone;
    const next = await untilServed(host);

    expect(answered).toEqual({ ok: true, payload: expect.any(Number) });
    expect(next).toEqual({ ok: true, payload: expect.any(Number) });
    expect(next).not.toEqual(answered);
    expect((await closeAndReadLog()).join('\n')).toContain('"errorMessage":"too late"');
  });

  it('and answers more than Lambda carries fails with the size', async () => {
    const { host } = make(MISBEHAVE);

    expect(await host.invoke({ do: 'answer', bytes: 6_291_455 })).toEqual({
      ok: false,
      error: {
        errorType: 'Function.ResponseSizeTooLarge',
        errorMessage:
          'Response payload size (6291457 bytes) exceeded maximum allowed payload size (6291456 bytes).',
      },
    });
  });

  it('never sees an event larger than Lambda carries', async () => {
    const { host } = make(MISBEHAVE);

    const result = await host.invoke('x'.repeat(6_291_455));

    expect(result).toMatchObject({ ok: false, error: { errorType: 'RequestEntityTooLargeException' } });
  });
});

/** The process dies a moment after its last connection: an invocation in that moment fails with it, as on Lambda. */
async function untilServed(host: TestFunction['host']): Promise<unknown> {
  const result = await host.invoke({});
  return result.ok ? result : await host.invoke({});
}
