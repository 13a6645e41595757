import type { SecretVersionState } from '../stage/secrets.ts';

/** Since when a source has its secret, and until when the one before counts. No value of any. */
export interface SecretState {
  /** When the current secret was put. Absent where none was: every delivery is answered 503. */
  readonly putAt?: Date;
  /** Until when the previous one is accepted. Absent where there is none, or its time is over. */
  readonly previousUntil?: Date;
}

const HOUR_MILLISECONDS = 3_600_000;

/** What the versions of a secret say of it. */
export function secretState(
  versions: readonly SecretVersionState[],
  { now, graceHours }: { readonly now: Date; readonly graceHours: number },
): SecretState {
  const labelled = (label: string) => versions.find(({ stages }) => stages.includes(label));
  const current = labelled('AWSCURRENT');
  if (current === undefined) return {};
  const until = new Date(current.createdAt.getTime() + graceHours * HOUR_MILLISECONDS);
  const isAccepted = labelled('AWSPREVIOUS') !== undefined && until > now;
  return { putAt: current.createdAt, ...(isAccepted ? { previousUntil: until } : {}) };
}
