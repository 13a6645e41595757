/** A call to a dependency that did not answer within its budget. It may have taken effect all the same, or still will. */
export class CallTimedOutError extends Error {
  readonly code = 'call-timed-out';

  constructor(options?: ErrorOptions) {
    super('the call did not answer in time', options);
    this.name = 'CallTimedOutError';
  }
}
