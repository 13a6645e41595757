import { groupCommand } from '../frame/group-command.ts';
import { quarantineDropCommand } from './quarantine/drop.ts';
import { quarantineListCommand } from './quarantine/list.ts';
import { quarantineReleaseCommand } from './quarantine/release.ts';
import { quarantineShowCommand } from './quarantine/show.ts';

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
  [quarantineListCommand, quarantineShowCommand, quarantineReleaseCommand, quarantineDropCommand],
);
