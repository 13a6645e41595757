import type { EventProblem } from '../../../ops/event/problems-of.ts';

/** What a problem of an event means for who has to do something about it. */
const WORDS: Readonly<Record<EventProblem['what'], string>> = {
  'not-published': 'claimed, and not on the topic after a minute: the provider delivers it again',
  parked: 'waits in the line of its user until the topic takes events again',
  'set-aside': 'the topic refused it for good: release or drop it',
  missing: 'the archive should have it',
  failing: 'failed, and comes again by itself',
  quarantined: 'the handler gave it up: release it when the cause is mended',
  dead: 'in a dead-letter queue: redrive or drop it',
  dropped: 'an operator took it out',
  'waits-for-a-paused': 'waits for a subscriber that is paused',
  late: 'has waited for so long that the alarm rings',
  'no-trace': 'there is no trace of it; the log may not reach back so far',
  unreadable: 'could not be looked at: where the event is there is not known',
};

/** What is wrong, in words. */
export function problemWords(what: EventProblem['what']): string {
  return WORDS[what];
}
