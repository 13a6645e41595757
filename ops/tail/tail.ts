import { matchesPattern } from '../../core/events/matches-pattern.ts';
import { validatePattern } from '../../core/events/patterns.ts';
import { type Delivery, deliveryIn } from '../deliveries/delivery.ts';
import { type Handling, handlingIn } from '../deliveries/handling.ts';
import { OpsError } from '../ops-error.ts';
import type { LogLine } from '../stage/log-reader.ts';
import { sourceOf } from '../stage/source-of.ts';
import type { Stage } from '../stage/stage.ts';
import { handlersOf, subscriberOf } from '../stage/subscriber-of.ts';
import { followLogs } from './follow-logs.ts';

/** What is told of. What is absent does not matter. */
export interface TailOptions {
  /** From then on. */
  readonly from: Date;
  /** Whether to go on with what comes. */
  readonly follow: boolean;
  readonly source?: string | undefined;
  /** Event patterns. */
  readonly types?: readonly string[] | undefined;
  /** Outcomes of deliveries and attempts, such as `rejected` or `failed`. */
  readonly outcomes?: readonly string[] | undefined;
  /** Attempts of these only, and no deliveries. */
  readonly subscribers?: readonly string[] | undefined;
  /** Of what each log has already about so many lines are enough, where it can tell. @default all from that time on */
  readonly newest?: number | undefined;
  /** Called whenever all is told that the logs had at a look. */
  readonly onLooked?: (() => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A delivery, or an attempt of a handler. */
export type TailRow = Delivery | Handling;

/**
 * Tells of deliveries and of handlers' attempts, in their order, as far as the logs have them by then: CloudWatch has a line some
 * seconds after it was written. Throws an `OpsError` where something is named that the stage does not have.
 */
export async function* tail(stage: Stage, options: TailOptions): AsyncIterable<TailRow> {
  check(stage, options);
  const { from, follow, newest, onLooked, signal } = options;
  const wanted = { logGroups: groupsOf(stage, options), from, follow, newest, onLooked, signal };
  for await (const line of followLogs(stage, wanted)) {
    const row = rowIn(line);
    if (row !== undefined && isWanted(row, options)) yield row;
  }
}

function check(stage: Stage, { source, types = [], subscribers = [] }: TailOptions): void {
  if (source !== undefined) sourceOf(stage, source);
  for (const name of subscribers) subscriberOf(stage, name);
  for (const type of types) {
    const result = validatePattern(type);
    if (!result.ok) throw new OpsError('misused', result.message);
  }
}

function groupsOf(stage: Stage, { subscribers }: TailOptions): readonly string[] {
  const handlers = Object.entries(handlersOf(stage));
  if (subscribers === undefined)
    return [stage.description.intake.logGroup, ...handlers.map(([, { logGroup }]) => logGroup)];
  return handlers.filter(([name]) => subscribers.includes(name)).map(([, { logGroup }]) => logGroup);
}

function rowIn(line: LogLine): TailRow | undefined {
  return deliveryIn(line) ?? handlingIn(line);
}

function isWanted(row: TailRow, { source, types, outcomes }: TailOptions): boolean {
  return (
    (source === undefined || row.source === source) &&
    (outcomes === undefined || outcomes.includes(row.outcome)) &&
    (types === undefined || types.some((type) => matchesPattern(type, row.eventType ?? '')))
  );
}
