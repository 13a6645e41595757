export interface ErrorDescription {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly stackTrace: readonly string[];
}

/** The shape in which a runtime reports an error to Lambda. Does not throw. */
export function describeError(error: unknown, type?: string): ErrorDescription {
  try {
    return describe(error, type);
  } catch {
    const errorMessage = 'something that throws when it is read';
    return { errorType: type ?? typeof error, errorMessage, stackTrace: [] };
  }
}

function describe(error: unknown, type: string | undefined): ErrorDescription {
  if (!(error instanceof Error)) {
    return { errorType: type ?? typeof error, errorMessage: String(error), stackTrace: [] };
  }
  return {
    errorType: type ?? error.name,
    errorMessage: error.message,
    stackTrace: (error.stack ?? '')
      .split('\n')
      .slice(1)
      .map((line) => line.trim()),
  };
}
