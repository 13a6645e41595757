import {
  type BatchOptions,
  type BatchRecord,
  isUndone,
  processBatch,
  type Verdict,
} from '../../../core/handling/process-batch.ts';

const NEVER = new AbortController().signal;

/** Messages such as `a1 b1 a2`: the letter is the group. */
function batch(text: string): BatchRecord[] {
  return text.split(' ').map((messageId) => ({ messageId, groupId: messageId.charAt(0) }));
}

interface Case {
  readonly title: string;
  readonly messages: string;
  readonly failing: readonly string[];
  readonly verdicts: readonly Verdict[];
}

const CASES: readonly Case[] = [
  {
    title: 'applies all where none fails',
    messages: 'a1 a2 b1',
    failing: [],
    verdicts: ['applied', 'applied', 'applied'],
  },
  {
    title: 'holds the rest of the group behind a failure and goes on with other groups',
    messages: 'a1 b1 a2 b2 a3 c1',
    failing: ['a2'],
    verdicts: ['applied', 'applied', 'failed', 'applied', 'held', 'applied'],
  },
  {
    title: 'holds a whole group behind its first message',
    messages: 'a1 a2 a3 b1',
    failing: ['a1'],
    verdicts: ['failed', 'held', 'held', 'applied'],
  },
  {
    title: 'keeps what was applied before the last message failed',
    messages: 'a1 a2 a3',
    failing: ['a3'],
    verdicts: ['applied', 'applied', 'failed'],
  },
  {
    title: 'reports the first failure of each group',
    messages: 'a1 b1 b2 a2',
    failing: ['a1', 'b1', 'b2'],
    verdicts: ['failed', 'failed', 'held', 'held'],
  },
];

describe('processBatch', () => {
  it.each(CASES)('$title', async ({ messages, failing, verdicts }) => {
    const attempt = async ({ messageId }: BatchRecord) => {
      if (failing.includes(messageId)) throw new Error('poison');
      return 'applied' as const;
    };

    expect(await verdictsOf(batch(messages), { attempt, deadline: NEVER })).toEqual(verdicts);
  });

  it('passes on what became of each message', async () => {
    const outcomes = { a1: 'duplicate', a2: 'stale', a3: 'ignored', b1: 'failed', b2: 'applied' } as const;
    const attempt = async ({ messageId }: BatchRecord) => outcomes[messageId as keyof typeof outcomes];

    expect(await verdictsOf(batch('a1 a2 a3 b1 b2'), { attempt, deadline: NEVER })).toEqual([
      'duplicate',
      'stale',
      'ignored',
      'failed',
      'held',
    ]);
  });

  it('counts an attempt that throws before it is asynchronous as failed', async () => {
    const attempt = () => {
      throw new Error('poison');
    };

    expect(await verdictsOf(batch('a1 a2'), { attempt, deadline: NEVER })).toEqual(['failed', 'held']);
  });

  it('starts every group at once and never two messages of one group', async () => {
    const started: string[] = [];
    const release = new Map<string, () => void>();
    const attempt = ({ messageId }: BatchRecord) => {
      started.push(messageId);
      return new Promise<'applied'>((resolve) => release.set(messageId, () => resolve('applied')));
    };

    const done = verdictsOf(batch('a1 a2 b1 b2 c1'), { attempt, deadline: NEVER });
    expect(started).toEqual(['a1', 'b1', 'c1']);
    release.get('b1')?.();
    await settled();
    expect(started).toEqual(['a1', 'b1', 'c1', 'b2']);
    for (const messageId of ['a1', 'b2', 'c1']) release.get(messageId)?.();
    await settled();
    release.get('a2')?.();

    expect(await done).toEqual(['applied', 'applied', 'applied', 'applied', 'applied']);
  });

  it('attempts nothing more once time is up', async () => {
    const deadline = new AbortController();
    const attempt = async ({ messageId }: BatchRecord) => {
      if (messageId === 'a1') deadline.abort();
      return 'applied' as const;
    };

    expect(await verdictsOf(batch('a1 a2 a3'), { attempt, deadline: deadline.signal })).toEqual([
      'applied',
      'held',
      'held',
    ]);
  });

  it('gives no verdicts on an empty batch', async () => {
    expect(await verdictsOf([], { attempt: async () => 'applied', deadline: NEVER })).toEqual([]);
  });
});

describe('isUndone', () => {
  it.each([
    ['failed', true],
    ['held', true],
    ['applied', false],
    ['duplicate', false],
    ['stale', false],
    ['ignored', false],
    ['quarantined', false],
  ] as const)('of a message that is %s is %s', (verdict, undone) => {
    expect(isUndone({ verdict })).toBe(undone);
  });
});

/** What became of each message, in the order of the batch. */
async function verdictsOf(
  records: readonly BatchRecord[],
  { attempt, deadline }: { attempt: (record: BatchRecord) => Promise<Verdict>; deadline: AbortSignal },
): Promise<readonly Verdict[]> {
  const options: BatchOptions<BatchRecord> = {
    // An attempt that throws before it is asynchronous does so here too.
    attempt: (record) => attempt(record).then((verdict) => ({ verdict })),
    deadline,
  };
  return [...(await processBatch(records, options)).values()].map(({ verdict }) => verdict);
}

/** Resolves when all promises that are ready have run their reactions. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
