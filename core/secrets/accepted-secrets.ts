import { SECRET_PLACEHOLDER } from './placeholder.ts';
import type { AcceptedSecret } from './secrets.ts';

/** The two versions of a signing secret that Secrets Manager keeps across a rotation. */
export interface SecretVersions {
  /** `AWSCURRENT`. */
  readonly current: SecretVersion;
  /** `AWSPREVIOUS`, once the secret was rotated. */
  readonly previous?: SecretVersion;
}

/** One version of a secret and when it was put. */
export interface SecretVersion {
  readonly value: string;
  readonly createdAt: Date;
}

const HOUR_MILLISECONDS = 3_600_000;

/**
 * Which secrets a delivery may be signed with now: the current one, and the previous one until `graceHours` after the
 * current one was put. The placeholder that a new stack is deployed with is never accepted.
 */
export function acceptedSecrets(
  { current, previous }: SecretVersions,
  now: Date,
  graceHours: number,
): AcceptedSecret[] {
  const graceEnds = current.createdAt.getTime() + graceHours * HOUR_MILLISECONDS;
  const versions: AcceptedSecret[] = [{ value: pasted(current.value), stage: 'current' }];
  if (previous !== undefined && now.getTime() < graceEnds) {
    versions.push({ value: pasted(previous.value), stage: 'previous' });
  }
  return versions.filter(({ value }) => value !== '' && value !== SECRET_PLACEHOLDER);
}

/** Without the white space that pasting and files bring along: no provider issues a secret that begins or ends with it. */
function pasted(value: string): string {
  return value.trim();
}
