import type { MutatedFile } from '../mutant.ts';

const TESTS = ['test/core/inbox/inbox.test.ts', 'test/aws/dynamodb-inbox.local.test.ts'];

/** What makes the writes of a handler happen once, and what is stale. */
export const inbox: readonly MutatedFile[] = [
  {
    file: 'core/inbox/inbox.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'An event whose entry is there is a duplicate, whatever else failed.',
        text: "    if (result.failed.includes(ENTRY)) return 'duplicate';\n",
        becomes: "    if (result.failed[0] === ENTRY && result.failed.length === 1) return 'duplicate';\n",
      },
      {
        breaks: 'It is the writes behind the entry that are stale.',
        text: 'failed.includes(index + 1)',
        becomes: 'failed.includes(index)',
      },
      {
        breaks: 'One stale write takes the event’s other writes with it.',
        text: "stale.some((write) => write.whenStale !== 'skip-write')",
        becomes: "stale.every((write) => write.whenStale !== 'skip-write')",
      },
      {
        breaks: 'A stale write that stands alone leaves the others.',
        text: "write.whenStale !== 'skip-write')) return [];",
        becomes: 'write.whenStale !== undefined)) return [];',
      },
      {
        breaks: 'An event of which every write is stale is said to be stale.',
        text: "    if (wanted.length === 0) outcome = 'stale';\n",
        becomes: '',
      },
      {
        breaks: 'An event may write as many items as a transaction holds besides the entry.',
        text: 'writes.length <= most',
        becomes: 'writes.length < most',
      },
      {
        breaks: 'An inbox entry expires after its retention.',
        text: 'expiryOf(at, options.retentionDays)',
        becomes: 'at',
      },
    ],
  },
  {
    file: 'core/inbox/inbox-entry.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'An inbox entry past its retention counts as absent.',
        text: 'anyOf(absent(INBOX_ATTRIBUTES.key), lessThan(INBOX_ATTRIBUTES.expiresAt, epochSeconds(at)))',
        becomes: 'absent(INBOX_ATTRIBUTES.key)',
      },
      {
        breaks: 'Only the first attempt settles an event.',
        text: 'lessThan(INBOX_ATTRIBUTES.expiresAt, epochSeconds(at))',
        becomes: 'lessThan(INBOX_ATTRIBUTES.expiresAt, epochSeconds(expiresAt) + 1)',
      },
      {
        breaks: 'Two handlers settle an event apart.',
        text: '`${handler}#${event}`',
        becomes: 'event',
      },
      {
        breaks: 'The same id at two sources is settled apart.',
        text: '`${source}#${eventId}`',
        becomes: 'eventId',
      },
      {
        breaks: 'Each replay settles an event apart.',
        text: '`${handler}#${replayId}#${event}`',
        becomes: '`${handler}#${event}`',
      },
    ],
  },
  {
    file: 'core/inbox/recency.ts',
    noticedBy: ['test/core/inbox/recency.test.ts', ...TESTS],
    mutants: [
      {
        breaks: 'A state without a time of its own never replaces one that has it.',
        text: "return allOf(absent('lastEventTime'), notNewerThan('lastReceivedTime', receivedtime));",
        becomes: "return allOf(notNewerThan('lastReceivedTime', receivedtime));",
      },
      {
        breaks: 'States without a time follow each other as they arrived.',
        text: "return allOf(absent('lastEventTime'), notNewerThan('lastReceivedTime', receivedtime));",
        becomes: "return allOf(absent('lastEventTime'), absent(receivedtime));",
      },
      {
        breaks: 'A state without a time of its own does not pretend to one.',
        text: 'timesource === undefined ? { lastEventTime: time }',
        becomes: "timesource !== '' ? { lastEventTime: time }",
      },
    ],
  },
  {
    file: 'core/inbox/condition.ts',
    noticedBy: ['test/core/inbox/recency.test.ts', ...TESTS],
    mutants: [
      {
        breaks: 'Of two states of one time the later arrival wins.',
        text: 'return anyOf(absent(attribute), atMost(attribute, time));',
        becomes: 'return anyOf(absent(attribute), lessThan(attribute, time));',
      },
      {
        breaks: 'The first state is stored.',
        text: 'return anyOf(absent(attribute), atMost(attribute, time));',
        becomes: 'return anyOf(atMost(attribute, time));',
      },
    ],
  },
  {
    file: 'core/inbox/well-formed-writes.ts',
    noticedBy: ['test/core/inbox/well-formed-writes.test.ts'],
    mutants: [
      {
        breaks: 'Half a character is put right.',
        text: 'return text.toWellFormed();',
        becomes: 'return text;',
      },
      {
        breaks: 'Half a character in a name is put right.',
        text: '[wellFormedText(name), mend(value)]',
        becomes: '[name, mend(value)]',
      },
      {
        breaks: 'It is counted what was put right.',
        text: '    mended += 1;\n',
        becomes: '    mended = 1;\n',
      },
    ],
  },
  {
    file: 'aws/dynamodb-transactions.ts',
    noticedBy: ['test/aws/dynamodb-transactions.test.ts'],
    mutants: [
      {
        breaks: 'A transaction that conflicts is tried a few times and not for ever.',
        text: 'attempt === CONTENTION_ATTEMPTS || ',
        becomes: 'attempt === 40 || ',
      },
      {
        breaks: 'Only contention is tried again.',
        text: 'toBlame.every((reason)',
        becomes: 'toBlame.some((reason)',
      },
      {
        breaks: 'A write whose condition failed is told from a busy table.',
        text: 'if (failed.length > 0) return',
        becomes: 'if (failed.length > 1) return',
      },
    ],
  },
];
