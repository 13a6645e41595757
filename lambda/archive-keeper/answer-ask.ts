import type { Answer } from '../../core/archive/ask/ask.ts';
import {
  askOfHandler,
  type HandledEvent,
  type HandlerQuestion,
} from '../../core/archive/ask/ask-of-handler.ts';
import type { AnswerForm, Question } from '../../core/archive/ask/question.ts';
import type { ReplayedQueues } from './replay/replayed-queues.ts';
import type { Replaying } from './replay/work-on-replay.ts';

/** What is asked for by what a handler did. */
export interface HandledQuestion {
  readonly question: Question;
  readonly form: AnswerForm;
  readonly handled: HandlerQuestion;
}

/** Finds events by what a handler's inbox has of them. Throws a `NoInboxError` for a subscriber without one. */
export async function answerAsk(
  { question, form, handled }: HandledQuestion,
  { queues, store, inbox }: Pick<Replaying, 'queues' | 'store' | 'inbox'>,
): Promise<Answer<HandledEvent>> {
  const { handler } = handled;
  if (!Object.hasOwn(queues, handler) || !queues[handler]?.inbox) throw new NoInboxError(handler, queues);
  return await askOfHandler(question, form, handled, { objects: store, inbox });
}

/** Of this subscriber nobody knows by event what it did. */
export class NoInboxError extends Error {
  readonly code = 'no-inbox';

  constructor(name: string, queues: ReplayedQueues) {
    const handlers = Object.keys(queues).filter((key) => queues[key]?.inbox);
    super(
      `${JSON.stringify(name)} is no handler with an inbox; allowed: ${handlers.join(', ') || 'none, as there are none'}`,
    );
    this.name = 'NoInboxError';
  }
}
