import { text } from 'node:stream/consumers';
import { OpsError } from '../../ops/ops-error.ts';
import { Interrupted } from './interrupted.ts';

let read: Promise<string> | undefined;

/**
 * Reads a secret from the standard input, or, where that is a terminal, asks for it without showing what is typed. A process is
 * given one: who looks at first what would be done is not asked a second time.
 */
export function readSecret(what: string): Promise<string> {
  read ??= readOnce(what);
  return read;
}

async function readOnce(what: string): Promise<string> {
  const secret = process.stdin.isTTY ? await asked(what) : await text(process.stdin);
  if (secret.trim() !== '') return secret.trim();
  throw new OpsError('misused', `${what} is empty; give it on the standard input`);
}

async function asked(what: string): Promise<string> {
  const { isCancel, password } = await import('@clack/prompts');
  const answer = await password({ message: what, output: process.stderr });
  if (isCancel(answer)) throw new Interrupted();
  return answer;
}
