import { CommanderError } from '@commander-js/extra-typings';
import { OpsError } from '../../ops/ops-error.ts';
import { EXIT, EXIT_OF } from './exit-codes.ts';
import { Interrupted } from './interrupted.ts';

/** What is said of something that was thrown, in one line, and the exit code. */
export interface Problem {
  /** Undefined where there is nothing to say, such as after the help that was asked for. */
  readonly line?: string;
  readonly exitCode: number;
}

/** What to say of something that was thrown: of the use of a command, of an operation, or of a fault of this program. */
export function problemOf(error: unknown, help: string): Problem {
  if (error instanceof CommanderError) return misuse(error, help);
  const line = oneLine(error instanceof Error ? error.message : String(error));
  if (error instanceof OpsError) return { line, exitCode: EXIT_OF[error.code] };
  if (error instanceof Interrupted) return { line, exitCode: EXIT.interrupted };
  return { line: `it failed: ${line}`, exitCode: EXIT.wrong };
}

function misuse({ exitCode, message }: CommanderError, help: string): Problem {
  if (exitCode === 0) return { exitCode };
  const line = message
    .replace(/^error: /, '')
    .replace(/\.$/, '')
    .replace(/\n\(Did you mean (?:one of )?(.*)\?\)$/, '; nearest: $1')
    .replaceAll("'", '"');
  return { line: `${oneLine(line)}; see ${help}`, exitCode: EXIT.misused };
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s*\n\s*/g, ' ');
}
