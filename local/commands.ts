/** True in the package, which holds compiled code; false in the repository. */
const IS_PACKED = import.meta.url.endsWith('.js');

const COMMANDS = {
  start: IS_PACKED ? 'npx wallet-webhooks start' : 'npm start',
  send: IS_PACKED ? 'npx wallet-webhooks send' : 'npm run send',
  deadLetters: IS_PACKED ? 'npx wallet-webhooks dead-letters' : 'npm run dead-letters',
  quarantine: IS_PACKED ? 'npx wallet-webhooks quarantine' : 'npm run quarantine',
  archive: IS_PACKED ? 'npx wallet-webhooks archive' : 'npm run archive',
  directory: 'npm run directory',
  frames: IS_PACKED ? 'npx wallet-webhooks frames' : 'npm run frames',
};

/** Only the repository has the handler whose tables the command `directory` shows. */
export const HAS_DIRECTORY = !IS_PACKED;

/** npm gives a script what follows the dashes. */
const BEFORE_ARGUMENTS = IS_PACKED ? [] : ['--'];

/** How a command of local mode is typed, for messages: that of the package, or the repository's script for the same. */
export function typed(command: keyof typeof COMMANDS, ...args: readonly string[]): string {
  return [COMMANDS[command], ...(args.length === 0 ? [] : [...BEFORE_ARGUMENTS, ...args])].join(' ');
}
