/**
 * Thrown by a handler for an event that no further attempt can handle. It is not tried to the end of the schedule: it goes to
 * quarantine as soon as the handler is seen to succeed for another user.
 *
 * @example
 * if (plan === undefined) throw new PermanentError('unknown-plan');
 */
export class PermanentError extends Error {
  /** Says what is wrong, for logs and operators: a short name, never a part of the payload. */
  readonly code: string;

  constructor(code: string, options?: ErrorOptions) {
    super(`the event cannot be handled, however often it is tried: ${code}`, options);
    this.name = 'PermanentError';
    this.code = code;
  }
}
