import { MAX_NAMES, MAX_PER_SECOND } from '../../core/archive/replay/replay-order.ts';
import { validatePattern } from '../../core/events/patterns.ts';
import { isSourceName } from '../../core/events/source-name.ts';
import { OpsError } from '../ops-error.ts';
import { readMoment } from '../read-moment.ts';
import type { Stage } from '../stage/stage.ts';
import { subscriberOf } from '../stage/subscriber-of.ts';
import { namedEvents } from './named-events.ts';

/** What somebody wants to have replayed. */
export interface ReplayWish {
  readonly subscriber: string;
  /** Events received then or later: a day, a time, or how long ago, such as `24h`. @default with `events`, when they came */
  readonly from?: string | undefined;
  /** Events received before. @default now */
  readonly until?: string | undefined;
  /** Event patterns, besides the subscriber's own. */
  readonly types?: readonly string[] | undefined;
  /** The subjects of events. */
  readonly users?: readonly string[] | undefined;
  readonly sources?: readonly string[] | undefined;
  /** These events only, each as `findEvent` takes it. */
  readonly events?: readonly string[] | undefined;
  /** Leaves out what the handler's inbox has. */
  readonly onlyMissing?: boolean | undefined;
  readonly perSecond?: number | undefined;
}

/** What the function that keeps the archive is asked for. */
export interface ReplayFields extends ReplayWish {
  readonly archive: 'replay';
  readonly from: string;
  readonly until: string;
}

/** Reads a wish, so that the function is not asked for what it would refuse. Throws an `OpsError`. */
export async function replayFields(
  stage: Stage,
  { from, until, events, ...wish }: ReplayWish,
): Promise<ReplayFields> {
  subscriberOf(stage, wish.subscriber);
  checkWish(wish);
  checkCount('events', events);
  const named =
    events === undefined ? undefined : await namedEvents(stage, { events, isTimed: from !== undefined });
  const now = stage.now();
  const first = from === undefined ? named?.from : readMoment('from', from, now);
  if (first === undefined) throw misused('from is missing; give a time, or name events');
  const last = until === undefined ? (named?.until ?? now) : readMoment('until', until, now);
  if (last <= first)
    throw misused(
      `until is ${last.toISOString()}; allowed: a time after from, which is ${first.toISOString()}`,
    );
  const given = Object.entries({ ...wish, events: named?.keys }).filter(([, value]) => value !== undefined);
  const fields = Object.fromEntries(given) as unknown as typeof wish;
  return { archive: 'replay', ...fields, from: first.toISOString(), until: last.toISOString() };
}

function checkWish(wish: Omit<ReplayWish, 'from' | 'until' | 'events'>): void {
  for (const pattern of wish.types ?? []) checkPattern(pattern);
  for (const source of wish.sources ?? [])
    if (!isSourceName(source)) throw misused(`no source "${source}"; allowed: one such as privy/main`);
  checkCount('users', wish.users);
  checkPace(wish.perSecond);
}

function checkCount(noun: string, names: readonly string[] | undefined): void {
  if (names === undefined || (names.length > 0 && names.length <= MAX_NAMES)) return;
  throw misused(`${names.length} ${noun}; allowed: up to ${MAX_NAMES}, or none of them named for all`);
}

function checkPattern(pattern: string): void {
  const checked = validatePattern(pattern);
  if (!checked.ok) throw misused(checked.message);
}

function checkPace(perSecond: number | undefined): void {
  if (perSecond === undefined) return;
  if (Number.isInteger(perSecond) && perSecond >= 1 && perSecond <= MAX_PER_SECOND) return;
  throw misused(`${perSecond} events a second; allowed: a whole number from 1 to ${MAX_PER_SECOND}`);
}

function misused(message: string): OpsError {
  return new OpsError('misused', message);
}
