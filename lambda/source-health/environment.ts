import type { SourceName } from '../../core/events/source-name.ts';

/** The environment variables of the function that looks at the sources: set by `lib/`, read by the entry. */
export const SOURCE_HEALTH_ENVIRONMENT = {
  /** JSON: `WatchedSources`. */
  watched: 'WATCHED_SOURCES',
  /** What API Gateway calls the API in its metrics. */
  apiName: 'API_NAME',
} as const;

/** What is looked at. */
export interface WatchedSources {
  readonly sources: Readonly<Partial<Record<SourceName, WatchedSource>>>;
  /** What WAF calls the web ACL in its metrics, and in which region. */
  readonly webAcl: string;
  readonly region: string;
}

/** What the function is told of one source. */
export interface WatchedSource {
  /** The environment of events that name none, by which a provider's rule may differ. */
  readonly environment: string;
  /** The rule of the web ACL that blocks what carries a signature from other addresses. @default the source has no list */
  readonly offListRule?: string;
  /** @default learned from what was delivered */
  readonly expectDeliveryEveryHours?: number;
}
