import {
  MAX_NAMES,
  MAX_PER_SECOND,
  REPLAY_DEFAULTS,
  type ReplayOrder,
} from '../../../core/archive/replay/replay-order.ts';
import { validatePattern } from '../../../core/events/patterns.ts';
import { isSourceName, type SourceName } from '../../../core/events/source-name.ts';
import { isEventKey } from '../../../core/ledger/is-event-key.ts';
import { readIso8601 } from '../../../core/time/iso-8601.ts';

/** What an operator, or the schedule, asks of the archive's replays. */
export type ReplayRequest =
  /** Brings a range of the archive to a subscriber; or counts what it would bring. */
  | { readonly archive: 'replay'; readonly order: ReplayOrder; readonly dryRun: boolean }
  /** How far the last replay of each subscriber is. */
  | { readonly archive: 'replays' }
  | { readonly archive: 'abort-replay'; readonly subscriber: string; readonly replayId: string }
  /** By the schedule: goes on with what is unfinished. */
  | { readonly archive: 'continue-replays' };

const KINDS: readonly unknown[] = [
  'replay',
  'replays',
  'abort-replay',
  'continue-replays',
] satisfies ReplayRequest['archive'][];

/** Whether the function was invoked with something about replays, whatever it is. */
export function isReplayRequest(event: unknown): event is { readonly archive: unknown } {
  return typeof event === 'object' && event !== null && 'archive' in event && KINDS.includes(event.archive);
}

/** Reads what the function was asked. Throws a `ReplayRequestError` that names all that is wrong. */
export function replayRequest(event: { readonly archive: unknown }, now: Date): ReplayRequest {
  const fields = event as Readonly<Record<string, unknown>>;
  const { archive, subscriber, replayId } = fields;
  if (archive === 'replays' || archive === 'continue-replays') return { archive };
  if (archive === 'replay') return { archive, ...readOrder(fields, now) };
  const problems = [
    ...(isName(subscriber) ? [] : [problem('subscriber', subscriber, 'the name of a subscriber')]),
    ...(isName(replayId) ? [] : [problem('replayId', replayId, 'the id that the replay was given')]),
  ];
  if (problems.length > 0) throw new ReplayRequestError(problems);
  return { archive: 'abort-replay', subscriber: String(subscriber), replayId: String(replayId) };
}

/** The function was asked for a replay in a way that it does not understand. */
export class ReplayRequestError extends Error {
  readonly code = 'replay-request';

  constructor(problems: readonly string[]) {
    super(
      `${problems.join('; ')}. A replay is {"archive":"replay","subscriber":"<name>","from":"<time>"}, and if you like "until", ` +
        '"types", "users", "sources", "events", "onlyMissing", "perSecond" and "dryRun"; others are {"archive":"replays"} and ' +
        '{"archive":"abort-replay","subscriber":"<name>","replayId":"<id>"}',
    );
    this.name = 'ReplayRequestError';
  }
}

const FIELDS = [
  'archive',
  'subscriber',
  'from',
  'until',
  'types',
  'users',
  'sources',
  'events',
  'onlyMissing',
  'perSecond',
  'dryRun',
];
const A_TIME = 'a date such as 2026-11-27, or a time such as 2026-11-27T08:00:00Z';

function readOrder(fields: Readonly<Record<string, unknown>>, now: Date) {
  const { subscriber, types, users, sources, events, dryRun = false } = fields;
  const { onlyMissing = REPLAY_DEFAULTS.onlyMissing, perSecond = REPLAY_DEFAULTS.perSecond } = fields;
  const from = readTime(fields['from']);
  const until = fields['until'] === undefined ? now : readTime(fields['until']);
  const problems: string[] = [];
  const check = (name: string, isRight: boolean, allowed: string) => {
    if (!isRight) problems.push(problem(name, fields[name], allowed));
  };
  for (const name of Object.keys(fields)) if (!FIELDS.includes(name)) problems.push(`there is no "${name}"`);
  check('subscriber', isName(subscriber), 'the name of a subscriber');
  check('from', from !== undefined, A_TIME);
  check('until', until !== undefined, `${A_TIME}, or nothing for now`);
  if (from !== undefined && until !== undefined) check('until', from < until, 'a time after "from"');
  check('types', types === undefined || areNames(types), 'event patterns in a list');
  // Not who they are: what is thrown is logged.
  if (users !== undefined && !areNames(users))
    problems.push(`"users" is not what it may be; allowed: up to ${MAX_NAMES} subjects of events in a list`);
  check('sources', sources === undefined || areSources(sources), 'sources in a list, such as ["privy/main"]');
  // Not what is there: there may be a thousand.
  if (events !== undefined && !areEvents(events))
    problems.push(
      `"events" is not what it may be; allowed: up to ${MAX_NAMES} events in a list, such as ["privy/main#msg_1"]`,
    );
  check('onlyMissing', typeof onlyMissing === 'boolean', 'true or false');
  check('dryRun', typeof dryRun === 'boolean', 'true or false');
  check('perSecond', isPace(perSecond), `a whole number from 1 to ${MAX_PER_SECOND}`);
  if (areNames(types)) problems.push(...types.flatMap(patternProblem));
  if (problems.length > 0) throw new ReplayRequestError(problems);
  const order: ReplayOrder = {
    subscriber: subscriber as string,
    from: (from as Date).toISOString(),
    until: (until as Date).toISOString(),
    ...(types === undefined ? {} : { types: types as string[] }),
    ...(users === undefined ? {} : { users: users as string[] }),
    ...(sources === undefined ? {} : { sources: sources as SourceName[] }),
    ...(events === undefined ? {} : { events: events as string[] }),
    onlyMissing: onlyMissing as boolean,
    perSecond: perSecond as number,
  };
  return { order, dryRun: dryRun as boolean };
}

function problem(name: string, value: unknown, allowed: string): string {
  return `"${name}" is ${value === undefined ? 'missing' : JSON.stringify(value)}; allowed: ${allowed}`;
}

function patternProblem(pattern: string): readonly string[] {
  const checked = validatePattern(pattern);
  return checked.ok ? [] : [`in "types", ${checked.message}`];
}

/** A date is its first moment in UTC. */
function readTime(value: unknown): Date | undefined {
  if (typeof value !== 'string') return undefined;
  return readIso8601(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T00:00:00Z` : value);
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function areNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.length <= MAX_NAMES && value.every(isName);
}

function areSources(value: unknown): value is SourceName[] {
  return areNames(value) && value.every(isSourceName);
}

function areEvents(value: unknown): value is string[] {
  return areNames(value) && value.every(isEventKey);
}

function isPace(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MAX_PER_SECOND;
}
