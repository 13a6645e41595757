import { signal } from '@preact/signals';
import type { Problem, SessionFacts } from '../../contract.ts';
import { askServer } from './ask-server.ts';

/** What the page was told of the stage. */
export const session = signal<SessionFacts | undefined>(undefined);

/** Why it was told nothing. */
export const sessionProblem = signal<Problem | undefined>(undefined);

/** Asks which stage it is. */
export async function openSession(): Promise<void> {
  const answer = await askServer<SessionFacts>('session');
  if ('problem' in answer) sessionProblem.value = answer.problem;
  else session.value = answer.data;
}
