import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Gate, openGate } from './gate.ts';
import { type TestFunction, testFunction } from './test-function.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');

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

describe('a sandbox', () => {
  it('has the variables of the template and of Lambda, whom this process trusts, and nothing else of it', async () => {
    process.env['SECRET_OF_THIS_PROCESS'] = 'must not leak';
    process.env['NODE_EXTRA_CA_CERTS'] = 'certificates/mine.pem';
    const { host, codeDirectory } = make('export const handler = async () => process.env;', {
      environment: { LEDGER_TABLE: 'ledger', AWS_REGION: 'eu-west-1', NODE_OPTIONS: '--enable-source-maps' },
      memoryMegabytes: 256,
    });

    const result = await host.invoke({});

    delete process.env['SECRET_OF_THIS_PROCESS'];
    delete process.env['NODE_EXTRA_CA_CERTS'];
    expect(result).toEqual({
      ok: true,
      payload: {
        LEDGER_TABLE: 'ledger',
        NODE_OPTIONS: '--enable-source-maps',
        AWS_REGION: 'eu-west-1',
        AWS_DEFAULT_REGION: 'eu-west-1',
        AWS_ACCESS_KEY_ID: 'local',
        AWS_SECRET_ACCESS_KEY: 'local',
        AWS_SESSION_TOKEN: 'local',
        AWS_CONFIG_FILE: '/dev/null',
        AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
        // Whom this process trusts, the sandbox trusts, wherever it runs.
        NODE_EXTRA_CA_CERTS: join(process.cwd(), 'certificates/mine.pem'),
        AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
        AWS_LAMBDA_FUNCTION_NAME: 'under-test',
        AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
        AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
        AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/under-test',
        AWS_LAMBDA_LOG_STREAM_NAME: expect.stringMatching(/^[0-9a-f-]{36}$/),
        AWS_LAMBDA_RUNTIME_API: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
        LAMBDA_TASK_ROOT: codeDirectory,
        _HANDLER: 'index.handler',
        _X_AMZN_TRACE_ID: expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Sampled=0$/),
        LANG: 'en_US.UTF-8',
        PATH: '/usr/local/bin:/usr/bin:/bin',
        TZ: ':UTC',
      },
    });
  });

  it('starts in the folder of the bundle, with the heap that its memory allows', async () => {
    const { host, codeDirectory } = make(
      `import v8 from 'node:v8';
       export const handler = async () => ({
         folder: process.cwd(),
         heapMegabytes: v8.getHeapStatistics().heap_size_limit / 1024 / 1024,
       });`,
      { memoryMegabytes: 200 },
    );

    const result = (await host.invoke({})) as { payload: { folder: string; heapMegabytes: number } };

    expect(result.payload.folder).toBe(codeDirectory);
    expect(result.payload.heapMegabytes).toBeGreaterThanOrEqual(180);
    expect(result.payload.heapMegabytes).toBeLessThan(240);
  });

  it('dies with the process that started it, even in an endless loop', async () => {
    gate = await openGate();
    const { codeDirectory } = make(
      `import { connect } from 'node:net';
       export const handler = ({ port }) => new Promise(() => {
         const socket = connect(port, '127.0.0.1', () => socket.write('looping', () => { for (;;); }));
       });`,
    );
    const parent = spawn(process.execPath, [writeParent(codeDirectory, gate.port)], { stdio: 'inherit' });

    const looping = await gate.arrival();
    parent.kill('SIGKILL');
    await looping.gone;

    expect(looping.said).toBe('looping');
  });
});

/** A program that hosts the function and invokes it once. */
function writeParent(codeDirectory: string, port: number): string {
  const file = join(codeDirectory, 'parent.mjs');
  const host = pathToFileURL(join(ROOT, 'local', 'cloud', 'functions', 'function-host.ts'));
  const spec = {
    name: 'orphan',
    codeDirectory,
    handler: 'index.handler',
    environment: {},
    timeoutSeconds: 60,
    memoryMegabytes: 128,
    logFile: join(codeDirectory, 'orphan.log'),
  };
  writeFileSync(
    file,
    `import { createFunctionHost } from ${JSON.stringify(host.href)};
     await createFunctionHost(${JSON.stringify(spec)}).invoke({ port: ${port} });`,
  );
  return file;
}

