import type { ThrownError } from '../host-report.ts';

/** A line of a stack that names a place in the code. */
const FRAME = /^at .*:\d+:\d+\)?$/;
/** A message may quote a whole payload. */
const MAX_MESSAGE_LENGTH = 2_000;

/** What is worth telling of whatever was thrown. */
export function describeThrown(error: unknown): ThrownError {
  if (!(error instanceof Error)) return { name: typeof error, message: shortened(String(error)), frames: [] };
  const { code } = error as { readonly code?: unknown };
  return {
    name: typeof code === 'string' ? `${error.name} (${code})` : error.name,
    message: shortened(messageOf(error)),
    frames: framesOf(error),
  };
}

function messageOf({ message, cause }: Error): string {
  return cause instanceof Error ? `${message}; because of ${cause.name}: ${cause.message}` : message;
}

function framesOf({ stack = '', message }: Error): string[] {
  // A line of the message may look like one of the stack.
  const lines = stack.replace(message, '').split('\n');
  return lines.map((line) => line.trim()).filter((line) => FRAME.test(line));
}

function shortened(text: string): string {
  return text.length > MAX_MESSAGE_LENGTH ? `${text.slice(0, MAX_MESSAGE_LENGTH)}…` : text;
}
