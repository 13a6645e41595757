import type { ShownEvent } from '../../lambda/handler-kit/answer-quarantine.ts';
import type { AsJson } from '../as-json.ts';
import type { Stage } from '../stage/stage.ts';
import { askQuarantine } from './ask-quarantine.ts';
import { findUser, type UserAtHandler } from './find-user.ts';

/** An event in the line of a user, without its payload. */
export type QuarantinedEvent = AsJson<ShownEvent>;

/** The line of a user in quarantine. */
export interface QuarantineLine {
  readonly handler: string;
  readonly group: string;
  readonly openedAt: string;
  /** How many events stand in line. */
  readonly waiting: number;
  /** The first of them, oldest first: a hundred, or as many as are 1 MB. */
  readonly events: readonly QuarantinedEvent[];
}

/** Shows the events of a user that a handler gave up on, and those behind them. */
export async function showQuarantine(
  stage: Pick<Stage, 'description' | 'services'>,
  of: UserAtHandler,
): Promise<QuarantineLine> {
  const { group, openedAt, events: waiting } = await findUser(stage, of);
  const request = { quarantine: 'show', group } as const;
  const { events } = await askQuarantine<{ events: readonly ShownEvent[] }>(stage, of.handler, request);
  return { handler: of.handler, group, openedAt, waiting, events };
}
