import type { MutatedFile } from '../mutant.ts';

const TESTS = [
  'test/core/archive/replay/replay.test.ts',
  'test/core/archive/replay/replay.property.test.ts',
  'test/core/archive/replay/dry-run.test.ts',
  'test/core/archive/replay/send-in-order.test.ts',
];
const ANSWERS = ['test/lambda/archive-keeper/answer-replay.test.ts'];

/** How events come out of the archive again. */
export const replay: readonly MutatedFile[] = [
  {
    file: 'core/archive/replay/send-in-order.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'Two events of a group never share a call.',
        text: ' || groups.has(message.groupId)) continue',
        becomes: ') continue',
      },
      {
        breaks: 'An event that has no room in a call holds back the later ones of its group.',
        text: '    groups.add(message.groupId);\n',
        becomes: '    if (batch.length === 0) groups.add(message.groupId);\n',
      },
      {
        breaks: 'A queue that takes nothing is left alone after a minute.',
        text: 'now - failingSince >= PATIENCE_MILLISECONDS',
        becomes: 'false',
      },
      {
        breaks: 'An event that is too large with the id of the replay is named, and not tried for ever.',
        text: 'messageBytes(message) > MAX_MESSAGE_BYTES ?',
        becomes: 'false ?',
      },
      {
        breaks: 'A worker whose replay is in other hands sends nothing more.',
        text: ' || !(await ports.mayGoOn())',
        becomes: '',
      },
      {
        breaks: 'It keeps to its pace.',
        text: '    await ports.pace.take(batch.length);\n',
        becomes: '',
      },
    ],
  },
  {
    file: 'core/archive/replay/send-chunk.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'The checkpoint stays before the first event that is not sent.',
        text: 'first < 0 ? end : passed.at(-1)?.position',
        becomes: 'end',
      },
      {
        breaks: 'What the inbox knows is left out where only the missing is asked for.',
        text: 'onlyMissing ? await withoutKnown(events, subscriber, ports.inbox) : events',
        becomes: 'events',
      },
      {
        breaks: 'An event that the queue will never take is named.',
        text: "if (typeof outcome !== 'object') return [];",
        becomes: 'return [];',
      },
    ],
  },
  {
    file: 'core/archive/replay/replay-message.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'What fills gaps comes as it came first.',
        text: 'order.onlyMissing ? envelope',
        becomes: 'false ? envelope',
      },
      {
        breaks: 'A repeat within five minutes is dropped by the queue, and another replay is not.',
        text: `deduplicationId(\`\${replayId}#\${source}#\${id}\`)`,
        becomes: `deduplicationId(\`\${source}#\${id}\`)`,
      },
    ],
  },
  {
    file: 'core/topic/topic-attributes.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'A test event says that it is one.',
        text: 'isTest({ type, source }) ?',
        becomes: 'false ?',
      },
    ],
  },
  {
    file: 'core/archive/replay/replay-lease.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'Nobody takes on a replay that somebody works on.',
        text: ' || isHeld(checkpoint, at)',
        becomes: '',
      },
      {
        breaks: 'Nobody takes on a replay that is over.',
        text: "checkpoint.state !== 'running' || ",
        becomes: '',
      },
      {
        breaks: 'A lease ends, so that a replay whose worker died goes on.',
        text: 'lease.until > at.toISOString()',
        becomes: 'true',
      },
    ],
  },
  {
    file: 'core/archive/replay/checkpoint-store.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'A checkpoint is written only over the one that was read.',
        text: 'await store.replace(key, content, read.etag)',
        becomes: 'await store.put(key, content)',
      },
      {
        breaks: 'Of two who start at once one does.',
        text: 'await store.putNew(key, content)',
        becomes: 'await store.put(key, content)',
      },
    ],
  },
  {
    file: 'core/archive/replay/read-chunks.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'It goes on after the place up to which all is sent.',
        text: 'isIn ? { after } : {}',
        becomes: '{}',
      },
      {
        breaks: 'It does not begin a source again that was before.',
        text: 'source < after.source',
        becomes: 'false',
      },
      {
        breaks: 'The day on which the range ends is in it.',
        text: 'new Date(until).getTime() - 1',
        becomes: 'new Date(until).getTime() - 86_400_000',
      },
    ],
  },
  {
    file: 'core/archive/replay/selection.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'A subscriber gets nothing that it would not get from the topic.',
        text: ' &&\n    letsThrough(filter, type)',
        becomes: '',
      },
      { breaks: 'The end of a range is not in it.', text: 'received < until', becomes: 'received <= until' },
      { breaks: 'The beginning of a range is in it.', text: 'received >= from', becomes: 'received > from' },
      {
        breaks: 'Only users that were named get something.',
        text: 'users.has(subject)',
        becomes: 'true',
      },
    ],
  },
  {
    file: 'core/archive/replay/room-in-queue.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'It waits while much waits in the queue.',
        text: '(await queue.waiting()) <= ENOUGH_WAITING',
        becomes: '(await queue.waiting()) >= 0',
      },
    ],
  },
  {
    file: 'core/archive/replay/start-replay.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'A subscriber has one replay at a time.',
        text: "last?.checkpoint.state === 'running'",
        becomes: 'false',
      },
    ],
  },
  {
    file: 'lambda/archive-keeper/replay/answer-replay.ts',
    noticedBy: ANSWERS,
    mutants: [
      {
        breaks: 'What the inbox has forgotten is not taken for missing.',
        text: 'from < remembered ?',
        becomes: 'false ?',
      },
      {
        breaks: 'A subscriber without an inbox is not taken to lack everything.',
        text: "if (inboxRetentionDays === undefined) return { refused: 'no-inbox' };",
        becomes: 'if (inboxRetentionDays === undefined) return undefined;',
      },
    ],
  },
  {
    file: 'lambda/archive-keeper/replay/continue-replays.ts',
    noticedBy: ANSWERS,
    mutants: [
      {
        breaks: 'A replay that cannot be gone on with is no one else’s trouble.',
        text: '      fault = error;\n',
        becomes: '      throw error;\n',
      },
      {
        breaks: 'A replay that cannot be gone on with rings.',
        text: 'if (fault !== undefined) throw fault;',
        becomes: '',
      },
    ],
  },
  {
    file: 'core/inbox/recency.ts',
    noticedBy: ['test/core/inbox/apply-if-newer.test.ts'],
    mutants: [
      {
        breaks: 'A replay puts the state of an event once.',
        text: ", differsFrom('lastReplayId', event.replayid)",
        becomes: '',
      },
      {
        breaks: 'A state without a time of its own never replaces one that has it, in a replay neither.',
        text: "equals('lastEventTime', time) : absent('lastEventTime')",
        becomes: "equals('lastEventTime', time) : absent('lastOtherTime')",
      },
    ],
  },
];
