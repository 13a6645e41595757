/// <reference lib="esnext.disposable" />
import type { MessagingEngine } from './engines/fauxqs.ts';
import type { InvocationResult } from './functions/function-host.ts';
import type { LocalFunctions } from './functions/start-functions.ts';
import type { Invocation } from './invocation.ts';
import type { ProblemKind } from './mappings/problem-kind.ts';
import { type Mapping, startMapping } from './mappings/start-mapping.ts';
import { startSchedule } from './mappings/start-schedule.ts';
import { SwitchableMapping } from './mappings/switchable-mapping.ts';
import type { LocalStack, MappingDescription } from './resources/local-stack.ts';
import { partName } from './template/part-name.ts';

/** How many batches of one queue are under way at once: as many as a function has sandboxes by default. */
const BATCHES_AT_ONCE = 4;
/** Who looks on sees it gather, and need not wait a minute. */
const LONGEST_WINDOW_SECONDS = 1;

export interface Invoker {
  /** Runs a function, and tells who listens how it went. The part is the one whose queue was read. */
  invoke(reference: string, event: unknown, part?: string): Promise<InvocationResult>;
}

/** Runs functions by the names that the template uses. */
export function createInvoker(functions: LocalFunctions, tell: (invocation: Invocation) => void): Invoker {
  return {
    async invoke(reference, event, part) {
      const functionName = functions.shortName(reference);
      const host = functions.byName.get(functionName)?.host;
      if (host === undefined) throw new Error(`the function ${functionName} has no host`);
      const result = await host.invoke(event);
      tell({ functionName, event, result, ...(part === undefined ? {} : { part }) });
      return result;
    },
  };
}

export interface InvocationOptions {
  readonly messaging: Pick<MessagingEngine, 'endReceives'>;
  readonly invoker: Invoker;
  /** Hears of failed batches and the like. */
  readonly onProblem?: (problem: string, kind: ProblemKind) => void;
  /** How soon failed messages come again. @default by the queue's time-out */
  readonly retryAfterSeconds?: number;
}

/** What invokes functions by itself while the stack runs. */
export interface Invocations extends AsyncDisposable {
  readonly mappings: readonly SwitchableMapping[];
}

/** Starts the event source mappings and schedules of the template. */
export function startInvocations(stack: LocalStack, options: InvocationOptions): Invocations {
  const mappings = stack.mappings.map(
    (mapping) => new SwitchableMapping(mapping, () => startQueueMapping(mapping, stack, options)),
  );
  const schedules = stack.schedules.map((schedule) =>
    startSchedule({
      ...schedule,
      invoke: (occurrence) => options.invoker.invoke(schedule.functionArn, occurrence),
    }),
  );
  return {
    mappings,
    async [Symbol.asyncDispose]() {
      await Promise.all([...mappings, ...schedules].map((one) => one.close()));
    },
  };
}

function startQueueMapping(
  mapping: MappingDescription,
  stack: LocalStack,
  { messaging, invoker, onProblem, retryAfterSeconds }: InvocationOptions,
): Mapping {
  const queue = stack.queues.find(({ arn }) => arn === mapping.queueArn);
  if (queue === undefined) throw new Error(`there is no queue ${mapping.queueArn} to read`);
  const part = partName(queue.path);
  return startMapping({
    client: stack.clients.sqs,
    region: stack.region,
    queueArn: queue.arn,
    queueUrl: queue.url,
    batchSize: mapping.batchSize,
    reportsBatchItemFailures: mapping.reportsBatchItemFailures,
    ...(mapping.windowSeconds === undefined
      ? {}
      : { windowSeconds: Math.min(mapping.windowSeconds, LONGEST_WINDOW_SECONDS) }),
    concurrency: Math.min(mapping.maximumConcurrency ?? BATCHES_AT_ONCE, BATCHES_AT_ONCE),
    invoke: (event) => invoker.invoke(mapping.functionName, event, part),
    endReceives: () => messaging.endReceives(queue.url),
    onProblem: (problem, kind) => onProblem?.(`${part}: ${problem}`, kind),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
}
