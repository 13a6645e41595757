import { directoryCommand } from './commands/directory.ts';
import { framesCommand } from './commands/frames.ts';
import { sendCommand } from './commands/send.ts';
import { startCommand } from './commands/start.ts';
import type { AnyCommand } from './frame/group-command.ts';

/** All commands under the headings of the help, in its order. */
export const commands: Readonly<Record<string, readonly AnyCommand[]>> = {
  Look: [directoryCommand],
  'Set up': [startCommand, sendCommand],
  Explain: [framesCommand],
};
