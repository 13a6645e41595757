import { Option } from '@commander-js/extra-typings';
import { DEFAULT_PIPELINE_FILE } from '../../ops/stage/default-pipeline-file.ts';
import type { About } from './about.ts';
import { COMMON_OPTIONS } from './new-command.ts';
import { outputCommand } from './output-command.ts';

/** A command that looks at a stage: a deployed one, or the pipeline that runs on this machine. */
export function stageCommand(name: string, about: About) {
  return outputCommand(name, about)
    .addOption(
      new Option(
        '--stage <name>',
        'a deployed stage; without it the pipeline on this machine is meant',
      ).helpGroup(COMMON_OPTIONS),
    )
    .addOption(
      new Option('--region <name>', 'the region of the stage, where the environment names another').helpGroup(
        COMMON_OPTIONS,
      ),
    )
    .addOption(
      new Option('--file <path>', 'the pipeline.json of the pipeline on this machine')
        .default(DEFAULT_PIPELINE_FILE, DEFAULT_PIPELINE_FILE)
        .conflicts('stage')
        .helpGroup(COMMON_OPTIONS),
    );
}
