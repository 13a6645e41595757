import { groupCommand } from '../frame/group-command.ts';
import { replayAbortCommand } from './replay/abort.ts';
import { replayContinueCommand } from './replay/continue.ts';
import { replayListCommand } from './replay/list.ts';
import { replayShowCommand } from './replay/show.ts';
import { replayStartCommand } from './replay/start.ts';

/** `replay …` */
export const replayCommand = groupCommand(
  'replay',
  {
    summary: 'bring events of the past to one subscriber once more',
    description:
      'A replay brings a range of the archive to one subscriber once more, with an id of its own. A subscriber has one at a time.',
    examples: ['replay start user-directory --from 2026-11-24 --until 2026-11-25', 'replay list'],
  },
  [replayStartCommand, replayListCommand, replayShowCommand, replayContinueCommand, replayAbortCommand],
);
