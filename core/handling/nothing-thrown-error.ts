/** `handle` threw undefined or null, or rejected with it: it failed, and nothing says why. */
export class NothingThrownError extends Error {
  readonly code = 'nothing-thrown';

  constructor() {
    super('handle threw undefined or null, or rejected with it. Throw an error that says why.');
    this.name = 'NothingThrownError';
  }
}
