import type { ReleaseReport } from '../../core/quarantine/release.ts';
import type { AsJson } from '../as-json.ts';
import type { Stage } from '../stage/stage.ts';
import { askQuarantine } from './ask-quarantine.ts';

/** What became of the line of a user. */
export type ReleasedLine = AsJson<ReleaseReport> & { readonly group: string };

/** How a line is released. */
export interface LineRelease {
  readonly handler: string;
  readonly group: string;
  /** Told how many events were handled so far, whenever the function's time was over. */
  readonly onProgress?: (handled: number) => void;
  /** Ends the release between two invocations: what is left stays in line. */
  readonly signal?: AbortSignal | undefined;
}

/** Hands the events of one user back to the handler, oldest first, however often the function's time is over. */
export async function releaseUser(
  stage: Pick<Stage, 'description' | 'services'>,
  { handler, group, onProgress, signal }: LineRelease,
): Promise<ReleasedLine> {
  for (let handled = 0; ; ) {
    const answer = await askQuarantine<ReleaseReport>(stage, handler, { quarantine: 'release', group });
    handled += answer.handled;
    if (answer.done !== 'out-of-time' || signal?.aborted) return { ...answer, group, handled };
    onProgress?.(handled);
  }
}
