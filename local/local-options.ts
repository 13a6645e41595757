import type { AwsEndpoints } from './cloud/engines/endpoints.ts';
import type { ProblemKind } from './cloud/mappings/problem-kind.ts';
import type { LocalNotice } from './notices.ts';
import type { Swap } from './watch/watch-function.ts';

export interface LocalOptions {
  /** Where the API listens on the loopback address. 0 takes a free port. */
  readonly port: number;
  /** Where logs, the assembly and `pipeline.json` go. */
  readonly dataDirectory: string;
  /** The values of handlers' secrets by their names in Secrets Manager. @default none: there is no such secret */
  readonly handlerSecrets?: Readonly<Record<string, string>>;
  /** Hears what is being done until the pipeline is ready. */
  readonly onProgress?: (message: string) => void;
  /** Hears of failed batches and the like: the pipeline goes on. */
  readonly onProblem?: (problem: string, kind: ProblemKind) => void;
  /** Hears of what handlers publish for people. */
  readonly onNotice?: (notice: LocalNotice) => void;
  /** Hears of an engine that ended by itself: without it the pipeline is of no use. */
  readonly onFailure?: (error: Error) => void;
  /** Gives a function new code when its sources change, and hears of it. @default the sources are not watched */
  readonly onSwap?: (swap: Swap) => void;
  /** A cloud assembly that exists already. @default the app is synthesized for the stage `local` */
  readonly assemblyDirectory?: string;
  /** How soon a handler gets failed messages again. @default by its own schedule, or the queue's time-out where it died */
  readonly retryAfterSeconds?: number;
  /** Puts something between the functions and the engines, such as a proxy that fails. @default the engines themselves */
  readonly endpointsForFunctions?: (endpoints: AwsEndpoints) => Promise<AwsEndpoints>;
}
