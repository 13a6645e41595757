import { groupCommand } from '../frame/group-command.ts';

/** `archive …` */
export const archiveCommand = groupCommand(
  'archive',
  {
    summary: 'count what is in the archive, and compact it',
    description:
      'The archive has every accepted event. What it has of one user, or in a time, is shown by the command events.',
    examples: ['archive count'],
  },
  async () => [
    (await import('./archive/count.ts')).archiveCountCommand,
    (await import('./archive/compact.ts')).archiveCompactCommand,
  ],
);
