import { onStage } from '../frame/on-stage.ts';
import { stageCommand } from '../frame/stage-command.ts';

/** `status` */
export const statusCommand = stageCommand('status', {
  summary: 'show how a stage is: sources, subscribers, what is parked, what is wrong',
  description:
    'Shows on one screen how a stage is: what each source delivered and how long its provider puts up with failures, what ' +
    'waits for each subscriber, failed, is in quarantine or dead, and what is parked. What is not as it should be comes ' +
    'first, each with the command that shows more. Ends with 1 where there is something.',
  examples: ['status', 'status --stage WalletWebhooks-prod --json'],
}).action(
  onStage(async ({ stage, progress }) => {
    const { stageStatus } = await import('../../ops/status/stage-status.ts');
    const { statusLines } = await import('../status/status-lines.ts');
    const { typedOn } = await import('../output/typed-on.ts');
    progress('looking at the stage');
    const data = await stageStatus(stage);
    const typed = (command: string) => typedOn(stage, ...command.split(' '));
    return { data, text: (page) => statusLines(data, typed, page), isFine: data.findings.length === 0 };
  }),
);
