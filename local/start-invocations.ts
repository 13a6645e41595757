/// <reference lib="esnext.disposable" />

import type { InvocationResult } from './cloud/functions/function-host.ts';
import type { LocalFunctions } from './cloud/functions/start-functions.ts';
import { startMapping } from './cloud/mappings/start-mapping.ts';
import { startSchedule } from './cloud/mappings/start-schedule.ts';
import type { LocalStack, MappingDescription } from './cloud/resources/local-stack.ts';
import { partName } from './cloud/template/part-name.ts';
import type { LocalOptions } from './local-options.ts';
import type { Invocation } from './observable-pipeline.ts';

/** How many batches of one queue are under way at once: as many as a function has sandboxes by default. */
const BATCHES_AT_ONCE = 4;
/** Who looks on sees it gather, and need not wait a minute. */
const LONGEST_WINDOW_SECONDS = 1;

export interface Invoker {
  /** Runs a function, and tells who listens how it went. */
  invoke(reference: string, event: unknown, subscriber?: string): Promise<InvocationResult>;
}

export function createInvoker(functions: LocalFunctions, tell: (invocation: Invocation) => void): Invoker {
  return {
    async invoke(reference, event, subscriber) {
      const functionName = functions.shortName(reference);
      const host = functions.byName.get(functionName)?.host;
      if (host === undefined) throw new Error(`the function ${functionName} has no host`);
      const result = await host.invoke(event);
      tell({ functionName, event, result, ...(subscriber === undefined ? {} : { subscriber }) });
      return result;
    },
  };
}

/** Starts the event source mappings and schedules of the template. */
export function startInvocations(
  stack: LocalStack,
  invoker: Invoker,
  options: Pick<LocalOptions, 'onProblem' | 'retryAfterSeconds'>,
): AsyncDisposable {
  const started = [
    ...stack.mappings.map((mapping) => startQueueMapping(mapping, stack, invoker, options)),
    ...stack.schedules.map((schedule) =>
      startSchedule({
        ...schedule,
        invoke: (occurrence) => invoker.invoke(schedule.functionArn, occurrence),
      }),
    ),
  ];
  return {
    async [Symbol.asyncDispose]() {
      await Promise.all(started.map((one) => one.close()));
    },
  };
}

function startQueueMapping(
  mapping: MappingDescription,
  stack: LocalStack,
  invoker: Invoker,
  { onProblem, retryAfterSeconds }: Pick<LocalOptions, 'onProblem' | 'retryAfterSeconds'>,
) {
  const queue = stack.queues.find(({ arn }) => arn === mapping.queueArn);
  if (queue === undefined) throw new Error(`there is no queue ${mapping.queueArn} to read`);
  const subscriber = partName(queue.path);
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
    invoke: (event) => invoker.invoke(mapping.functionName, event, subscriber),
    onProblem: (problem, kind) => onProblem?.(`${subscriber}: ${problem}`, kind),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
}
