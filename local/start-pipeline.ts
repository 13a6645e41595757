/// <reference lib="esnext.disposable" />
import { join } from 'node:path';
import { REPORTS_CHANNEL } from '../lambda/function-reports.ts';
import { HANDLER_ENVIRONMENT } from '../lambda/handler-kit/manifest.ts';
import { LogMetrics } from '../ops/stage/log-metrics.ts';
import { checkLoopback } from './check-loopback.ts';
import type { CreatedStack, Engines } from './cloud/create-local-stack.ts';
import { sdkEnvironment } from './cloud/engines/clients.ts';
import { freePort, LOOPBACK } from './cloud/engines/free-port.ts';
import { openLineLog } from './cloud/functions/line-log.ts';
import { type LocalFunctions, startFunctions } from './cloud/functions/start-functions.ts';
import { startLambdaApi } from './cloud/functions/start-lambda-api.ts';
import type { AccessLogEntry, Gateway, WebAclDecision } from './cloud/gateway/gateway-options.ts';
import { startApi } from './cloud/gateway/start-api.ts';
import { createListeners, type Listeners } from './cloud/listeners.ts';
import { logFilesOf } from './cloud/logs/log-files.ts';
import { startLogsApi } from './cloud/logs/start-logs-api.ts';
import { startCloudWatch } from './cloud/metrics/start-cloudwatch.ts';
import type { FunctionDescription } from './cloud/resources/local-stack.ts';
import { createInvoker, type Invoker, startInvocations } from './cloud/start-invocations.ts';
import type { DataDirectory } from './data-directory.ts';
import { describePipeline, findIntake } from './describe-pipeline.ts';
import { canarySendingTo, findCanary } from './find-canary.ts';
import type { LocalOptions } from './local-options.ts';
import type { LocalPipeline, ReportOfFunction } from './local-pipeline.ts';
import type { LocalReport } from './local-report.ts';
import type { Invocation } from './observable-pipeline.ts';
import { issueSigningSecrets } from './signing-secrets.ts';

export interface PipelineParts {
  readonly engines: Engines;
  readonly directory: DataDirectory;
  readonly options: LocalOptions;
  /** What has to be ended is added to it, and ended with the pipeline. */
  readonly closing: AsyncDisposableStack;
}

/** Starts functions, mappings, schedules and the gateway over a created stack. */
export async function startPipeline(
  { stack, endpoints }: CreatedStack,
  parts: PipelineParts,
): Promise<LocalPipeline> {
  const { engines, directory, options, closing } = parts;
  const sources = issueSigningSecrets(findIntake(stack.functions), stack.secrets);
  checkLoopback(stack.api, sources);
  const decisions = createListeners<WebAclDecision>();
  const invocations = createListeners<Invocation>();
  const reports = createListeners<ReportOfFunction>();
  const answers = createListeners<AccessLogEntry>();

  // The functions are told where it is before there are any, and anything that invokes them.
  const lambda = await startLambdaApi({
    region: stack.region,
    functions: stack.functions,
    invoke: (name, event) => invoker.invoke(name, event),
    mappings: () => running.mappings,
  });
  closing.defer(() => lambda.close());
  const counts = new LogMetrics(directory.logs);
  const cloudwatch = await startCloudWatch({
    queue: engines.messaging.measureQueue,
    counted: (asked, range) => counts.read(asked, range),
    now: () => new Date(),
  });
  closing.defer(() => cloudwatch.close());
  const logs = await startLogsApi(logFilesOf(stack.functions, directory.logs));
  closing.defer(() => logs.close());
  const aws = {
    ...endpoints,
    lambda: lambda.endpoint,
    cloudwatch: cloudwatch.endpoint,
    logs: logs.endpoint,
  };
  const port = await portFor(stack.functions, options);
  const own = canarySendingTo(`http://${LOOPBACK}:${port}`, stack.api, stack.functions);
  const functions = startFunctions(own, {
    environment: {
      ...sdkEnvironment(stack.region, (await options.endpointsForFunctions?.(aws)) ?? aws),
      ...retryEnvironment(options),
    },
    logDirectory: directory.logs,
    reportsChannel: REPORTS_CHANNEL,
    onReport: (functionName, report) => reports.tell({ functionName, report: report as LocalReport }),
  });
  const invoker = createInvoker(functions, ({ part, ...invocation }) =>
    invocations.tell({ ...invocation, ...(part === undefined ? {} : { subscriber: part }) }),
  );
  const running = startInvocations(stack, { messaging: engines.messaging, invoker, ...options });
  closing.defer(() => end(running, functions));
  const gateway = await openGateway(stack.api, invoker, { decisions, answers, port }, parts);

  return {
    ...describePipeline(stack, sources, gateway.url),
    dataDirectory: directory.path,
    aws,
    functions: functions.byName,
    onDecision: decisions.add,
    onInvocation: invocations.add,
    onReport: reports.add,
    onAnswer: answers.add,
    onDeadLetter: engines.messaging.onDeadLetter,
    peekQueue: async (queueUrl) => engines.messaging.peekQueue(queueUrl),
    close: () => closing.disposeAsync(),
  };
}

/** Handlers postpone what failed themselves, so they are told how soon. */
function retryEnvironment({ retryAfterSeconds }: LocalOptions): Readonly<Record<string, string>> {
  if (retryAfterSeconds === undefined) return {};
  return { [HANDLER_ENVIRONMENT.retrySeconds]: JSON.stringify([retryAfterSeconds]) };
}

/** The canary is told where the API is before it is there, so that the port must be known by then. */
async function portFor(functions: readonly FunctionDescription[], { port }: LocalOptions): Promise<number> {
  return port === 0 && findCanary(functions) !== undefined ? await freePort() : port;
}

interface GatewayOpening {
  readonly port: number;
  readonly decisions: Listeners<WebAclDecision>;
  readonly answers: Listeners<AccessLogEntry>;
}

async function openGateway(
  api: CreatedStack['stack']['api'],
  { invoke }: Invoker,
  { decisions, answers, port }: GatewayOpening,
  { directory, closing }: PipelineParts,
): Promise<Gateway> {
  const log = openLineLog(join(directory.logs, 'gateway.log'));
  closing.defer(() => log.close());
  const gateway = await startApi(api, {
    port,
    invoke,
    onDecision: decisions.tell,
    log(entry) {
      log.write(JSON.stringify(entry));
      answers.tell(entry);
    },
  });
  closing.defer(() => gateway.close());
  return gateway;
}

/** Functions at once with what invokes them: a batch under way then fails, and its messages stay in their queue. */
async function end(running: AsyncDisposable, functions: LocalFunctions): Promise<void> {
  const hosts = [...functions.byName.values()].map(({ host }) => host);
  await Promise.all([running[Symbol.asyncDispose](), ...hosts.map((host) => host.close())]);
}
