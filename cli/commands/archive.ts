import { groupCommand } from '../frame/group-command.ts';
import { archiveCompactCommand } from './archive/compact.ts';
import { archiveCountCommand } from './archive/count.ts';

/** `archive …` */
export const archiveCommand = groupCommand(
  'archive',
  {
    summary: 'count what is in the archive, and compact it',
    description:
      'The archive has every accepted event. What it has of one user, or in a time, is shown by the command events.',
    examples: ['archive count'],
  },
  [archiveCountCommand, archiveCompactCommand],
);
