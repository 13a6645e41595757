import { drain } from '../../core/drain/drain.ts';
import type { DrainPorts } from '../../core/drain/drain-ports.ts';
import { releaseRefused } from '../../core/drain/release-refused.ts';
import { agesOf } from '../../core/parked/ages-of.ts';
import type { ParkedAges } from '../../core/parked/parked-lines.ts';
import type { RefusedEvent, RefusedEvents } from '../../core/parked/refused-events.ts';
import { ALL_SHARDS } from '../../core/parked/shards.ts';
import type { Telemetry } from '../telemetry.ts';
import { type DrainRequest, drainRequest } from './drain-request.ts';
import { reportDrain } from './report.ts';

/**
 * A run ends before the next one begins a minute later; what is on its way then still has time to end. One that a delivery
 * woke works beside the next of the schedule until its own time is over: once in an episode some events are published
 * twice, which the topic drops, and that costs quota only.
 */
const RUN_MILLISECONDS = 58_000;
/** As long as somebody who has typed a command waits for its answer. */
const RELEASE_MILLISECONDS = 20_000;

/** What the function works with. */
export interface Drain {
  readonly ports: DrainPorts & { readonly refused: RefusedEvents };
  readonly retentionDays: number;
}

/** What an operator is answered; a run answers nobody. */
export type OperatorAnswer =
  | ListedParked
  | { readonly key: string; readonly done: 'dropped' | 'not-set-aside' | ReleaseOutcome };

/** What is parked: when the oldest and the newest in line were, and all that the topic refused. */
export interface ListedParked {
  readonly waiting: ParkedAges;
  readonly refused: readonly ListedEvent[];
}

/** `published`: it is on the topic all the same, by a later delivery, so that nothing is left to decide but to drop it. */
export type ListedEvent = RefusedEvent & { readonly published?: true };

/** `released`: it is in line again, and comes out when the topic takes it. */
export type ReleaseOutcome = 'published' | 'refused-again' | 'released';

/** Runs the drain for its schedule or for a delivery that woke it, and lets an operator decide on the events that the topic refused. */
export function drainHandler({ ports, retentionDays }: Drain, telemetry: Telemetry) {
  return async (event: unknown): Promise<OperatorAnswer | undefined> => {
    const request = drainRequest(event);
    if ('refused' in request) return await answerOperator(request, { ports, retentionDays }, telemetry);

    const startedAt = ports.now();
    const deadline = new Date(startedAt.getTime() + RUN_MILLISECONDS);
    const report = await drain({ shards: request.shards, deadline, retentionDays }, ports);
    reportDrain(report, { startedAt, endedAt: ports.now() }, telemetry);
    if (!report.listed) throw new LinesNotListedError(request.shards);
    return undefined;
  };
}

/** Nobody knows what is parked in some shards: the run counts as failed, which rings. */
class LinesNotListedError extends Error {
  readonly code = 'lines-not-listed';

  constructor(shards: readonly number[]) {
    super(
      `the lines of the shards ${shards.join(', ')} could not be listed; the log line of this run says why`,
    );
    this.name = 'LinesNotListedError';
  }
}

async function answerOperator(
  request: Exclude<DrainRequest, { readonly shards: readonly number[] }>,
  { ports, retentionDays }: Drain,
  telemetry: Telemetry,
): Promise<OperatorAnswer> {
  if (request.refused === 'list')
    return { waiting: await agesOf(ALL_SHARDS, ports.parked), refused: await listRefused(ports) };
  const { key } = request;
  const isRelease = request.refused === 'release';
  const found = isRelease ? await releaseRefused(key, ports) : await ports.refused.drop(key);
  if (!found) return { key, done: 'not-set-aside' };
  const done = isRelease ? await publishReleased(key, { ports, retentionDays }, telemetry) : 'dropped';
  telemetry.logger.warn('refused event', { eventKey: key, done });
  return { key, done };
}

async function listRefused({ refused, ledger, now }: Drain['ports']): Promise<readonly ListedEvent[]> {
  const events = await refused.list();
  const keys = events.map(({ key }) => key);
  const published = await ledger.published(keys, now());
  return events.map((event) => (published.has(event.key) ? { ...event, published: true } : event));
}

/** Nobody else was told that something is in line again, and whoever released it waits to see what becomes of it. */
async function publishReleased(
  key: string,
  { ports, retentionDays }: Drain,
  telemetry: Telemetry,
): Promise<ReleaseOutcome> {
  const startedAt = ports.now();
  const deadline = new Date(startedAt.getTime() + RELEASE_MILLISECONDS);
  const report = await drain({ shards: ALL_SHARDS, deadline, retentionDays }, ports);
  reportDrain(report, { startedAt, endedAt: ports.now() }, telemetry);
  if ((await ports.ledger.published([key], ports.now())).has(key)) return 'published';
  return (await ports.refused.list()).some((event) => event.key === key) ? 'refused-again' : 'released';
}
