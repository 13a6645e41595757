/** What CloudWatch Logs answers a call with that it does not take. */
export class LogsError extends Error {
  readonly code: 'ResourceNotFoundException' | 'InvalidParameterException' | 'UnknownOperationException';

  constructor(code: LogsError['code'], message: string) {
    super(message);
    this.name = 'LogsError';
    this.code = code;
  }
}
