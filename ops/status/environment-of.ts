import type { SourceName } from '../../core/events/source-name.ts';
import { askArchive } from '../archive/ask-archive.ts';
import type { Stage } from '../stage/stage.ts';

/** The provider's environment of a source, by its newest event in the archive; undefined where that cannot be told. */
export async function environmentOf(
  stage: Pick<Stage, 'description' | 'services'>,
  source: string,
): Promise<string | undefined> {
  if (stage.description.archive === undefined) return undefined;
  const { events } = await askArchive(
    stage,
    { source: source as SourceName },
    { order: 'newest-first', limit: 1 },
  );
  return events[0]?.environment;
}
