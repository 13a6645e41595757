import type { SourceName } from '../../core/events/source-name.ts';

/** Where a source's deliveries arrive, without the stage name that stands before it behind execute-api. */
export function sourcePath(source: SourceName): string {
  return `/webhooks/${source}`;
}
