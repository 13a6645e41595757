import { groupCommand } from '../frame/group-command.ts';

/** `secret put|status` */
export const secretCommand = groupCommand(
  'secret',
  {
    summary: 'put the signing secret of a source, or say since when it has one',
    examples: ['secret status', 'secret put privy/main --yes < secret.txt'],
  },
  async () => [
    (await import('./secret/put.ts')).putCommand,
    (await import('./secret/status.ts')).statusCommand,
  ],
);
