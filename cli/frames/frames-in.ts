import { BUILD_NAME } from '../../lib/build-name.ts';

/** A place in a bundle, as a stack trace has it. */
export interface Frame {
  /** The function as the trace calls it, where it does. */
  readonly functionName?: string;
  /** Such as `user-directory-0f1e2d3c4b5a.mjs`. */
  readonly build: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

const FRAME = new RegExp(`(?:\\bat ([^()"\\n]+) \\()?\\b(${BUILD_NAME}):(\\d+):(\\d+)`, 'g');

/** The frames in a text, whatever it is: a line of the log, its `fault.frames`, or a whole stack trace. */
export function framesIn(text: string): Frame[] {
  return [...text.matchAll(FRAME)].map(([, functionName, build = '', line, column]) => ({
    ...(functionName === undefined ? {} : { functionName }),
    build,
    line: Number(line),
    column: Number(column),
  }));
}
