import { groupCommand } from '../frame/group-command.ts';
import { deadDropCommand } from './dead/drop.ts';
import { deadListCommand } from './dead/list.ts';
import { deadRedriveCommand } from './dead/redrive.ts';
import { deadShowCommand } from './dead/show.ts';

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
  [deadListCommand, deadShowCommand, deadRedriveCommand, deadDropCommand],
);
