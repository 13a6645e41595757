import { type Looked, PartLooks } from '../parts/look-at-parts.ts';
import type { Stage } from '../stage/stage.ts';
import { type ArchiveStatus, archiveStatus } from './archive-status.ts';
import { type CanaryStatus, canaryStatus } from './canary-status.ts';
import type { Finding } from './finding.ts';
import { findingsOf } from './findings-of.ts';
import { type ParkedStatus, parkedStatus } from './parked-status.ts';
import { type SourceStatus, sourceStatus } from './source-status.ts';
import { type SubscriberStatus, subscriberStatus } from './subscriber-status.ts';

/** How a stage is. */
export interface StageStatus {
  readonly pipelineName: string;
  readonly region: string;
  /** When it was looked at, ISO 8601. */
  readonly at: string;
  /** Of one that cannot be looked at, such as for want of a permission, only which it is and why. */
  readonly sources: readonly LookedSource[];
  readonly subscribers: readonly LookedSubscriber[];
  readonly parked: Looked<ParkedStatus>;
  /** Absent where the stage has none. */
  readonly archive?: Looked<ArchiveStatus>;
  /** Absent where the stage has none. */
  readonly canary?: Looked<CanaryStatus>;
  /** What is not as it should be, the most urgent first. Empty where all is well. */
  readonly findings: readonly Finding[];
}

/** A source, as far as it could be looked at. */
export type LookedSource = Looked<SourceStatus, Pick<SourceStatus, 'source' | 'provider' | 'url'>>;

/** A subscriber, as far as it could be looked at. */
export type LookedSubscriber = Looked<SubscriberStatus, Pick<SubscriberStatus, 'subscriber' | 'kind'>>;

/** Looks how a stage is. Changes nothing. Fails only where no part of it can be looked at. */
export async function stageStatus(stage: Stage): Promise<StageStatus> {
  const { pipelineName, region, archive: archived, canary: flying } = stage.description;
  const looks = new PartLooks();
  const [sources, subscribers, parked, archive, canary] = await Promise.all([
    lookAtSources(stage, looks),
    lookAtSubscribers(stage, looks),
    looks.at({}, () => parkedStatus(stage)),
    archived && looks.at({}, () => archiveStatus(stage, archived)),
    // It is known by figures alone, which are there of a stage that is torn down too.
    flying && new PartLooks().at({}, () => canaryStatus(stage)),
  ]);
  looks.assertSomeSeen();
  const status = {
    pipelineName,
    region,
    at: stage.now().toISOString(),
    sources,
    subscribers,
    parked,
    ...(archive === undefined ? {} : { archive }),
    ...(canary === undefined ? {} : { canary }),
  };
  return { ...status, findings: findingsOf(status) };
}

function lookAtSources(stage: Stage, looks: PartLooks): Promise<readonly LookedSource[]> {
  const sources = Object.entries(stage.description.sources);
  return Promise.all(
    sources.map(([source, described]) => {
      const { provider, url } = described;
      return looks.at({ source, provider, url }, () => sourceStatus(stage, [source, described]));
    }),
  );
}

function lookAtSubscribers(stage: Stage, looks: PartLooks): Promise<readonly LookedSubscriber[]> {
  const subscribers = Object.entries(stage.description.subscribers);
  return Promise.all(
    subscribers.map(([subscriber, described]) => {
      const { kind } = described;
      return looks.at({ subscriber, kind }, () => subscriberStatus(stage, [subscriber, described]));
    }),
  );
}
