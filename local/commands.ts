/** True in the package, which holds compiled code; false in the repository. */
const IS_PACKED = import.meta.url.endsWith('.js');

const COMMANDS = IS_PACKED
  ? {
      start: 'npx wallet-webhooks start',
      send: 'npx wallet-webhooks send',
      directory: 'npx wallet-webhooks directory',
    }
  : { start: 'npm start', send: 'npm run send', directory: 'npm run directory' };

/** npm gives a script what follows the dashes. */
const BEFORE_ARGUMENTS = IS_PACKED ? [] : ['--'];

/** How a command of local mode is typed, for messages: that of the package, or the repository's script for the same. */
export function typed(command: keyof typeof COMMANDS, ...args: readonly string[]): string {
  return [COMMANDS[command], ...(args.length === 0 ? [] : [...BEFORE_ARGUMENTS, ...args])].join(' ');
}
