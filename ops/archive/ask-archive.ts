import { type Answer, ask } from '../../core/archive/ask/ask.ts';
import type { AnswerForm, Question } from '../../core/archive/ask/question.ts';
import { archiveOf } from '../stage/archive-of.ts';
import type { Stage } from '../stage/stage.ts';

/**
 * Asks the archive of the stage, by reading its bucket: whoever may do no more than look needs no function for it. Throws an
 * `OpsError` where the stage has no archive.
 */
export async function askArchive(
  stage: Pick<Stage, 'description' | 'services'>,
  question: Question,
  form: AnswerForm,
): Promise<Answer> {
  const { bucket } = archiveOf(stage);
  return await ask(question, form, (await stage.services.objects()).of(bucket));
}
