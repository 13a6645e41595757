import type { MutatedFile } from '../mutant.ts';

const TESTS = [
  'test/core/intake/admit.test.ts',
  'test/lambda/intake/intake-handler.test.ts',
  'test/lambda/intake/event-times.test.ts',
  'test/core/intake/event-time.test.ts',
];

/** How an event is read out of a delivery. */
export const admit: readonly MutatedFile[] = [
  {
    file: 'core/intake/read-payload.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'A body that is not UTF-8 is malformed.',
        text: '{ fatal: true }',
        becomes: '{ fatal: false }',
      },
      {
        breaks: 'A list is no event.',
        text: ' && !Array.isArray(value)',
        becomes: '',
      },
      {
        breaks: 'The JSON value null is no event.',
        text: ' && value !== null',
        becomes: '',
      },
    ],
  },
  {
    file: 'core/intake/admit.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'A resend that is signed anew is taken at any age of its event.',
        text: 'attemptTime === undefined && expiryOf',
        becomes: 'expiryOf',
      },
      {
        breaks: 'A recording from before the memory of the ledger is refused.',
        text: 'return attemptTime === undefined && expiryOf(time, context.retentionDays) < context.receivedAt;',
        becomes: 'return attemptTime === null && context.receivedAt < time;',
      },
      {
        breaks: 'An event exactly as old as the ledger remembers is taken.',
        text: '< context.receivedAt',
        becomes: '<= context.receivedAt',
      },
      {
        breaks: 'A message of exactly the limit is taken.',
        text: 'messageBytes(message) > MAX_MESSAGE_BYTES',
        becomes: 'messageBytes(message) >= MAX_MESSAGE_BYTES',
      },
      {
        breaks: 'A message over the limit is refused.',
        text: 'messageBytes(message) > MAX_MESSAGE_BYTES',
        becomes: 'messageBytes(message) < 0',
      },
      {
        breaks: 'An event from a clock that is ahead is remembered until its recording is refused.',
        text: 'event.time > receivedAt ? event.time : receivedAt',
        becomes: 'receivedAt',
      },
      {
        breaks: 'An event is remembered from its arrival on, however old it is.',
        text: 'event.time > receivedAt ? event.time : receivedAt',
        becomes: 'event.time',
      },
      {
        breaks: 'The environment that the payload names is that of the event.',
        text: 'event.environment ?? source.environment',
        becomes: 'source.environment',
      },
      {
        breaks: 'An event names its user.',
        text: 'event.subject === undefined ? {} : { subject: event.subject }',
        becomes: '{}',
      },
      {
        breaks: 'An event says where its time is not the provider’s own.',
        text: 'event.timeSource === undefined ? {} : { timesource: event.timeSource }',
        becomes: '{}',
      },
      {
        breaks: 'A test event is marked, so that only subscribers who name it get it.',
        text: "...(event.test ? { [MESSAGE_ATTRIBUTES.test]: 'true' } : {}),",
        becomes: '',
      },
      {
        breaks: 'The same id at two sources is two events.',
        text: 'key: ledgerKey(source.name, event.id),',
        becomes: 'key: event.id,',
      },
      {
        breaks: 'The events of a user are one group.',
        text: 'messageGroupId(source.name, event.partition)',
        becomes: 'messageGroupId(source.name, event.id)',
      },
      {
        breaks: 'The topic drops the second copy of an event.',
        text: 'deduplicationId: deduplicationId(entry.key),',
        becomes: 'deduplicationId: deduplicationId(`${entry.key} ${receivedAt.toISOString()}`),',
      },
    ],
  },
  {
    file: 'core/intake/event-time.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'A clock that was never set tells no time.',
        text: 'told === undefined || told < EARLIEST',
        becomes: 'told === undefined',
      },
      {
        breaks: 'A time of exactly five minutes ahead is the provider’s own.',
        text: 'told > latest',
        becomes: 'told >= latest',
      },
      {
        breaks: 'A time that is capped says so.',
        text: "{ time: latest, timeSource: 'capped' }",
        becomes: '{ time: latest }',
      },
      {
        breaks: 'A time is capped to five minutes after the arrival.',
        text: '{ time: latest,',
        becomes: '{ time: told,',
      },
    ],
  },
];
