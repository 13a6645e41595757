import type { SourceName } from '../../core/events/source-name.ts';
import { SOURCES_RESOURCE } from '../../lambda/intake/source-resource.ts';

/** Where a source's deliveries arrive, without the stage name that stands before it behind execute-api. */
export function sourcePath(source: SourceName): string {
  return `${SOURCES_RESOURCE}/${source}`;
}
