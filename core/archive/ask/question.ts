import { matchesPattern } from '../../events/matches-pattern.ts';
import type { SourceName } from '../../events/source-name.ts';
import { type ArchivedEvent, byReceipt } from '../archived-event.ts';
import { mayHold, spanOf } from '../day-file/group-statistics.ts';
import type { DayFileGroup } from '../day-file/open-day-file.ts';

/** Which events somebody asks for. What is absent does not matter. */
export interface Question {
  readonly source?: SourceName | undefined;
  /** The provider's id of the event. */
  readonly id?: string | undefined;
  /** The `subject` of the envelope. */
  readonly user?: string | undefined;
  /** Event patterns, such as `privy.user.*`; one of them must match. */
  readonly types?: readonly string[] | undefined;
  readonly environment?: string | undefined;
  /** Received then or later. A time as in envelopes. */
  readonly from?: string | undefined;
  /** Received before. */
  readonly until?: string | undefined;
}

/** How the answer is laid out. */
export interface AnswerForm {
  readonly order: 'newest-first' | 'oldest-first';
  /** At most so many events, from 1 to `MOST_EVENTS`. */
  readonly limit: number;
  /** Only what comes after this place, in the order of the answer. */
  readonly after?: ReceiptPosition | undefined;
}

/** What an answer holds at most: it is in memory, and an event may have a mebibyte. */
export const MOST_EVENTS = 200;

/** Where an event stands among all of the archive, which is nowhere else when its day is compacted. */
export type ReceiptPosition = Pick<ArchivedEvent, 'received' | 'source' | 'id'>;

/** The order of an answer. */
export function orderOf({ order }: Pick<AnswerForm, 'order'>) {
  return (a: ReceiptPosition, b: ReceiptPosition): number =>
    order === 'oldest-first' ? byReceipt(a, b) : byReceipt(b, a);
}

/** Whether an event is asked for, whenever it was received. */
export function isAbout({ source, id, user, types, environment }: Question, event: ArchivedEvent): boolean {
  return (
    (source === undefined || event.source === source) &&
    (id === undefined || event.id === id) &&
    (user === undefined || event.subject === user) &&
    (environment === undefined || event.environment === environment) &&
    (types === undefined || types.some((pattern) => matchesPattern(pattern, event.type)))
  );
}

/** Whether an event was received in the time that is asked for. */
export function isInTime({ from, until }: Question, { received }: Pick<ArchivedEvent, 'received'>): boolean {
  return (from === undefined || received >= from) && (until === undefined || received < until);
}

/** Whether a group of rows may have an event that is asked for. */
export function mayAnswer({ id, user, environment, from, until }: Question, group: DayFileGroup): boolean {
  const received = spanOf(group, 'received');
  return (
    (id === undefined || mayHold(group, 'id', id)) &&
    (user === undefined || mayHold(group, 'subject', user)) &&
    (environment === undefined || mayHold(group, 'environment', environment)) &&
    (received === undefined ||
      ((from === undefined || received.most >= from) && (until === undefined || received.least < until)))
  );
}

/** Whether a day may have an event that is asked for, by the types that are in it. */
export function mayAnswerTypes({ types }: Question, found: readonly string[]): boolean {
  return types === undefined || found.some((type) => types.some((pattern) => matchesPattern(pattern, type)));
}
