/** A dependency works and takes no more for now: it is to be asked more slowly. */
export class ThrottledError extends Error {
  readonly code: string = 'throttled';

  constructor(message = 'the dependency takes no more for now', options?: ErrorOptions) {
    super(message, options);
    this.name = 'ThrottledError';
  }
}
