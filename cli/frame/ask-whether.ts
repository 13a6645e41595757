import { confirm, isCancel } from '@clack/prompts';
import { say } from '../output/progress.ts';
import { Interrupted } from './interrupted.ts';

/** Asks a question on the standard error, so that the result stays alone on the standard output. Ctrl-C means no. */
export async function askWhether(question: string): Promise<boolean> {
  const answer = await confirm({ message: question, initialValue: false, output: process.stderr });
  if (isCancel(answer)) throw new Interrupted();
  if (!answer) say('nothing was changed');
  return answer;
}
