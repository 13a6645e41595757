import type { ListedGroup } from '../../lambda/handler-kit/answer-quarantine.ts';
import { OpsError } from '../ops-error.ts';
import type { Stage } from '../stage/stage.ts';
import { askQuarantine } from './ask-quarantine.ts';
import type { QuarantinedUser } from './list-quarantine.ts';

/** Whose quarantine is looked at: the handler, and the message group of the user, or of it what follows the `#`. */
export interface UserAtHandler {
  readonly handler: string;
  readonly group: string;
}

/** The user in the quarantine of the handler. Throws an `OpsError` where there is no such user, or more than one. */
export async function findUser(
  stage: Pick<Stage, 'description' | 'services'>,
  { handler, group }: UserAtHandler,
): Promise<QuarantinedUser> {
  const request = { quarantine: 'list' } as const;
  const { groups } = await askQuarantine<{ groups: readonly ListedGroup[] }>(stage, handler, request);
  const found = groups.filter((user) => user.group === group || user.group.endsWith(`#${group}`));
  const [user, another] = found;
  if (user !== undefined && another === undefined) return user;
  if (another !== undefined)
    throw new OpsError(
      'misused',
      `"${group}" is in quarantine ${found.length} times at ${handler}: ${list(found)}`,
    );
  throw new OpsError(
    'not-found',
    groups.length === 0
      ? `nobody is in the quarantine of ${handler}`
      : `"${group}" is not in the quarantine of ${handler}; in it: ${list(groups)}`,
  );
}

/** So many are named in a message. */
const NAMED = 5;

function list(users: readonly QuarantinedUser[]): string {
  const named = users.slice(0, NAMED).map(({ group }) => group);
  return [...named, ...(users.length > NAMED ? [`${users.length - NAMED} more`] : [])].join(', ');
}
