import { quoted } from '../../local/terminal/quoted.ts';
import type { Stage } from '../../ops/stage/stage.ts';
import { TYPED } from '../frame/new-command.ts';

/** What a shell takes as it is, though it begins like an option. */
const FLAG = /^--[a-z-]+$/;

/** A command as it is typed to mean the same stage: what is printed can be pasted. */
export function typedOn({ flags }: Pick<Stage, 'flags'>, ...words: readonly string[]): string {
  return [TYPED, ...[...words, ...flags].map((word) => (FLAG.test(word) ? word : quoted(word)))].join(' ');
}
