import { MAX_NAMES, MAX_PER_SECOND } from '../../core/archive/replay/replay-order.ts';
import { validatePattern } from '../../core/events/patterns.ts';
import { isSourceName } from '../../core/events/source-name.ts';
import { OpsError } from '../ops-error.ts';
import { readMoment } from '../read-moment.ts';
import type { Stage } from '../stage/stage.ts';
import { subscriberOf } from '../stage/subscriber-of.ts';

/** What somebody wants to have replayed. */
export interface ReplayWish {
  readonly subscriber: string;
  /** Events received then or later: a day, a time, or how long ago, such as `24h`. */
  readonly from: string;
  /** Events received before. @default now */
  readonly until?: string | undefined;
  /** Event patterns, besides the subscriber's own. */
  readonly types?: readonly string[] | undefined;
  /** The subjects of events. */
  readonly users?: readonly string[] | undefined;
  readonly sources?: readonly string[] | undefined;
  /** Leaves out what the handler's inbox has. */
  readonly onlyMissing?: boolean | undefined;
  readonly perSecond?: number | undefined;
}

/** What the function that keeps the archive is asked for. */
export interface ReplayFields extends ReplayWish {
  readonly archive: 'replay';
  readonly until: string;
}

/** Reads a wish, so that the function is not asked for what it would refuse. Throws an `OpsError`. */
export function replayFields(
  stage: Pick<Stage, 'description' | 'now'>,
  { from, until, ...wish }: ReplayWish,
): ReplayFields {
  subscriberOf(stage, wish.subscriber);
  const now = stage.now();
  const first = readMoment('from', from, now);
  const last = until === undefined ? now : readMoment('until', until, now);
  if (last <= first)
    throw misused(
      `until is ${last.toISOString()}; allowed: a time after from, which is ${first.toISOString()}`,
    );
  for (const pattern of wish.types ?? []) checkPattern(pattern);
  for (const source of wish.sources ?? [])
    if (!isSourceName(source)) throw misused(`no source "${source}"; allowed: one such as privy/main`);
  if ((wish.users?.length ?? 0) > MAX_NAMES)
    throw misused(`${wish.users?.length} users; allowed: up to ${MAX_NAMES}, or none of them named for all`);
  checkPace(wish.perSecond);
  const given = Object.entries(wish).filter(([, value]) => value !== undefined);
  const fields = Object.fromEntries(given) as unknown as typeof wish;
  return { archive: 'replay', ...fields, from: first.toISOString(), until: last.toISOString() };
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
