import type { MutatedFile } from '../mutant.ts';

/** How parked events are published, and how parked mode ends. */
export const drain: readonly MutatedFile[] = [
  {
    file: 'core/drain/drain-run.ts',
    noticedBy: [
      'test/core/drain/drain.test.ts',
      'test/core/drain/paging.test.ts',
      'test/core/drain/drain-report.test.ts',
    ],
    mutants: [
      {
        breaks: 'A run stops at its deadline.',
        text: 'this.#ports.now() >= this.#options.deadline',
        becomes: 'this.#ports.now() > this.#options.deadline',
      },
      {
        breaks: 'The report counts the groups of the fullest pass.',
        text: 'this.#groups = Math.max(this.#groups, seen.size);',
        becomes: 'this.#groups = seen.size;',
      },
      {
        breaks: 'A pass that could not list a shard does not say that nothing is left.',
        text: "listed.includes(false) ? 'not-listed' : passOf(seen)",
        becomes: 'passOf(seen)',
      },
      {
        breaks: 'A group that is listed again is published once in a pass.',
        text: 'this.isOver() || seen.has(groupId)',
        becomes: 'this.isOver()',
      },
      {
        breaks: 'No line begins once the time is over.',
        text: 'this.isOver() || seen.has(groupId)',
        becomes: 'seen.has(groupId)',
        survivesBecause: 'A line that begins then asks for the time before its first call, and ends.',
      },
      {
        breaks: 'Lines wait until the window lets them in.',
        text: '          await this.#window.enter();\n',
        becomes: '',
      },
      {
        breaks: 'A line that is longer than a page is published to its end in one pass.',
        text: 'if (fault === undefined) this.#window.widen();',
        becomes: 'if (fault === undefined) return this.#window.widen();',
      },
      {
        breaks: 'Every event that left its line counts as drained.',
        text: 'this.#drained += left;',
        becomes: 'this.#drained += Math.min(left, 1);',
      },
      {
        breaks: 'Only what the topic refuses for good is set aside.',
        text: 'event !== undefined && error instanceof MessageRefusedError',
        becomes: "event !== undefined && 'reason' in Object(error) === error instanceof MessageRefusedError",
      },
      {
        breaks: 'An event that could not be set aside does not count as set aside.',
        text: 'if (setAside) this.#setAside += 1;',
        becomes: 'this.#setAside += 1;',
      },
      {
        breaks: 'A line goes on in the same pass once a refused event is out of the way.',
        text: 'return setAside === true;',
        becomes: 'return setAside === false;',
      },
      {
        breaks: 'A line that failed is counted.',
        text: '    this.#failed += 1;\n',
        becomes: '',
      },
      {
        breaks: 'A topic that is down is asked once a second.',
        text: 'else this.#window.collapse();',
        becomes: 'else this.#window.halve();',
      },
      {
        breaks: 'A topic that takes no more for now is asked by half as many.',
        text: 'if (error instanceof ThrottledError) this.#window.halve();',
        becomes: 'if (error instanceof ThrottledError) this.#window.collapse();',
      },
      {
        breaks: 'A report holds a bounded number of faults.',
        text: 'if (this.#faults.length < FAULTS_KEPT) this.#faults.push(fault);',
        becomes: 'this.#faults.push(fault);',
      },
      {
        breaks: 'No further page is listed once the time is over.',
        text: '        if (this.isOver()) break;\n',
        becomes: '',
      },
    ],
  },
  {
    file: 'core/parked/ages-of.ts',
    noticedBy: ['test/core/drain/drain-report.test.ts'],
    mutants: [
      {
        breaks: 'The report tells the oldest event that is left.',
        text: '.at(0);',
        becomes: '.at(-1);',
      },
      {
        breaks: 'The report tells the newest event that is left.',
        text: '.sort(byTime)\n    .at(-1);',
        becomes: '.sort(byTime)\n    .at(0);',
      },
    ],
  },
  {
    file: 'core/drain/drain.ts',
    noticedBy: [
      'test/core/drain/drain.test.ts',
      'test/core/drain/drain-report.test.ts',
      'test/core/drain/clear-flag.test.ts',
    ],
    mutants: [
      {
        breaks: 'Nothing is published while it is not known what the version before parked.',
        text: '!== 0) return false;',
        becomes: '> 0) return false;',
      },
      {
        breaks: 'The run that has shard 0 looks after the flag.',
        text: 'options.shards.includes(0) ? passAndClear : passWhileParked',
        becomes: 'options.shards.length > 0 ? passAndClear : passWhileParked',
      },
      {
        breaks: 'Passes repeat until nothing is left.',
        text: "(await run.pass()) === 'nothing-listed'",
        becomes: "(await run.pass()) !== 'not-listed'",
      },
      {
        breaks: 'A run goes on while anything is parked, for its own lines may be next.',
        text: "?.state === 'clear'",
        becomes: '?.state !== undefined',
      },
      {
        breaks: 'A run goes on where an event was parked while the flag was to be cleared.',
        text: '(await run.attempt(() => clearFlag(ports))) === true',
        becomes: '(await run.attempt(() => clearFlag(ports))) !== undefined',
      },
    ],
  },
  {
    file: 'core/drain/clear-flag.ts',
    noticedBy: ['test/core/drain/clear-flag.test.ts'],
    mutants: [
      {
        breaks: 'A flag is not announced to be cleared while something is parked.',
        text: '  if (await anyParked(parked)) return false;\n\n',
        becomes: '',
      },
      {
        breaks: 'What was parked while the flag was closing is seen.',
        text: '  if (await anyParked(parked)) return false;\n  return',
        becomes: '  return',
      },
      {
        breaks: 'The index has time to show what is parked.',
        text: '  await waitUntil(new Date(now().getTime() + INDEX_LAG_MILLISECONDS));\n',
        becomes: '',
      },
      {
        breaks: 'A flag that was opened while it was closing is not said to be clear.',
        text: 'return (await parked.clearFlag(closing)) !== undefined;',
        becomes: 'await parked.clearFlag(closing);\n  return true;',
      },
      {
        breaks: 'What is parked in any shard keeps the flag.',
        text: 'ALL_SHARDS.map(',
        becomes: 'ALL_SHARDS.slice(0, 1).map(',
      },
    ],
  },
  {
    file: 'core/drain/adopt-entries.ts',
    noticedBy: ['test/core/drain/clear-flag.test.ts'],
    mutants: [
      {
        breaks: 'The flag is opened for what the version before parked.',
        text: '  if (adopted > 0) await openFlag(parked);\n',
        becomes: '  if (adopted < 0) await openFlag(parked);\n',
      },
    ],
  },
  {
    file: 'core/drain/release-refused.ts',
    noticedBy: ['test/core/drain/release-refused.test.ts'],
    mutants: [
      {
        breaks: 'The flag is opened for an event that is released.',
        text: '  if (released) await openFlag(parked);\n',
        becomes: '  if (!released) await openFlag(parked);\n',
      },
    ],
  },
  {
    file: 'core/drain/window.ts',
    noticedBy: ['test/core/drain/window.test.ts', 'test/core/drain/drain.test.ts'],
    mutants: [
      {
        breaks: 'A window widens by one line at a time.',
        text: 'Math.min(WIDEST, this.#width + 1)',
        becomes: 'WIDEST',
      },
      {
        breaks: 'A window is never wider than 64 lines.',
        text: 'Math.min(WIDEST, this.#width + 1)',
        becomes: 'this.#width + 1',
      },
      {
        breaks: 'A throttled topic is asked by half as many.',
        text: 'Math.floor(this.#width / 2)',
        becomes: 'Math.floor(this.#width / 3)',
      },
      {
        breaks: 'A window is never so narrow that nothing fits.',
        text: 'Math.max(1, Math.floor(this.#width / 2))',
        becomes: 'Math.max(1, this.#width - 1)',
      },
      {
        breaks: 'One line at a time asks a topic that is down.',
        text: '    this.#width = 1;\n',
        becomes: '',
      },
      {
        breaks: 'Being throttled does not shorten the pause of a topic that is down.',
        text: 'Math.max(this.#closedUntil, this.#ports.now().getTime() + milliseconds)',
        becomes: 'this.#ports.now().getTime() + milliseconds',
      },
    ],
  },
];
