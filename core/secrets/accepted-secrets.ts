import { SECRET_PLACEHOLDER } from './placeholder.ts';
import type { AcceptedSecret } from './secrets.ts';

/** The two versions of a signing secret that Secrets Manager keeps across a rotation. */
export interface SecretVersions {
  /** `AWSCURRENT`, once a secret was put. */
  readonly current?: SecretVersion | undefined;
  /** `AWSPREVIOUS`, once the secret was rotated. */
  readonly previous?: SecretVersion | undefined;
}

/** One version of a secret and when it was put. */
export interface SecretVersion {
  readonly value: string;
  readonly createdAt: Date;
}

const HOUR_MILLISECONDS = 3_600_000;
/** What is left of the grace when whoever still signs with the previous secret should hurry. */
const ENDING = 1 / 4;

/**
 * Which secrets a delivery may be signed with now: the current one, and the previous one until `graceHours` after the
 * current one was put. The placeholder that earlier versions deployed is never accepted; where a rollback put it back, that
 * was no rotation, and the secret before it stays.
 */
export function acceptedSecrets(
  { current, previous }: SecretVersions,
  now: Date,
  graceHours: number,
): AcceptedSecret[] {
  const [currentValue, previousValue] = [put(current), put(previous)];
  const accepted: AcceptedSecret[] = [];
  if (currentValue !== undefined) accepted.push({ value: currentValue, stage: 'current' });
  const rotatedAt = currentValue === undefined ? undefined : current?.createdAt;
  if (previousValue !== undefined && isWithinGrace(rotatedAt, now, graceHours)) {
    const isEnding = !isWithinGrace(rotatedAt, now, (1 - ENDING) * graceHours);
    accepted.push({ value: previousValue, stage: 'previous', ...(isEnding ? { isEnding } : {}) });
  }
  return accepted;
}

/** The secret before the last rotation, where its grace is over: it is accepted no more. */
export function expiredSecret(
  { current, previous }: SecretVersions,
  now: Date,
  graceHours: number,
): string | undefined {
  const rotatedAt = put(current) === undefined ? undefined : current?.createdAt;
  return isWithinGrace(rotatedAt, now, graceHours) ? undefined : put(previous);
}

function isWithinGrace(rotatedAt: Date | undefined, now: Date, graceHours: number): boolean {
  return rotatedAt === undefined || now.getTime() < rotatedAt.getTime() + graceHours * HOUR_MILLISECONDS;
}

/** What somebody put, without the white space that pasting and files bring along: no secret begins or ends with it. */
function put(version: SecretVersion | undefined): string | undefined {
  const value = version?.value.trim();
  return value === '' || value === SECRET_PLACEHOLDER ? undefined : value;
}
