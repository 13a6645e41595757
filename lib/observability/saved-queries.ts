import { Lazy } from 'aws-cdk-lib';
import { CfnQueryDefinition } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Observable } from './observable.ts';
import { SAVED_QUERIES } from './queries.ts';

/** A query looks into no more groups at once. */
const MOST_LOG_GROUPS = 50;

/** What the queries are called after, and what they look into. */
export interface SavedQueriesProps {
  /** The name of the pipeline: in the console they stand in a folder of it. */
  readonly pipelineName: string;
  /** What has logs. Asked at the synthesis, so that what is added until then is in the queries. */
  readonly parts: readonly Observable[];
}

/**
 * The questions that are asked of the logs again and again, in the console under "Saved and sample queries".
 *
 * Defines query definitions of CloudWatch Logs.
 */
export class SavedQueries extends Construct {
  constructor(scope: Construct, id: string, { pipelineName, parts }: SavedQueriesProps) {
    super(scope, id);
    for (const { name, logs: asked, lines } of SAVED_QUERIES) {
      new CfnQueryDefinition(this, idOf(name), {
        name: `${pipelineName}/${name}`,
        logGroupNames: Lazy.list({
          produce: () =>
            asked
              .flatMap((writer) => parts.flatMap(({ logs = {} }) => logs[writer] ?? []))
              .map(({ logGroupName }) => logGroupName)
              .slice(0, MOST_LOG_GROUPS),
        }),
        queryString: lines.join('\n| '),
      });
    }
  }
}

/** A name as the id of a construct. */
function idOf(name: string): string {
  return name.replaceAll(/[^a-z]+/g, '-');
}
