import { OpsError } from '../ops-error.ts';
import type { Stage } from '../stage/stage.ts';
import { findUser } from './find-user.ts';
import { listQuarantine, type QuarantinedUser } from './list-quarantine.ts';
import { type ReleasedLine, releaseUser } from './release-user.ts';

/** Whom to release. */
export interface QuarantineRelease {
  readonly handler: string;
  /** The message group of a user, or of it what follows the `#`. @default all users in the handler's quarantine */
  readonly group?: string | undefined;
  /** Says who would be released, and releases nobody. */
  readonly dryRun: boolean;
  /** Kept in the account of who did what. */
  readonly reason?: string | undefined;
  /** Told after each user, and whenever the function's time was over, how many events were handled so far. */
  readonly onProgress?: (progress: { readonly handled: number; readonly group: string }) => void;
  readonly signal?: AbortSignal | undefined;
}

/** What came of a release. */
export interface QuarantineReleased {
  readonly handler: string;
  readonly dryRun: boolean;
  /** Whom it was about, as they were before. */
  readonly users: readonly QuarantinedUser[];
  /** What became of them. Nothing of those that the release did not come to. */
  readonly released: readonly ReleasedLine[];
}

/**
 * Hands the events of a user, or of all who are in a handler's quarantine, back to the handler, oldest first. One user after the
 * other: who fails again stays with what is behind, and the next is released.
 */
export async function releaseQuarantine(
  stage: Stage,
  options: QuarantineRelease,
): Promise<QuarantineReleased> {
  const { handler, dryRun } = options;
  const users = await usersOf(stage, options);
  const released = dryRun ? [] : await releaseAll(stage, users, options);
  return { handler, dryRun, users, released };
}

async function usersOf(
  stage: Stage,
  { handler, group }: QuarantineRelease,
): Promise<readonly QuarantinedUser[]> {
  if (group !== undefined) return [await findUser(stage, { handler, group })];
  const [listed] = await listQuarantine(stage, { handler });
  if (listed?.problem !== undefined) throw new OpsError('function-failed', listed.problem.message);
  return listed?.users ?? [];
}

async function releaseAll(
  stage: Stage,
  users: readonly QuarantinedUser[],
  options: QuarantineRelease,
): Promise<readonly ReleasedLine[]> {
  const { handler, onProgress, signal } = options;
  const released: ReleasedLine[] = [];
  try {
    for (const { group } of users) {
      if (signal?.aborted) break;
      const before = handledOf(released);
      const told = (handled: number) => onProgress?.({ handled: before + handled, group });
      const line = await releaseUser(stage, { handler, group, signal, onProgress: told });
      released.push(line);
      told(line.handled);
    }
  } finally {
    await account(stage, released, options);
  }
  return released;
}

/** What was released is accounted for, also where the next one could not be. */
async function account(
  stage: Stage,
  released: readonly ReleasedLine[],
  { handler, group, reason }: QuarantineRelease,
): Promise<void> {
  const users = released.filter(({ done, handled }) => done === 'released' || handled > 0);
  if (users.length === 0) return;
  await stage.journal.write({
    action: 'quarantine release',
    subject: { handler, ...(group === undefined ? {} : { group: users[0]?.group ?? group }) },
    counts: { users: users.length, handled: handledOf(users) },
    ...(reason === undefined ? {} : { reason }),
  });
}

function handledOf(lines: readonly ReleasedLine[]): number {
  return lines.reduce((sum, { handled }) => sum + handled, 0);
}
