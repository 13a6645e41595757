import type { ListedGroup } from '../../lambda/handler-kit/answer-quarantine.ts';
import type { AsJson } from '../as-json.ts';
import { OpsError } from '../ops-error.ts';
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
  /** Why the handler's function could not say: what it is in quarantine for may be why. @default it could */
  readonly problem?: string;
}

/** Who is in quarantine: of one handler, or of each. */
export async function listQuarantine(
  stage: Pick<Stage, 'description' | 'services'>,
  { handler }: { readonly handler?: string | undefined } = {},
): Promise<readonly HandlerQuarantine[]> {
  if (handler !== undefined) handlerOf(stage, handler);
  const asked = handler === undefined ? Object.keys(handlersOf(stage)) : [handler];
  return await Promise.all(asked.map((name) => quarantineOf(stage, name)));
}

async function quarantineOf(
  stage: Pick<Stage, 'description' | 'services'>,
  handler: string,
): Promise<HandlerQuarantine> {
  try {
    const request = { quarantine: 'list' } as const;
    const { groups } = await askQuarantine<{ groups: readonly ListedGroup[] }>(stage, handler, request);
    return { handler, users: groups };
  } catch (error) {
    if (!(error instanceof OpsError) || error.code !== 'function-failed') throw error;
    return { handler, users: [], problem: error.message };
  }
}
