import { isOwnFrame } from './own-frame.ts';

/**
 * Why something failed, in one line by which failures can be gathered: the code of the error, and the first place in code that is
 * neither a library's nor Node's.
 */
export function faultReason(code: string, frames: readonly string[] = []): string {
  const own = frames.find(isOwnFrame) ?? frames[0];
  return own === undefined ? code : `${code} at ${placeOf(own)}`;
}

/** `at save (/a/b/c/save.ts:4:2)` is `save (…/c/save.ts:4:2)`: where a project lies says nothing. */
function placeOf(frame: string): string {
  return frame.replace(/^at /, '').replace(/\(\S*\/([^/\s]+\/[^/\s]+)\)$/, '(…/$1)');
}
