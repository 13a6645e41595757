import type { HostReport } from './host-report.ts';

/** Of which invocations the platform writes a report into the function's log. */
export type PlatformReports = 'of all' | 'of failures';

/** What a Lambda function is made of, as the template says it. */
export interface FunctionSpec {
  readonly name: string;
  /** The folder with the bundle: what would be the root of the uploaded archive. */
  readonly codeDirectory: string;
  /** `<file without extension>.<export>`, such as `index.handler`. */
  readonly handler: string;
  /** The template's variables. `AWS_REGION`, credentials and endpoints of this machine are added by the caller. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  /** What the sandboxes print is appended here, line by line. */
  readonly logFile: string;
  /** @default 'of all' */
  readonly platformReports?: PlatformReports;
  /** How many sandboxes may run at once; further invocations wait, a thousand at most. @default 4 */
  readonly maxConcurrency?: number;
  /** So many sandboxes start as soon as invocations wait; more only where none of those gets on. @default as many as there are cores */
  readonly sandboxesAtOnce?: number;
  /** The diagnostics channel on which the function says what it does, to whoever runs it. @default it says nothing */
  readonly reportsChannel?: string;
  /** Hears what the function tells beside its answer, before the answer. @default nobody does */
  readonly onReport?: (report: HostReport) => void;
}

export interface FunctionError {
  /** Lambda's name of the failure, such as `Sandbox.Timedout` or `Runtime.ExitError`, or the thrown error's name. */
  readonly errorType: string;
  readonly errorMessage: string;
}

export type InvocationResult =
  | { readonly ok: true; readonly payload: unknown }
  | { readonly ok: false; readonly error: FunctionError };

/** Runs one function in child processes that speak the Lambda Runtime API. */
export interface FunctionHost {
  /** Never rejects: whatever the function does to its process is a result. */
  invoke(event: unknown): Promise<InvocationResult>;
  /** Kills every sandbox at once (SIGKILL), busy or not. The next invocation starts a new one. */
  killSandboxes(): void;
  /**
   * The next invocation runs the code in this folder. Sandboxes with the code until now end: at once, or when they have
   * answered what they are busy with.
   */
  runCodeIn(codeDirectory: string): void;
  /** The same with these variables in place of those until now. */
  runIn(environment: Readonly<Record<string, string>>): void;
  /** Kills the sandboxes, answers what was under way with an error and writes the log out. */
  close(): Promise<void>;
}
