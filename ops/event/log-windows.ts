import type { LogRange } from '../stage/log-reader.ts';

/** A provider tries for a day and a half, and a handler for hours. */
const AFTER_MILLISECONDS = 36 * 3_600_000;
/** Before the claim comes the look at the secret, and a clock may be a little off. */
const BEFORE_MILLISECONDS = 60_000;
/** Who looks for an event has often just done something about it. */
const LATELY_MILLISECONDS = 24 * 3_600_000;

/**
 * Where the logs are read for an event: from its first delivery on for as long as attempts at it go on, and the last day. All of
 * the time in between may be weeks, and reading a log costs by its size.
 */
export function logWindows(
  firstSeen: Date,
  now: Date,
): readonly Required<Pick<LogRange, 'from' | 'until'>>[] {
  const from = new Date(firstSeen.getTime() - BEFORE_MILLISECONDS);
  const firstEnds = firstSeen.getTime() + AFTER_MILLISECONDS;
  const lastBegins = now.getTime() - LATELY_MILLISECONDS;
  // The end is exclusive, and what was written this moment is of interest.
  const until = new Date(now.getTime() + 1_000);
  if (lastBegins <= firstEnds) return [{ from, until }];
  return [
    { from, until: new Date(firstEnds) },
    { from: new Date(lastBegins), until },
  ];
}
