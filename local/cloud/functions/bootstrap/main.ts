// What a sandbox runs: loads the bundle's handler and serves one invocation after the other, as Lambda's Node runtime does.
import { describeError } from './describe-error.ts';
import { describeThrown } from './describe-thrown.ts';
import { dieWithParent } from './die-with-parent.ts';
import { invocationContext } from './invocation-context.ts';
import { wrapConsole } from './json-console.ts';
import { type Handler, loadHandler } from './load-handler.ts';
import { type RuntimeInvocation, runtimeClient } from './runtime-client.ts';
import { tellHost } from './tell-host.ts';

const CRASH_EXIT_CODE = 129;

dieWithParent();
const environment = process.env;
const runtime = runtimeClient(environment['AWS_LAMBDA_RUNTIME_API'] ?? '');
const [, , reportsChannel] = process.argv;
if (reportsChannel !== undefined) tellHost(reportsChannel, (report) => runtime.postReport(report));
let currentRequestId: string | undefined;
let initialised = false;
let isCrashing = false;

if (environment['AWS_LAMBDA_LOG_FORMAT'] === 'JSON') wrapConsole(() => currentRequestId);

process.on('uncaughtException', (error) => void crash(error));
process.on('unhandledRejection', (reason) => void crash(reason, 'Runtime.UnhandledPromiseRejection'));
// With nothing left to wait for, an invocation under way can no longer end by itself.
process.on(
  'beforeExit',
  () =>
    void crash(
      new Error('The handler waits for something that cannot happen any more'),
      'Runtime.NodeJsExit',
    ),
);

await serve(await initialise());

async function initialise(): Promise<Handler> {
  try {
    const handler = await loadHandler(environment['LAMBDA_TASK_ROOT'] ?? '', environment['_HANDLER'] ?? '');
    initialised = true;
    return handler;
  } catch (error) {
    return await crash(error);
  }
}

async function serve(handler: Handler): Promise<never> {
  for (;;) {
    const invocation = await runtime.next();
    currentRequestId = invocation.requestId;
    if (invocation.traceId !== undefined) environment['_X_AMZN_TRACE_ID'] = invocation.traceId;
    await answer(handler, invocation);
    currentRequestId = undefined;
  }
}

async function answer(handler: Handler, invocation: RuntimeInvocation): Promise<void> {
  let text: string;
  try {
    const result = await handler(invocation.event, invocationContext(invocation));
    text = JSON.stringify(result) ?? 'null';
  } catch (error) {
    const description = describeError(error);
    logError('Invoke Error', { ...description });
    await report(error);
    return await runtime.postError(invocation.requestId, description);
  }
  // Otherwise the next invocation would be the one that ends with this process.
  if (isCrashing) return await new Promise<never>(() => {});
  await runtime.postResponse(invocation.requestId, text);
}

async function crash(error: unknown, type?: string): Promise<never> {
  isCrashing = true;
  const description = describeError(error, type);
  logError('Uncaught Error', { ...description });
  try {
    // While it waits for the next invocation there is nobody to tell, and a post would wait behind it.
    if (!initialised || currentRequestId !== undefined) await report(error);
    if (!initialised) await runtime.postInitError(description);
    else if (currentRequestId !== undefined) await runtime.postError(currentRequestId, description);
  } finally {
    process.exit(CRASH_EXIT_CODE);
  }
}

function report(error: unknown): Promise<void> {
  return runtime.postReport({ kind: 'crash', thrown: describeThrown(error) });
}

function logError(message: string, description: Record<string, unknown>): void {
  const line = { timestamp: new Date().toISOString(), level: 'ERROR', requestId: currentRequestId, message };
  process.stdout.write(`${JSON.stringify({ ...line, ...description })}\n`);
}
