import { groupCommand } from '../frame/group-command.ts';

/** `dead …` */
export const deadCommand = groupCommand(
  'dead',
  {
    summary: 'see dead letters, put them back or drop them',
    description:
      'A dead letter is a message that a subscriber or the archive received in vain too often, or that SNS could not put into ' +
      'its queue. It waits in a dead-letter queue for 14 days, and the later events of its user go on without it.',
    examples: ['dead list'],
  },
  async () => [
    (await import('./dead/list.ts')).deadListCommand,
    (await import('./dead/show.ts')).deadShowCommand,
    (await import('./dead/redrive.ts')).deadRedriveCommand,
    (await import('./dead/drop.ts')).deadDropCommand,
  ],
);
