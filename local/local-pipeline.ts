import type { AwsEndpoints } from './cloud/engines/endpoints.ts';
import type { DeadLetter } from './cloud/engines/messaging/dead-letters.ts';
import type { LocalFunction } from './cloud/functions/start-functions.ts';
import type { AccessLogEntry } from './cloud/gateway/gateway-options.ts';
import type { LocalReport } from './local-report.ts';
import type { ObservablePipeline } from './observable-pipeline.ts';

/** What a function told beside its answer. */
export interface ReportOfFunction {
  /** The short name. */
  readonly functionName: string;
  readonly report: LocalReport;
}

/** A running pipeline: what `pipeline.json` says, and the means to look into it and to end it. */
export interface LocalPipeline extends ObservablePipeline {
  readonly aws: AwsEndpoints;
  /** By short names: `intake`, `drain`, and each handler under its own. */
  readonly functions: ReadonlyMap<string, LocalFunction>;
  /** Calls the listener for what a function tells beside its answer, before `onInvocation` does for that answer. */
  onReport(listener: (told: ReportOfFunction) => void): () => void;
  /** Calls the listener for every request that was answered. */
  onAnswer(listener: (entry: AccessLogEntry) => void): () => void;
  /** Calls the listener for every message that SQS moves to a dead-letter queue. */
  onDeadLetter(listener: (letter: DeadLetter) => void): () => void;
  /** Ends everything, the child processes included. */
  close(): Promise<void>;
}
