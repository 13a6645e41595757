import { groupCommand } from '../frame/group-command.ts';
import { putCommand } from './secret/put.ts';
import { statusCommand } from './secret/status.ts';

/** `secret put|status` */
export const secretCommand = groupCommand(
  'secret',
  {
    summary: 'put the signing secret of a source, or say since when it has one',
    examples: ['secret status', 'secret put privy/main --yes < secret.txt'],
  },
  [putCommand, statusCommand],
);
