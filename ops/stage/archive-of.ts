import type { DescribedArchive } from '../../core/stage/stage-description.ts';
import { OpsError } from '../ops-error.ts';
import type { Stage } from './stage.ts';

/** The archive of the stage. Throws an `OpsError` where it has none. */
export function archiveOf({ description }: Pick<Stage, 'description'>): DescribedArchive {
  const { archive, pipelineName } = description;
  if (archive !== undefined) return archive;
  throw new OpsError(
    'not-found',
    `${pipelineName} has no archive; give the stage one: take out "archive: false"`,
  );
}
