import { faultReason } from '../../../core/handling/fault-reason.ts';
import type { QuarantinedUser } from '../../../ops/quarantine/list-quarantine.ts';

/** Users of one handler who are in quarantine for the same reason. */
export interface ReasonGroup {
  /** The code of the error and its first own frame. */
  readonly reason: string;
  readonly users: readonly QuarantinedUser[];
  /** When the first of them came into it, ISO 8601. */
  readonly oldest: string;
  /** Events of theirs that came later and stand in line behind. */
  readonly behind: number;
}

/** Gathers users by why they are in quarantine: the largest group first. */
export function groupByReason(users: readonly QuarantinedUser[]): readonly ReasonGroup[] {
  return [...Map.groupBy(users, reasonOf)]
    .map(([reason, alike]) => ({
      reason,
      users: alike,
      oldest: alike.map(({ openedAt }) => openedAt).sort()[0] ?? '',
      behind: alike.reduce((sum, { events }) => sum + Math.max(events - 1, 0), 0),
    }))
    .toSorted((a, b) => b.users.length - a.users.length);
}

function reasonOf({ first }: QuarantinedUser): string {
  const { code, frames } = first?.failure ?? {};
  return code === undefined ? 'no reason is kept' : faultReason(code, frames);
}
