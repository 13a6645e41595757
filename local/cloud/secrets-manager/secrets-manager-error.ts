export type SecretsManagerErrorCode =
  | 'ResourceNotFoundException'
  | 'ResourceExistsException'
  | 'InvalidRequestException'
  | 'InvalidParameterException'
  | 'UnknownOperationException';

/** An error as Secrets Manager answers it. */
export class SecretsManagerError extends Error {
  override readonly name = 'SecretsManagerError';
  readonly code: SecretsManagerErrorCode;

  constructor(code: SecretsManagerErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
