import { commands } from './commands.ts';
import type { AnyCommand } from './frame/group-command.ts';
import { refusingOthers } from './frame/group-command.ts';
import { newCommand, TYPED } from './frame/new-command.ts';

const ABOUT = {
  summary: 'Operates a pipeline for the webhooks of wallet providers, on this machine or deployed.',
  examples: ['start', 'send privy/main user.created', 'status --stage WalletWebhooks-prod'],
} as const;

/** The whole command line. */
export function createProgram(version: string): AnyCommand {
  const program: AnyCommand = newCommand(TYPED, ABOUT)
    .usage('<command>')
    .helpCommand(false)
    .version(version, '--version', 'print the version');
  for (const [heading, group] of Object.entries(commands)) {
    program.commandsGroup(`${heading}:`);
    for (const command of group) program.addCommand(command);
  }
  return refusingOthers(program);
}
