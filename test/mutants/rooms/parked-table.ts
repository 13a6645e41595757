import type { MutatedFile } from '../mutant.ts';

const CONTRACT = 'test/contract/parked.test.ts';
const STRONG_READS = 'test/aws/strong-reads.local.test.ts';

/** The lines and the flag in DynamoDB. */
export const parkedTable: readonly MutatedFile[] = [
  {
    file: 'aws/dynamodb-parked-lines.ts',
    noticedBy: [
      CONTRACT,
      STRONG_READS,
      'test/aws/adopt-parked-entries.local.test.ts',
      'test/aws/parked-pages.local.test.ts',
      'test/aws/call-budgets.local.test.ts',
    ],
    mutants: [
      {
        breaks: 'The tail of a line is its end.',
        text: '{ ScanIndexForward: false, Limit: atMost + 1 }',
        becomes: '{ Limit: atMost + 1 }',
      },
      {
        breaks: 'It shows that a line is longer than was asked for.',
        text: 'items.length <= atMost',
        becomes: 'items.length >= 0',
        survivesBecause:
          'DynamoDB and the engine give a key to go on from wherever a page reaches its limit; the count holds without it.',
      },
      {
        breaks: 'A line whose page DynamoDB cut is not whole.',
        text: 'isWhole && items.length',
        becomes: 'items.length',
      },
      {
        breaks: 'An entry of the version before stands in front of a line.',
        text: ' && !isUnadopted;',
        becomes: ';',
      },
      {
        breaks: 'The tail of a line is oldest first.',
        text: '.map(parkedEventIn).reverse()',
        becomes: '.map(parkedEventIn)',
      },
      {
        breaks: 'Groups are listed beyond the first page.',
        text: 'while (after !== undefined);',
        becomes: 'while (after === null);',
      },
      {
        breaks: 'The newest event of a shard is told from the oldest.',
        text: '{ Limit: 1, ScanIndexForward: false }',
        becomes: '{ Limit: 1 }',
      },
      {
        breaks: 'Entries of the version before are not asked for once they are adopted.',
        text: 'alsoUnadopted && (await this.#queries.hasUnadopted(groupId))',
        becomes: '(await this.#queries.hasUnadopted(groupId)) && alsoUnadopted',
      },
      {
        breaks: 'An event that is set aside leaves its line with the same write.',
        text: '        { Delete: { TableName, Key: keyOf(event), ...WHERE_IT_IS } },\n',
        becomes: '',
      },
      {
        breaks: 'The look at a line has a budget of its own.',
        text: 'await this.#queries.line(groupId, page, CALL_BUDGETS.line)',
        becomes: 'await this.#queries.line(groupId, page, CALL_BUDGETS.list)',
      },
    ],
  },
  {
    file: 'aws/parked-queries.ts',
    noticedBy: [STRONG_READS],
    mutants: [
      {
        breaks: 'A line is read strongly.',
        text: '      ConsistentRead: true,\n',
        becomes: '',
      },
    ],
  },
  {
    file: 'aws/dynamodb-flag.ts',
    noticedBy: [CONTRACT, STRONG_READS],
    mutants: [
      {
        breaks: 'The flag is read strongly.',
        text: ', ConsistentRead: true }',
        becomes: ' }',
      },
      {
        breaks: 'A flag in another epoch than was read is not changed.',
        text: '#state = :before AND epoch = :epochBefore',
        becomes: '#state = :before OR epoch = :epochBefore',
      },
      {
        breaks: 'A flag that was opened by another delivery is not taken for unset.',
        text: "'attribute_not_exists(#state)'",
        becomes: "'attribute_not_exists(#state) OR attribute_exists(#state)'",
      },
      {
        breaks: 'A flag remembers that it was clear once.',
        text: "Item['adopted']?.BOOL === true",
        becomes: "Item['adopted']?.BOOL === null",
      },
    ],
  },
  {
    file: 'aws/only-where-it-is.ts',
    noticedBy: [CONTRACT, 'test/aws/refused-events.local.test.ts'],
    mutants: [
      {
        breaks: 'Of two releases at once one puts the event into line.',
        text: "'attribute_exists(#group)'",
        becomes: "'attribute_exists(#group) OR attribute_not_exists(#group)'",
      },
    ],
  },
  {
    file: 'aws/dynamodb-refused-events.ts',
    noticedBy: [CONTRACT, STRONG_READS, 'test/aws/refused-events.local.test.ts'],
    mutants: [
      {
        breaks: 'What is dropped or not there is told from what was.',
        text: 'return Attributes !== undefined;',
        becomes: 'return Attributes !== null;',
      },
      {
        breaks: 'Refused events are listed oldest first.',
        text: '.sort((a, b) => a.refusedAt.getTime() - b.refusedAt.getTime())',
        becomes: '',
      },
    ],
  },
  {
    file: 'aws/refused-item.ts',
    noticedBy: [CONTRACT],
    mutants: [
      {
        breaks: 'A refused event is not listed as one of a line.',
        text: 'const { shard: _shard, ...item }',
        becomes: 'const { ...item }',
      },
    ],
  },
  {
    file: 'aws/adopt-parked-entries.ts',
    noticedBy: ['test/aws/adopt-parked-entries.local.test.ts', STRONG_READS],
    mutants: [
      {
        breaks: 'An entry that was published since it was listed is not parked again.',
        text: "  if (Item?.['status']?.S !== 'parked') return false;\n",
        becomes: '  if (Item === undefined) return false;\n',
      },
      {
        breaks: 'An entry is read strongly before it is brought into line.',
        text: ', ConsistentRead: true }',
        becomes: ' }',
      },
      {
        breaks: 'An adopted entry is remembered as long as it was to be.',
        text: "':expiresAt': item['retainUntil'] ?? { N: '0' }",
        becomes: "':expiresAt': item['claimedAtSeconds'] ?? { N: '0' }",
      },
    ],
  },
];
