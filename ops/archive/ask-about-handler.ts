import type { Answer } from '../../core/archive/ask/ask.ts';
import {
  askOfHandler,
  type HandledEvent,
  type HandlerQuestion,
} from '../../core/archive/ask/ask-of-handler.ts';
import type { AnswerForm, Question } from '../../core/archive/ask/question.ts';
import { OpsError } from '../ops-error.ts';
import { archiveOf } from '../stage/archive-of.ts';
import type { Stage } from '../stage/stage.ts';
import { handlerOf, handlersOf } from '../stage/subscriber-of.ts';
import { StageInbox } from './stage-inbox.ts';

/** What is asked for beside the events: what a handler's inbox has of them. */
export interface AskedAboutHandler {
  readonly question: Question;
  readonly form: AnswerForm;
  readonly handled: HandlerQuestion;
}

/**
 * Asks the archive and the inbox of a handler, by reading them: whoever may do no more than look needs no function for it. Throws an
 * `OpsError` where the stage has no such handler, no archive or no inbox.
 */
export async function askAboutHandler(
  stage: Pick<Stage, 'description' | 'services' | 'now'>,
  { question, form, handled }: AskedAboutHandler,
): Promise<Answer<HandledEvent>> {
  checkHasInbox(stage, handled.handler);
  const { bucket } = archiveOf(stage);
  const inbox = new StageInbox(stage);
  const objects = (await stage.services.objects()).of(bucket);
  return await askOfHandler(question, form, handled, { objects, inbox });
}

/** What an https destination was given is not remembered: it tells duplicates itself. */
function checkHasInbox(stage: Pick<Stage, 'description'>, name: string): void {
  if (handlerOf(stage, name).kind === 'handler') return;
  const handlers = Object.entries(handlersOf(stage)).filter(([, { kind }]) => kind === 'handler');
  const allowed = handlers.map(([handler]) => handler).join(', ');
  throw new OpsError('misused', `"${name}" is an https destination, which has no inbox; allowed: ${allowed}`);
}
