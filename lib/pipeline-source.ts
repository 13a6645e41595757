import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { SourceName } from '../core/events/source-name.ts';

/** One endpoint of a pipeline. */
export interface PipelineSource {
  /** The source, and the `source` of its events. */
  readonly name: SourceName;
  /** The endpoint to give to the provider. */
  readonly url: string;
  /** What holds the signing secret, once somebody put it. */
  readonly secret: Secret;
}
