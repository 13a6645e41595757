import { type AnyCommand, addItsCommands } from './frame/group-command.ts';
import { TYPED } from './frame/new-command.ts';
import { problemOf } from './frame/problem-of.ts';
import { tolerateClosedPipes } from './output/print.ts';
import { say } from './output/progress.ts';
import { createProgram } from './program.ts';

/** Runs a command. Resolves with the exit code, when everything is printed. */
export async function main(args: readonly string[], version: string): Promise<number> {
  tolerateClosedPipes();
  process.on('uncaughtException', (error) => process.exit(report(error, TYPED)));
  const program = createProgram(version);
  try {
    await addItsCommands(commandIn(program, args).command);
    await program.parseAsync(args.length === 0 ? ['--help'] : [...askedOf(program, args)], { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    return report(error, helpFor(program, args));
  }
}

function report(error: unknown, help: string): number {
  const { line, exitCode } = problemOf(error, help);
  if (line !== undefined) say(line);
  return exitCode;
}

/** What is asked for. There is no help for a command that there is not, and none for another one in its place. */
function askedOf(program: AnyCommand, args: readonly string[]): readonly string[] {
  const { command, names } = commandIn(program, args);
  const next = args[names.length];
  const isWrong = command.commands.length > 0 && next !== undefined && !next.startsWith('-');
  return isWrong ? args.filter((arg) => arg !== '--help') : args;
}

/** How the help of the command is typed that the arguments begin with. */
function helpFor(program: AnyCommand, args: readonly string[]): string {
  return [TYPED, ...commandIn(program, args).names, '--help'].join(' ');
}

/** The command that the arguments begin with, and the names by which they do. */
function commandIn(program: AnyCommand, args: readonly string[]) {
  let command = program;
  const names: string[] = [];
  for (const arg of args) {
    const next = command.commands.find((candidate) => candidate.name() === arg);
    if (next === undefined) break;
    names.push(arg);
    command = next;
  }
  return { command, names };
}
