/** Why an attempt failed, without the error's message, which may quote the payload. */
export interface Failure {
  /** The code of the error, or its name. */
  readonly code: string;
  /** Where it was thrown. */
  readonly frames?: readonly string[];
  /** Whether another attempt cannot mend it. */
  readonly permanent: boolean;
}

/** The code of a message that took the function down whenever it was tried. */
export const FUNCTION_DIED = 'function-died';
