import { isOwnFrame } from '../core/handling/own-frame.ts';

const FRAMES_LOGGED = 5;
/** A line that names a place in the code. A line of a message may begin like one. */
const FRAME = /^at .*:\d+:\d+\)?$/;

/**
 * Where an error was thrown, and where in own code, however many frames of libraries come before. Without its message, which may quote
 * the payload. Does not throw.
 */
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
    .map((line) => line.trim())
    .filter((line) => FRAME.test(line));
  const own = frames.findIndex(isOwnFrame);
  const last = own < FRAMES_LOGGED ? FRAMES_LOGGED - 1 : own;
  return [...frames.slice(0, FRAMES_LOGGED - 1), ...frames.slice(last, last + 1)];
}
