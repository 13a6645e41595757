/** Why an operation was not done. */
export type OpsErrorCode =
  /** A stage, a subscriber, a source or a flag that is none. */
  | 'misused'
  /** What was looked for is not there. */
  | 'not-found'
  /** No credentials, expired ones, or one call that they do not allow. */
  | 'no-access'
  /** The endpoint did not answer, or not in time. */
  | 'unreachable'
  /** A function of the stage was reached, and failed. */
  | 'function-failed';

/** An operation that was not done, or not to its end. The message is one line that says what to do. */
export class OpsError extends Error {
  readonly code: OpsErrorCode;

  constructor(code: OpsErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'OpsError';
    this.code = code;
  }
}
