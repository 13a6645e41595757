const FRAMES_LOGGED = 5;
/** A line that names a place in the code. A line of a message may begin like one. */
const FRAME = /^at .*:\d+:\d+\)?$/;

/** Where an error was thrown. Without its message, which may quote the payload. Does not throw. */
export function stackFrames(error: unknown): readonly string[] | undefined {
  try {
    return readFrames(error);
  } catch {
    return undefined;
  }
}

function readFrames(error: unknown): readonly string[] | undefined {
  if (!(error instanceof Error) || typeof error.stack !== 'string') return undefined;
  const frames = error.stack
    .replace(error.message, '')
    .split('\n')
    .map((line) => line.trim());
  return frames.filter((line) => FRAME.test(line)).slice(0, FRAMES_LOGGED);
}
