import { groupCommand } from '../frame/group-command.ts';

/** `quarantine …` */
export const quarantineCommand = groupCommand(
  'quarantine',
  {
    summary: 'see and release what a handler gave up on',
    description:
      'What a handler gave up on waits in quarantine, with the later events of its user, in order, until somebody releases it. ' +
      'Everybody else goes on.',
    examples: ['quarantine list'],
  },
  async () => [
    (await import('./quarantine/list.ts')).quarantineListCommand,
    (await import('./quarantine/show.ts')).quarantineShowCommand,
    (await import('./quarantine/release.ts')).quarantineReleaseCommand,
    (await import('./quarantine/drop.ts')).quarantineDropCommand,
  ],
);
