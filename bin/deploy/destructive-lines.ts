import { HARMLESS_TYPES } from '../../core/deployment/harmless-types.ts';

/** How `cdk diff --fail-on=destructive` lists what it found. */
const LINE = /^ {2}\S+: (AWS::\S+) .*(?:will|may) be (?:replaced|destroyed|orphaned)/;
const HEADING = /Found \d+ destructive change/;

/**
 * What `cdk diff --fail-on=destructive` found, by its change set, to be replaced, deleted or orphaned: those lines of what it
 * printed that are a loss. Everything after its heading, where it lists in a way that is not known here.
 */
export function destructiveLines(printed: string): readonly string[] {
  const lines = printed.split('\n');
  const heading = lines.findIndex((line) => HEADING.test(line));
  const listed = lines.slice(heading + 1).filter((line) => line.trim() !== '');
  return listed.filter((line) => !HARMLESS_TYPES.has(LINE.exec(line)?.[1] ?? '')).map((line) => line.trim());
}
