/** Local mode cannot start for a reason that the person at the keyboard can remove: a line, or one per problem, and exit code 2. */
export class CannotStartError extends Error {
  override readonly name = 'CannotStartError';
  readonly code:
    | 'BAD_FLAG'
    | 'PORT_IN_USE'
    | 'NO_APP'
    | 'BAD_APP'
    | 'NO_ENGINE'
    | 'NO_DATA_DIRECTORY'
    | 'DATA_DIRECTORY_IN_USE';

  constructor(code: CannotStartError['code'], message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
