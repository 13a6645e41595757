import { ageText } from '../../core/time/age-text.ts';
import type { Finding } from './finding.ts';
import { counted, sinceText } from './finding-text.ts';
import type { SubscriberStatus } from './subscriber-status.ts';

/** The alarm of the queue rings then, too. */
const LATE_AFTER_SECONDS = 900;

/** Something that may be wrong with a subscriber; undefined where it is not. */
type SubscriberRule = (status: SubscriberStatus, now: Date) => Omit<Finding, 'where'> | undefined;

const SUBSCRIBER_RULES: readonly SubscriberRule[] = [
  ({ subscriber, dead }) =>
    dead === 0
      ? undefined
      : {
          what: 'dead',
          text: `${counted(dead, 'message')} not handled, in the dead-letter queue`,
          command: `dead list ${subscriber}`,
        },
  ({ subscriber, notDelivered }) =>
    notDelivered === 0
      ? undefined
      : {
          what: 'not-delivered',
          text: `${counted(notDelivered, 'message')} that SNS could not put into the queue`,
          command: `dead list ${subscriber}`,
        },
  quarantineFinding,
  ({ subscriber, handling }) =>
    handling === undefined || handling.failedLately === 0
      ? undefined
      : {
          what: 'failing',
          text: `${counted(handling.failedLately, 'attempt')} failed in the last 5 min`,
          command: `tail --subscriber ${subscriber} --outcome failed --since 5m`,
        },
  ({ subscriber, isPaused, waiting }) =>
    isPaused
      ? {
          what: 'paused',
          text: `paused: ${waiting === 1 ? '1 event waits' : `${waiting} events wait`}`,
          command: `resume ${subscriber}`,
        }
      : undefined,
  ({ subscriber, isPaused, waiting, inHand, oldestSeconds = 0 }) =>
    isPaused || oldestSeconds < LATE_AFTER_SECONDS
      ? undefined
      : {
          what: 'late',
          text: `the oldest of ${counted(waiting + inHand, 'message')} has waited for ${ageText(oldestSeconds)}`,
          command: `tail --subscriber ${subscriber} --since 15m`,
        },
];

function quarantineFinding({ subscriber, handling }: SubscriberStatus, now: Date) {
  const { users = 0, events = 0, since } = handling?.quarantine ?? {};
  if (since === undefined) return undefined;
  return {
    what: 'quarantined' as const,
    text: `${counted(users, 'user')} in quarantine with ${counted(events, 'event')}, the first for ${sinceText(since, now)}`,
    command: `quarantine list ${subscriber}`,
  };
}

/** What is not as it should be with a subscriber, the most urgent first. */
export function subscriberFindings(status: SubscriberStatus, now: Date): Finding[] {
  const found = SUBSCRIBER_RULES.flatMap((rule) => rule(status, now) ?? []);
  return found.map((finding) => ({ where: status.subscriber, ...finding }));
}
