/** A name that no handler can have, or has already. */
export class HandlerNameError extends Error {
  readonly code = 'handler-name';

  /** `fix` says what is allowed, or what to do. */
  constructor(name: string, fix: string) {
    super(`name: ${JSON.stringify(name)} ${fix}`);
    this.name = 'HandlerNameError';
  }
}
