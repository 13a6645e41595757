import { OpsError } from '../ops-error.ts';
import { sourceOf } from '../stage/source-of.ts';
import type { Stage } from '../stage/stage.ts';
import { type HandlerStats, handlerStats } from './handler-stats.ts';
import { type SourceStats, sourceStats } from './source-stats.ts';

/** Which figures are wanted. */
export interface StatsWanted {
  readonly from: Date;
  readonly until: Date;
  /** The length of a row. */
  readonly by: 'hour' | 'day';
  /** @default all */
  readonly source?: string | undefined;
}

/** What the functions of a stage counted. Times are ISO 8601. */
export interface StageStats {
  readonly from: string;
  readonly until: string;
  readonly by: StatsWanted['by'];
  readonly sources: readonly SourceStats[];
  readonly handlers: readonly HandlerStats[];
}

/** The seconds of a row. */
export const PERIOD_SECONDS = { hour: 3_600, day: 86_400 } as const;

/** More rows help nobody, and CloudWatch answers 1,440 points of a metric at once. */
const MOST_ROWS = 1_000;

/** Counts deliveries by source and attempts by handler. Throws an `OpsError` where something is asked that cannot be. */
export async function stageStats(stage: Stage, wanted: StatsWanted): Promise<StageStats> {
  const { from, until, by, source } = wanted;
  check(wanted);
  const { sources, subscribers } = stage.description;
  const names = source === undefined ? Object.keys(sources) : [sourceOf(stage, source).name];
  const handlers = Object.keys(subscribers).filter((name) => subscribers[name]?.functionName !== undefined);
  const range = { from, until, periodSeconds: PERIOD_SECONDS[by] };
  const [ofSources, ofHandlers] = await Promise.all([
    Promise.all(names.map((name) => sourceStats(stage, name, range))),
    Promise.all(handlers.map((name) => handlerStats(stage, name, range))),
  ]);
  return {
    from: from.toISOString(),
    until: until.toISOString(),
    by,
    sources: ofSources,
    handlers: ofHandlers,
  };
}

function check({ from, until, by }: StatsWanted): void {
  if (from >= until)
    throw new OpsError(
      'misused',
      `from ${from.toISOString()} until ${until.toISOString()} is no time; allowed: a beginning before the end`,
    );
  const rows = (until.getTime() - from.getTime()) / (PERIOD_SECONDS[by] * 1_000);
  if (rows > MOST_ROWS)
    throw new OpsError('misused', `${Math.ceil(rows)} rows, one for each ${by}; allowed: up to ${MOST_ROWS}`);
}
