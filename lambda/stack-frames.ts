const FRAMES_LOGGED = 5;
/** A line that names a place in the code. A line of a message may begin like one. */
const FRAME = /^at .*:\d+:\d+\)?$/;

/** Where an error was thrown. Without its message, which may quote the payload. */
export function stackFrames(error: unknown): readonly string[] | undefined {
  if (!(error instanceof Error) || error.stack === undefined) return undefined;
  const frames = error.stack
    .replace(error.message, '')
    .split('\n')
    .map((line) => line.trim());
  return frames.filter((line) => FRAME.test(line)).slice(0, FRAMES_LOGGED);
}
