import { OpsError } from '../ops-error.ts';
import type { Stage } from '../stage/stage.ts';
import { listParked, type RefusedEvent } from './list-parked.ts';

/** So many are named in a message. */
const NAMED = 5;

/** An event that the topic refused, by its key or its id. Throws an `OpsError` where there is none, or more than one. */
export async function findRefused(
  stage: Pick<Stage, 'description' | 'services'>,
  event: string,
): Promise<RefusedEvent> {
  const { refused } = await listParked(stage);
  const found = refused.filter(({ key }) => key === event || key.endsWith(`#${event}`));
  const [only, another] = found;
  if (only !== undefined && another === undefined) return only;
  if (another !== undefined)
    throw new OpsError('misused', `"${event}" was refused ${found.length} times: ${list(found)}`);
  throw new OpsError(
    'not-found',
    refused.length === 0
      ? 'the topic has refused nothing'
      : `"${event}" is none of those that the topic refused: ${list(refused)}`,
  );
}

function list(events: readonly RefusedEvent[]): string {
  const named = events.slice(0, NAMED).map(({ key }) => key);
  return [...named, ...(events.length > NAMED ? [`${events.length - NAMED} more`] : [])].join(', ');
}
