import { quoted } from '../../../local/terminal/quoted.ts';

/** A command as it is typed to mean the same stage. */
export function typedCommand(flags: readonly string[], ...words: readonly string[]): string {
  const isFlag = (word: string) => /^--[a-z-]+$/.test(word);
  return [
    'npx wallet-webhooks',
    ...[...words, ...flags].map((word) => (isFlag(word) ? word : quoted(word))),
  ].join(' ');
}
