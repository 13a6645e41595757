import type { MutatedFile } from '../mutant.ts';

/** The conditions of the ledger's writes, and when it is left alone. */
export const ledger: readonly MutatedFile[] = [
  {
    file: 'aws/dynamodb-ledger.ts',
    noticedBy: [
      'test/contract/ledger.test.ts',
      'test/aws/ledger-item.local.test.ts',
      'test/aws/adopt-parked-entries.local.test.ts',
      'test/aws/strong-reads.local.test.ts',
      'test/aws/unprocessed.local.test.ts',
      'test/aws/call-budgets.local.test.ts',
    ],
    mutants: [
      {
        breaks: 'An entry is remembered up to the second in which it expires.',
        text: "IS_EXPIRED = 'expiresAt < :now'",
        becomes: "IS_EXPIRED = 'expiresAt <= :now'",
      },
      {
        breaks: 'An entry past its retention counts as absent when it is claimed.',
        text: 'IS_ABSENT = `attribute_not_exists(pk) OR ${IS_EXPIRED}`',
        becomes: 'IS_ABSENT = `attribute_not_exists(pk) OR (attribute_not_exists(pk) AND ${IS_EXPIRED})`',
      },
      {
        breaks: 'A mark replaces an entry past its retention.',
        text: '<> :published OR ${IS_EXPIRED}`',
        becomes: '<> :published OR (attribute_not_exists(pk) AND ${IS_EXPIRED})`',
      },
      {
        breaks: 'The first mark of an event stays.',
        text: '#status <> :published OR',
        becomes: '#status = :published OR #status <> :published OR',
      },
      {
        breaks: 'A claim whose answer is an error is no claim.',
        text: '      if (!(error instanceof ConditionalCheckFailedException)) throw error;\n',
        becomes: '      if (!(error instanceof ConditionalCheckFailedException)) return "new";\n',
      },
      {
        breaks: 'An entry that is claimed and not published is told from a published one.',
        text: "=== 'published' ? 'published' : 'unpublished'",
        becomes: "!== undefined ? 'published' : 'unpublished'",
      },
      {
        breaks: 'A mark takes an event of the version before out of the old index.',
        text: "`REMOVE ${LEDGER_TABLE.parkedBefore.attributes.join(', ')}`",
        becomes: "''",
      },
      {
        breaks: 'Keys that DynamoDB did not get to are asked for again.',
        text: 'missing = left;',
        becomes: 'missing = left.slice(left.length);',
      },
      {
        breaks: 'What is published is read strongly.',
        text: 'ConsistentRead: true',
        becomes: 'ConsistentRead: false',
      },
      {
        breaks: 'An event past its retention does not count as published.',
        text: ' && !expired;',
        becomes: ' && expired !== undefined;',
      },
      {
        breaks: 'What is published counts up to the second in which it expires.',
        text: '?? 0) < Math.floor',
        becomes: '?? 0) <= Math.floor',
      },
      {
        breaks: 'A mark has a budget of its own.',
        text: 'CALL_BUDGETS.mark',
        becomes: 'CALL_BUDGETS.list',
      },
      {
        breaks: 'A claim has a budget of its own.',
        text: 'CALL_BUDGETS.claim',
        becomes: 'CALL_BUDGETS.list',
      },
    ],
  },
  {
    file: 'aws/batch-writer.ts',
    noticedBy: ['test/aws/unprocessed.local.test.ts', 'test/aws/call-budgets.local.test.ts'],
    mutants: [
      {
        breaks: 'Only the writes that DynamoDB did not get to are sent again.',
        text: '      left = UnprocessedItems;\n',
        becomes: '',
      },
      {
        breaks: 'Writes that DynamoDB never got to do not count as written.',
        text: 'undone.has(nameOf(table, request)) ? new',
        becomes: 'undone.size < 0 && nameOf(table, request) ? new',
      },
      {
        breaks: 'Writes that DynamoDB made do not fail with the others of their call.',
        text: 'undone.has(nameOf(table, request)) ? new',
        becomes: 'undone.size > 0 && nameOf(table, request) ? new',
      },
      {
        breaks: 'Writes that DynamoDB did not get to are sent again.',
        text: 'if (Object.keys(UnprocessedItems).length === 0) return [];',
        becomes: 'if (Object.keys(UnprocessedItems).length >= 0) return [];',
      },
      {
        breaks: 'Marks of the drain have a budget of their own.',
        text: 'CALL_BUDGETS.writeBatch',
        becomes: '{ callMilliseconds: 60_000 }',
      },
    ],
  },
  {
    file: 'core/ledger/ledger-breaker.ts',
    noticedBy: ['test/core/ledger/ledger-breaker.test.ts'],
    mutants: [
      {
        breaks: 'Three claims without an answer are enough.',
        text: 'this.#timeouts >= TIMEOUTS_TO_SKIP',
        becomes: 'this.#timeouts > TIMEOUTS_TO_SKIP',
      },
      {
        breaks: 'Only claims in a row count.',
        text: '      this.#timeouts = 0;\n',
        becomes: '',
      },
      {
        breaks: 'An error that the ledger answers shows that it answers.',
        text: 'error instanceof CallTimedOutError ? this.#timeouts + 1 : 0',
        becomes: 'error === undefined ? 0 : this.#timeouts + 1',
      },
      {
        breaks: 'A mark does not wait for a ledger that hangs.',
        text: '    this.#refuseWhileSkipping();\n    await this.#ledger.markPublished',
        becomes: '    await this.#ledger.markPublished',
      },
      {
        breaks: 'A ledger is tried again after five seconds.',
        text: 'this.#now().getTime() < this.#skipUntil',
        becomes: 'this.#now().getTime() <= this.#skipUntil',
      },
    ],
  },
];
