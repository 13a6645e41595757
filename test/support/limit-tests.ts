import { addEventHandler, type Event, type State } from 'jest-circus';

/** Far above what the slowest test takes on a busy machine: who reaches it hangs. */
const LEAST_LIMIT_MILLISECONDS = 300_000;
// A test may replace the clock of its process.
const { setTimeout, clearTimeout } = globalThis;

/**
 * Fails a test or hook that hangs, by name: the runner heeds no time limits, and would wait with everybody else for it.
 * A longer limit of the test's own counts.
 */
export function limitTests({ name }: Pick<Event, 'name'>, { currentDescribeBlock }: State): void {
  const added =
    name === 'add_test'
      ? currentDescribeBlock.tests.at(-1)
      : name === 'add_hook'
        ? currentDescribeBlock.hooks.at(-1)
        : undefined;
  if (added === undefined) return;
  const work = added.fn as () => unknown;
  if (work.length === 0)
    added.fn = () => within(Math.max(LEAST_LIMIT_MILLISECONDS, added.timeout ?? 0), work);
}

/** What the work comes to; rejects where that takes longer than the limit. */
export async function within(milliseconds: number, work: () => unknown): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    const error = new Error(`still not done after ${milliseconds / 1000} s: it hangs`);
    timer = setTimeout(() => reject(error), milliseconds);
  });
  try {
    return await Promise.race([Promise.resolve().then(work), tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

addEventHandler(limitTests);
