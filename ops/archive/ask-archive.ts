import { type Answer, ask } from '../../core/archive/ask/ask.ts';
import { HotMemory } from '../../core/archive/ask/hot-memory.ts';
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
  const objects = (await stage.services.objects()).of(bucket);
  return await ask(question, form, { objects, memory: memoryOf(stage) });
}

/** By the connection to a stage: whoever keeps it asks again, such as a page that is open. */
const MEMORIES = new WeakMap<Stage['services'], HotMemory>();

function memoryOf({ services }: Pick<Stage, 'services'>): HotMemory {
  const memory = MEMORIES.get(services) ?? new HotMemory();
  MEMORIES.set(services, memory);
  return memory;
}
