import { extname } from 'node:path';

/** The variable with the file that the paths go to. */
export const MODULES_FILE = 'WALLET_WEBHOOKS_MODULES_FILE';

const HOOK = new URL(`record-modules${extname(import.meta.url)}`, import.meta.url);

/** The environment in which Node programs, and those that they start, add the paths of their modules to a file. */
export function recordingModules(file: string): NodeJS.ProcessEnv {
  const { NODE_OPTIONS = '' } = process.env;
  return { NODE_OPTIONS: `${NODE_OPTIONS} --import=${HOOK.href}`.trim(), [MODULES_FILE]: file };
}
