import { onStage } from '../frame/on-stage.ts';
import { stageCommand } from '../frame/stage-command.ts';

/** `doctor` */
export const doctorCommand = stageCommand('doctor', {
  summary: 'see whether a stage is set up as it should be',
  description:
    'Sees whether a stage is set up as it should be: whether every source has a signing secret that can be one, every queue ' +
    'its subscription, every function its messages, every alarm somebody to notify; whether the allow-list has what ' +
    'the provider publishes, where that can be reached; whether its tables can be restored and forget what they are to forget; what it left ' +
    'behind, such as the queue of a subscriber that was removed, and how much waits in it; and whether the stage is as it was deployed, ' +
    'from the version of this command. What is wrong ' +
    'comes first, with what mends it. Ends with 1 where something is.',
  examples: ['doctor', 'doctor --stage WalletWebhooks-prod'],
}).action(
  onStage(async ({ stage, progress }, _options, command) => {
    const { examineStage } = await import('../../ops/doctor/examine-stage.ts');
    const { examinationLines } = await import('../doctor/examination-lines.ts');
    const { typedOn } = await import('../output/typed-on.ts');
    progress('looking at how the stage is set up');
    const version = command.parent?.version() ?? '';
    const data = await examineStage(stage, { version });
    const typed = (line: string) => typedOn(stage, ...line.split(' '));
    return {
      data,
      text: (page) => examinationLines(data, typed, page),
      isFine: data.checks.every(({ state }) => state !== 'wrong'),
    };
  }),
);
