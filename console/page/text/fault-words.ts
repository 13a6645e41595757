import type { Fault } from '../../breakage.ts';

/** What is broken, and what will be seen of it, and where. */
export interface FaultWords {
  readonly name: string;
  readonly seen: string;
  /** What is seen once it has ended. */
  readonly after: string;
}

/** In the order in which an event meets them. */
export const FAULT_WORDS: Readonly<Record<Fault, FaultWords>> = {
  'ledger-down': {
    name: 'The ledger is down',
    seen: 'An event is sent. Under Last deliveries it is accepted all the same: nobody can tell now whether it is a duplicate, and handlers drop what they had.',
    after: 'New events are claimed again.',
  },
  'ledger-slow': {
    name: 'The ledger is slow',
    seen: 'An event is sent. Under Last deliveries its answer takes longer, as long as the intake waits; it then does without.',
    after: 'Answers take milliseconds again.',
  },
  'intake-dies': {
    name: 'The intake dies after it published',
    seen: 'An event is sent, the intake is killed before it answers, and the event is sent again. Under Last deliveries the second is accepted: it is published again, the topic drops the repeat, and each handler has it once.',
    after: 'It ends with the kill.',
  },
  'topic-down': {
    name: 'The topic is down',
    seen: 'An event is sent. Under Last deliveries it is parked, and in the sum it waits. The provider gets its 200.',
    after: 'The drain publishes what is parked within a minute, in the order of each user.',
  },
  'user-fails': {
    name: 'A handler fails for one user',
    seen: 'An event of the user is sent, and events of somebody else for a quarter of a minute. The writes of the one fail; after a few more tries, a second or two apart, the user is under Dead and quarantined, and nobody else waits.',
    after: 'Release the user there: what waits is handled in order.',
  },
};

/** What is amiss with deliveries, and what will be seen of it. */
export const AMISS_WORDS = {
  twice: {
    name: 'Deliver twice',
    seen: 'Under Last deliveries the second is a duplicate; each handler has the event once.',
  },
  reordered: {
    name: 'Deliver in the wrong order',
    seen: 'An event of now, then one of the same user that happened a minute before. Both are accepted; a handler that has the newer one already writes nothing of the older: it is stale.',
  },
  'wrong-secret': {
    name: 'Sign with a wrong secret',
    seen: 'Under Last deliveries it is rejected with 401, and nothing of it gets further.',
  },
} as const;
