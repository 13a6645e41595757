import { groupCommand } from '../frame/group-command.ts';

/** `parked …` */
export const parkedCommand = groupCommand(
  'parked',
  {
    summary: 'see what waits for the topic, and decide on what it refused',
    description:
      'What cannot be published is parked, in line for each user, and published when the topic takes it. What the topic refuses ' +
      'for good, such as a message that is too large for it, is set aside until somebody decides.',
    examples: ['parked list'],
  },
  async () => [
    (await import('./parked/list.ts')).parkedListCommand,
    (await import('./parked/release.ts')).parkedReleaseCommand,
    (await import('./parked/drop.ts')).parkedDropCommand,
  ],
);
