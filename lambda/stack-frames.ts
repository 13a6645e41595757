const FRAMES_LOGGED = 5;
/** A module may be its own address, code and all, and what failed is kept in an item of a table. */
const MAX_FRAME_LENGTH = 1_000;
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
  const isFrame = (line: string) => line.length <= MAX_FRAME_LENGTH && FRAME.test(line);
  return frames.filter(isFrame).slice(0, FRAMES_LOGGED);
}