describe('a bundle that does not load', () => {
  const BROKEN: [string, string, string, string, string][] = [
    [
      'throws at its top level',
      'throw new RangeError("no table")',
      'index.handler',
      'RangeError',
      'no table',
    ],
    [
      'is not JavaScript',
      'export const = 1;',
      'index.handler',
      'Runtime.UserCodeSyntaxError',
      "Unexpected token '='",
    ],
    [
      'lacks the export',
      'export const other = 1;',
      'index.handler',
      'Runtime.HandlerNotFound',
      'index.handler is undefined or not exported',
    ],
    ['lacks the file', '', 'main.handler', 'Runtime.ImportModuleError', "Cannot find module 'main' in "],
    [
      'takes a callback',
      'export const handler = (event, context, callback) => callback();',
      'index.handler',
      'Runtime.CallbackHandlerDeprecated',
      'no longer supports',
    ],
    [
      'exits while it loads',
      'process.exit(3);',
      'index.handler',
      'Runtime.ExitError',
      'Runtime exited with error: exit status 3',
    ],
  ];

  it.each(BROKEN)(
    'because it %s fails each invocation with the reason',
    async (_why, bundle, handler, type, message) => {
      const { host } = make(bundle, { handler });

      const failed = {
        ok: false,
        error: { errorType: type, errorMessage: expect.stringContaining(message) },
      };
      expect(await Promise.all([host.invoke({}), host.invoke({})])).toEqual([failed, failed]);
    },
  );
});

describe('the log', () => {
  it('gets what a sandbox prints, line by line, and a report for each invocation', async () => {
    const { host, closeAndReadLog } = make(
      `export const handler = async () => {
        process.stdout.write('cut in ');
        process.stdout.write('two é\\nsecond');
        process.stderr.write('on stderr\\n');
      };`,
    );

    await host.invoke({});
    const log = await closeAndReadLog();

    expect(log).toEqual(expect.arrayContaining(['cut in two é', 'second', 'on stderr']));
    expect(log.filter((line) => line.includes('platform.report')).map((line) => JSON.parse(line))).toEqual([
      {
        time: expect.any(String),
        type: 'platform.report',
        record: {
          requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
          status: 'success',
          metrics: { durationMs: expect.any(Number) },
        },
      },
    ]);
  });

  it('gets a report of no invocation but those that failed where the function has it so', async () => {
    const { host, closeAndReadLog } = make(
      `export const handler = async ({ fail }) => { if (fail) throw new Error('on purpose'); };`,
      { platformReports: 'of failures' },
    );

    await host.invoke({ fail: false });
    await host.invoke({ fail: true });
    const reports = (await closeAndReadLog()).filter((line) => line.includes('platform.report'));

    expect(reports.map((line) => JSON.parse(line))).toMatchObject([{ record: { status: 'error' } }]);
  });

  it('gets console output as JSON where the function logs JSON', async () => {
    const { host, closeAndReadLog } = make(
      `export const handler = async () => { console.warn('low on %s', 'gas'); console.log({ a: 1 }); };`,
      { environment: { AWS_LAMBDA_LOG_FORMAT: 'JSON' } },
    );

    await host.invoke({});
    const log = (await closeAndReadLog())
      .filter((line) => line.includes('"level"'))
      .map((line) => JSON.parse(line));

    const common = { timestamp: expect.any(String), requestId: expect.any(String) };
    expect(log).toEqual([
      { ...common, level: 'WARN', message: 'low on gas' },
      { ...common, level: 'INFO', message: { a: 1 } },
    ]);
  });
});
