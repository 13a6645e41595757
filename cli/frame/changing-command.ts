import type { About } from './about.ts';
import { stageCommand } from './stage-command.ts';

/** A command that changes a stage. Without `--yes` it says what it would do, and in a terminal asks whether to. */
export function changingCommand(name: string, about: About) {
  return stageCommand(name, about).option('--yes', 'do it; without, it is only said what would be done');
}
