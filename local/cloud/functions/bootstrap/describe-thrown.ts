import type { ThrownError } from '../host-report.ts';

/** A line of a stack that names a place in the code. */
const FRAME = /^at .*:\d+:\d+\)?$/;
/** A message may quote a whole payload. */
const MAX_MESSAGE_LENGTH = 2_000;
const MAX_NAME_LENGTH = 200;
/** An error that names others is told with that many of them. */
const MAX_CAUSES = 3;

/** What is worth telling of whatever was thrown. Does not throw. */
export function describeThrown(error: unknown): ThrownError {
  try {
    return describe(error);
  } catch {
    return { name: typeof error, message: 'something that throws when it is read', frames: [] };
  }
}

function describe(error: unknown): ThrownError {
  if (!(error instanceof Error)) return { name: typeof error, message: printable(String(error)), frames: [] };
  const name = printable(nameOf(error), MAX_NAME_LENGTH);
  return { name, message: printable(messageOf(error, MAX_CAUSES)), frames: framesOf(error) };
}

function nameOf({ name, code }: Error & { readonly code?: unknown }): string {
  return typeof code === 'string' ? `${name} (${code})` : String(name);
}

/** With what it is because of, where it says so: a failed `fetch` says only there what has failed. */
function messageOf(error: Error, causes: number): string {
  const cause: unknown = error.cause ?? (error instanceof AggregateError ? error.errors[0] : undefined);
  if (!(cause instanceof Error) || causes === 0) return String(error.message);
  const because = `because of ${nameOf(cause)}: ${messageOf(cause, causes - 1)}`;
  return [String(error.message), because].filter((text) => text !== '').join('; ');
}

function framesOf({ stack, message }: Error): string[] {
  if (typeof stack !== 'string') return [];
  // A line of the message may look like one of the stack.
  const lines = stack.replace(message, '').split('\n');
  return lines.map((line) => line.trim()).filter((line) => FRAME.test(line));
}

/** Without what steers a terminal: a message may quote what a stranger wrote. */
function printable(text: string, maxLength: number = MAX_MESSAGE_LENGTH): string {
  const shown = text.slice(0, maxLength + 1).replace(/[^\P{Cc}\n\t]/gu, '');
  return text.length > maxLength ? `${shown.slice(0, maxLength)}…` : shown;
}
