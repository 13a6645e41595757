import { createHash } from 'node:crypto';
import type { SourceName } from '../../events/source-name.ts';
import { messageGroupId } from '../../topic/message-ids.ts';

/** Who is to be forgotten: a user of a source, by the provider's id. */
export interface Person {
  readonly source: SourceName;
  readonly user: string;
}

/** The message group of a person's events: it tells which events are theirs. */
export function groupOf({ source, user }: Person): string {
  return messageGroupId(source, user);
}

/** Stands for a person where the id itself must not be kept: who knows the id can compare, and nobody can read it. */
export function digestOf({ source, user }: Person): string {
  return createHash('sha256').update(`${source}#${user}`).digest('hex');
}
