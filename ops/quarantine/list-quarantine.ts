import type { ListedGroup } from '../../lambda/handler-kit/answer-quarantine.ts';
import type { AsJson } from '../as-json.ts';
import { OpsError } from '../ops-error.ts';
import { PartLooks } from '../parts/look-at-parts.ts';
import type { PartProblem } from '../parts/part-problem.ts';
import type { Stage } from '../stage/stage.ts';
import { handlerOf, handlersOf } from '../stage/subscriber-of.ts';
import { askQuarantine } from './ask-quarantine.ts';

/** A user in quarantine, with the event that the handler gave up on, or the first behind it. */
export type QuarantinedUser = AsJson<ListedGroup>;

/** Who is in the quarantine of a handler. */
export interface HandlerQuarantine {
  readonly handler: string;
  /** Those who have been in it longest first. */
  readonly users: readonly QuarantinedUser[];
  /** Why that is not known: its function failed, for which somebody may be in it, or may not be asked. @default it is known */
  readonly problem?: PartProblem;
}

type Asked = Pick<Stage, 'description' | 'services'>;

/** Who is in quarantine: of one handler, or of each. Of all, one that may not be asked hides no other. */
export async function listQuarantine(
  stage: Asked,
  { handler }: { readonly handler?: string | undefined } = {},
): Promise<readonly HandlerQuarantine[]> {
  if (handler === undefined) return await listAll(stage);
  handlerOf(stage, handler);
  return [await failureOrUsers(stage, handler)];
}

async function listAll(stage: Asked): Promise<readonly HandlerQuarantine[]> {
  const looks = new PartLooks();
  const listed = await Promise.all(
    Object.keys(handlersOf(stage)).map((handler) =>
      looks.at({ handler, users: [] }, () => failureOrUsers(stage, handler)),
    ),
  );
  looks.assertSomeSeen();
  return listed;
}

async function failureOrUsers(stage: Asked, handler: string): Promise<HandlerQuarantine> {
  try {
    const request = { quarantine: 'list' } as const;
    const { groups } = await askQuarantine<{ groups: readonly ListedGroup[] }>(stage, handler, request);
    return { handler, users: groups };
  } catch (error) {
    if (!(error instanceof OpsError) || error.code !== 'function-failed') throw error;
    return { handler, users: [], problem: { code: error.code, message: error.message } };
  }
}
