/** True in the package, which holds compiled code; false in the repository. */
const IS_PACKED = import.meta.url.endsWith('.js');

/** How the commands of local mode are typed, for messages: those of the package, or the repository's scripts for the same. */
export const COMMANDS = IS_PACKED
  ? {
      start: 'npx wallet-webhooks start',
      send: 'npx wallet-webhooks send',
      directory: 'npx wallet-webhooks directory',
    }
  : { start: 'npm start --', send: 'npm run send --', directory: 'npm run directory --' };
