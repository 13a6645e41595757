import type { FunctionError } from './function-spec.ts';

/** What Lambda reports where the function's own code cannot. */

export function timedOut(requestId: string, timeoutSeconds: number): FunctionError {
  return {
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${timeoutSeconds.toFixed(2)} seconds`,
  };
}

export function initTimedOut(limitSeconds: number): FunctionError {
  return {
    errorType: 'Sandbox.Timedout',
    errorMessage: `Error: The init phase timed out after ${limitSeconds.toFixed(2)} seconds`,
  };
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

const SIGNAL_WORDS: Partial<Record<NodeJS.Signals, string>> = {
  SIGKILL: 'killed',
  SIGABRT: 'aborted',
  SIGSEGV: 'segmentation fault',
  SIGTERM: 'terminated',
};

export function exited(requestId: string, { code, signal }: Exit): FunctionError {
  return {
    errorType: 'Runtime.ExitError',
    errorMessage: `RequestId: ${requestId} Error: ${exitWords(code, signal)}`,
  };
}

function exitWords(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal !== null) return `Runtime exited with error: signal: ${SIGNAL_WORDS[signal] ?? signal}`;
  if (code === 0) return 'Runtime exited without providing a reason';
  return `Runtime exited with error: exit status ${code}`;
}

/** 6 MB, for the event and for the answer. */
export const MAX_PAYLOAD_BYTES = 6_291_456;

export const eventTooLarge: FunctionError = {
  errorType: 'RequestEntityTooLargeException',
  errorMessage: `Request must be smaller than ${MAX_PAYLOAD_BYTES} bytes for the InvokeFunction operation`,
};

/** So many invocations may wait for a sandbox. Lambda lets none wait: above its concurrency it throttles. */
export const MAX_WAITING = 1_000;

export const throttled: FunctionError = {
  errorType: 'TooManyRequestsException',
  errorMessage: 'Rate Exceeded.',
};

export function answerTooLarge(bytes: number): FunctionError {
  return {
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: `Response payload size (${bytes} bytes) exceeded maximum allowed payload size (${MAX_PAYLOAD_BYTES} bytes).`,
  };
}

export const answerNotJson: FunctionError = {
  errorType: 'Runtime.MalformedResponse',
  errorMessage: 'The runtime answered with something that is not JSON',
};

export function hostClosed(name: string): FunctionError {
  return { errorType: 'Host.Closed', errorMessage: `The host of ${name} was closed before it answered` };
}
