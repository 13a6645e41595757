/** What a sandbox tells its host beside the answer: what the function reports, as JSON, or what an error was that ended it. */
export type HostReport = CrashReport | ToldReport;

export interface CrashReport {
  readonly kind: 'crash';
  readonly thrown: ThrownError;
}

/** What a function says on its channel. Where it has an `error`, that is described as `thrown`. */
export interface ToldReport {
  readonly kind: string;
  readonly [fact: string]: unknown;
}

/** What was thrown, for the person at the keyboard. It goes to no log: the message may quote a payload. */
export interface ThrownError {
  /** The error's name, with its code where it has one. */
  readonly name: string;
  readonly message: string;
  /** The lines of the stack that name a place, the innermost first. */
  readonly frames: readonly string[];
}
