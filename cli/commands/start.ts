import { newCommand } from '../frame/new-command.ts';

/** `start [flags]`. Its flags are those of local mode, which says itself what is wrong with them. */
export const startCommand = newCommand('start', {
  summary: 'run the stage local of the CDK app on this machine',
  examples: ['start --once'],
})
  .helpOption(false)
  .allowUnknownOption()
  .allowExcessArguments()
  .action(async (_, { args }) => {
    const { runLocal } = await import('../../local/run-local.ts');
    process.exitCode = await runLocal(args);
  });
