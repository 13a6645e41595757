import type { Stage } from '../stage/stage.ts';
import { type ArchiveStatus, archiveStatus } from './archive-status.ts';
import { type CanaryStatus, canaryStatus } from './canary-status.ts';
import { type Finding, findingsOf } from './findings-of.ts';
import { type ParkedStatus, parkedStatus } from './parked-status.ts';
import { type SourceStatus, sourceStatus } from './source-status.ts';
import { type SubscriberStatus, subscriberStatus } from './subscriber-status.ts';

/** How a stage is. */
export interface StageStatus {
  readonly pipelineName: string;
  readonly region: string;
  /** When it was looked at, ISO 8601. */
  readonly at: string;
  readonly sources: readonly SourceStatus[];
  readonly subscribers: readonly SubscriberStatus[];
  readonly parked: ParkedStatus;
  /** Absent where the stage has none. */
  readonly archive?: ArchiveStatus;
  /** Absent where the stage has none. */
  readonly canary?: CanaryStatus;
  /** What is not as it should be, the most urgent first. Empty where all is well. */
  readonly findings: readonly Finding[];
}

/** Looks how a stage is. Changes nothing. */
export async function stageStatus(stage: Stage): Promise<StageStatus> {
  const { pipelineName, region, sources, subscribers } = stage.description;
  const [ofSources, ofSubscribers, parked, archive, canary] = await Promise.all([
    Promise.all(Object.entries(sources).map((source) => sourceStatus(stage, source))),
    Promise.all(Object.entries(subscribers).map((subscriber) => subscriberStatus(stage, subscriber))),
    parkedStatus(stage),
    archiveStatus(stage),
    canaryStatus(stage),
  ]);
  const status = {
    pipelineName,
    region,
    at: stage.now().toISOString(),
    sources: ofSources,
    subscribers: ofSubscribers,
    parked,
    ...(archive === undefined ? {} : { archive }),
    ...(canary === undefined ? {} : { canary }),
  };
  return { ...status, findings: findingsOf(status) };
}
