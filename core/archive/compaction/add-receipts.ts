import type { SourceName } from '../../events/source-name.ts';
import { factsOf } from '../day-file/batches.ts';
import type { HotEvents } from './hot-events.ts';
import type { SourceFiles } from './source-files.ts';

/**
 * Adds when the events in the files of a source were received. True where there is something to write: an event that the files
 * have not, a copy that was received earlier, or files that no manifest names.
 */
export async function addReceipts(
  source: SourceName,
  { stored, files }: SourceFiles,
  { receipts, sources }: HotEvents,
): Promise<boolean> {
  let known = 0;
  for (const { open } of files)
    for await (const facts of factsOf(open, source))
      for (const fact of facts) {
        const before = receipts.add(fact);
        if (before !== undefined && Date.parse(fact.received) <= before) known += 1;
      }
  return stored === undefined || known < (sources.get(source) ?? 0);
}
