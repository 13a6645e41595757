import { confirm, isCancel } from '@clack/prompts';
import { say } from '../output/progress.ts';
import { EXIT } from './exit-codes.ts';

/** Asks a question on the standard error, so that the result stays alone on the standard output. Ctrl-C means no. */
export async function askWhether(question: string): Promise<boolean> {
  const answer = await confirm({ message: question, initialValue: false, output: process.stderr });
  if (answer === true) return true;
  if (isCancel(answer)) process.exitCode = EXIT.interrupted;
  say('nothing was changed');
  return false;
}
