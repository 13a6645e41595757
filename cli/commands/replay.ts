import { groupCommand } from '../frame/group-command.ts';

/** `replay …` */
export const replayCommand = groupCommand(
  'replay',
  {
    summary: 'bring events of the past to one subscriber once more',
    description:
      'A replay brings a range of the archive to one subscriber once more, with an id of its own. A subscriber has one at a time.',
    examples: ['replay start user-directory --from 2026-11-24 --until 2026-11-25', 'replay list'],
  },
  async () => [
    (await import('./replay/start.ts')).replayStartCommand,
    (await import('./replay/list.ts')).replayListCommand,
    (await import('./replay/show.ts')).replayShowCommand,
    (await import('./replay/continue.ts')).replayContinueCommand,
    (await import('./replay/abort.ts')).replayAbortCommand,
  ],
);
