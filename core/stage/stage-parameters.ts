import type { SourceName } from '../events/source-name.ts';
import type { DescribedSource, DescribedSubscriber, StageDescription } from './stage-description.ts';

/** What the names of the parameters begin with by which deployed stages describe themselves. */
export const STAGE_PARAMETERS = '/wallet-webhooks';

/** What the stage's own parameter says: all but what there may be any number of. A parameter takes 4 KB. */
export type StagePart = Omit<StageDescription, 'sources' | 'subscribers' | 'tables'>;

/** What the parameter of a source says. */
export interface SourcePart {
  readonly source: string;
  readonly description: DescribedSource;
}

/** What the parameter of a subscriber says. */
export interface SubscriberPart {
  readonly subscriber: string;
  readonly description: DescribedSubscriber;
  /** The handler's own tables, by the names of its manifest. Another service has none. */
  readonly tables?: Readonly<Record<string, string>>;
}

/** The parameter of the stage itself. */
export function stageParameter(pipelineName: string): string {
  return `${STAGE_PARAMETERS}/${pipelineName}`;
}

/** The parameter of a source of the stage. */
export function sourceParameter(pipelineName: string, source: SourceName): string {
  return `${stageParameter(pipelineName)}/sources/${source}`;
}

/** The parameter of a subscriber of the stage. */
export function subscriberParameter(pipelineName: string, subscriber: string): string {
  return `${stageParameter(pipelineName)}/subscribers/${subscriber}`;
}

/** The description that the parts say together. */
export function describedBy(
  stage: StagePart,
  parts: readonly (SourcePart | SubscriberPart)[],
): StageDescription {
  const sources = parts.filter((part) => 'source' in part);
  const subscribers = parts.filter((part) => 'subscriber' in part);
  return {
    ...stage,
    sources: Object.fromEntries(sources.map(({ source, description }) => [source, description])),
    subscribers: Object.fromEntries(
      subscribers.map(({ subscriber, description }) => [subscriber, description]),
    ),
    tables: Object.fromEntries(
      subscribers.flatMap(({ subscriber, tables }) => (tables === undefined ? [] : [[subscriber, tables]])),
    ),
  };
}
