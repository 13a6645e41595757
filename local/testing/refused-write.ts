/** What a transaction asks for and DynamoDB refuses, in memory as there. */
export class RefusedWriteError extends Error {
  readonly code = 'refused-write';

  /** `what` names the place and the value; `fix` says what is allowed. */
  constructor(what: string, fix: string) {
    super(`${what}: DynamoDB refuses it; allowed: ${fix}`);
    this.name = 'RefusedWriteError';
  }
}
