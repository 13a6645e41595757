import type { MutatedFile } from '../mutant.ts';

const BATCH = [
  'test/core/handling/process-batch.test.ts',
  'test/core/handling/process-batch.property.test.ts',
];

/** How a batch is handled: groups apart, a group in order. */
export const handling: readonly MutatedFile[] = [
  {
    file: 'core/handling/retry-schedule.ts',
    noticedBy: ['test/core/handling/retry-schedule.test.ts'],
    mutants: [
      {
        breaks: 'A message waits longer after each failure.',
        text: 'schedule[failures - 1] ??',
        becomes: 'schedule[0] ??',
      },
      {
        breaks: 'After the schedule waits grow, so that SQS gives a message out less than a thousand times.',
        text: 'last * 2 ** beyond',
        becomes: 'last',
      },
      {
        breaks: 'Those behind a failed message are hidden until it was tried once more.',
        text: 'seconds + timeoutSeconds + MARGIN_SECONDS',
        becomes: 'seconds',
      },
      {
        breaks: 'Those behind are hidden before those in front are shown.',
        text: '...behind.reverse()',
        becomes: '...behind',
      },
      {
        breaks: 'What was only not reached comes again at once.',
        text: '{ seconds: 0, alone: false }',
        becomes: '{ seconds: 0, alone: true }',
      },
    ],
  },
  {
    file: 'lambda/handler-kit/settle.ts',
    noticedBy: ['test/lambda/handler-kit/settle.test.ts'],
    mutants: [
      {
        breaks: 'A batch in which nothing failed costs no call.',
        text: '  if (postponed.length === 0) return;\n',
        becomes: '',
      },
      {
        breaks: 'The answer has time left.',
        text: 'remaining - ANSWER_MILLISECONDS',
        becomes: 'remaining',
      },
    ],
  },
  {
    file: 'core/handling/process-batch.ts',
    noticedBy: BATCH,
    mutants: [
      {
        breaks: 'A failure holds the later messages of its group.',
        text: '    if (isUndone(made)) return;\n',
        becomes: '',
      },
      {
        breaks: 'Nothing is attempted once the time is up.',
        text: '    if (options.deadline.aborted) return;\n',
        becomes: '',
      },
      {
        breaks: 'The messages of one group are handled one after the other.',
        text: 'Map.groupBy(records, ({ groupId }) => groupId)',
        becomes: 'Map.groupBy(records, ({ messageId }) => messageId)',
      },
      {
        breaks: 'A failure stops its own group only.',
        text: 'Map.groupBy(records, ({ groupId }) => groupId)',
        becomes: 'Map.groupBy(records, ({ groupId }) => groupId.slice(groupId.length))',
      },
      {
        breaks: 'What a handler throws fails its own message only.',
        text: "  } catch {\n    return { verdict: 'failed' };",
        becomes: '  } catch (error) {\n    throw error;',
      },
      {
        breaks: 'A message that was held comes again.',
        text: "verdict === 'failed' || verdict === 'held'",
        becomes: "verdict === 'failed'",
      },
      {
        breaks: 'A message that was not attempted did not fail.',
        text: "HELD: Attempt = { verdict: 'held' }",
        becomes: "HELD: Attempt = { verdict: 'failed' }",
      },
    ],
  },
  {
    file: 'core/handling/before-deadline.ts',
    noticedBy: ['test/core/handling/before-deadline.test.ts'],
    mutants: [
      {
        breaks: 'Nothing begins after the deadline.',
        text: '  if (deadline.aborted) throw new OutOfTimeError();\n',
        becomes: '',
      },
      {
        breaks: 'Work that hangs is given up at the deadline.',
        text: 'Promise.race([tooLate, work()])',
        becomes: 'Promise.race([work()])',
      },
      {
        breaks: 'Work that is done leaves nothing behind at the deadline.',
        text: "    deadline.removeEventListener('abort', giveUp);\n",
        becomes: '',
      },
    ],
  },
  {
    file: 'core/handling/checked-outcome.ts',
    noticedBy: ['test/core/handling/checked-outcome.test.ts'],
    mutants: [
      {
        breaks: 'The name of a method of every object is no outcome.',
        text: 'Object.hasOwn(OUTCOMES, value)',
        becomes: 'value in OUTCOMES',
      },
      {
        breaks: 'What is no outcome fails the event.',
        text: '  throw new NotAnOutcomeError(returned);\n',
        becomes: "  return 'ignored';\n",
      },
    ],
  },
  {
    file: 'core/handling/read-envelope.ts',
    noticedBy: ['test/core/handling/read-envelope.test.ts'],
    mutants: [
      {
        breaks: 'A time is in the one form that orders as text.',
        text: ' && time.toISOString() === value',
        becomes: '',
      },
      {
        breaks: 'A source is one of a known provider.',
        text: 'isText(value) && isSourceName(value)',
        becomes: 'isText(value)',
      },
      {
        breaks: 'A list is no envelope.',
        text: ' && !Array.isArray(value)',
        becomes: '',
      },
    ],
  },
];
