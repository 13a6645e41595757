import type { MutatedFile } from '../mutant.ts';

const LINES = [
  'test/core/parked/advance-line.test.ts',
  'test/core/drain/drain.test.ts',
  'test/core/drain/two-runs.test.ts',
];

/** The rules of lines and of the flag. */
export const parked: readonly MutatedFile[] = [
  {
    file: 'core/parked/advance-line.ts',
    noticedBy: LINES,
    mutants: [
      {
        breaks: 'Nothing is published behind a call that failed.',
        text: 'faults.length > 0 || options.isOver()',
        becomes: 'options.isOver()',
      },
      {
        breaks: 'A line stops when the time is over.',
        text: 'faults.length > 0 || options.isOver()',
        becomes: 'faults.length > 0',
      },
      {
        breaks: 'What the ledger knows to be published is not published again.',
        text: 'settled?.has(event.key) !== true',
        becomes: 'settled !== undefined',
      },
      {
        breaks: 'An event that stands in its line twice is published once.',
        text: '    settled?.add(event.key);\n',
        becomes: '',
      },
      {
        breaks: 'What the ledger knows to be published is not marked again.',
        text: 'if (isNew) await ledger',
        becomes: 'await ledger',
      },
      {
        breaks: 'An event leaves its line after it is marked.',
        text: '      if (isNew) await ledger.markPublished(entryOf(event, now(), options.retentionDays), now());\n      await parked.leave(event);\n',
        becomes:
          '      await parked.leave(event);\n      if (isNew) await ledger.markPublished(entryOf(event, now(), options.retentionDays), now());\n',
      },
      {
        breaks: 'An event that was parked for long is remembered as from its publishing.',
        text: 'retainUntil > fromNow ? retainUntil : fromNow',
        becomes: 'retainUntil',
      },
      {
        breaks: 'An event is remembered no shorter than the delivery that parked it said.',
        text: 'retainUntil > fromNow ? retainUntil : fromNow',
        becomes: 'fromNow',
      },
      {
        breaks: 'Nothing is published while the ledger cannot say what is published.',
        text: 'settled === undefined ? [] : events',
        becomes: 'events',
        survivesBecause: 'The failed call ends the loop before its first publish as well.',
      },
    ],
  },
  {
    file: 'core/parked/flag.ts',
    noticedBy: ['test/contract/parked.test.ts', 'test/core/intake/hand-over.test.ts'],
    mutants: [
      {
        breaks: 'There is a margin for clocks that do not run alike.',
        text: 'LOOK_LIFE_MILLISECONDS + 200',
        becomes: 'LOOK_LIFE_MILLISECONDS',
      },
      {
        breaks: 'A flag that is opened while it is closing stays in its episode.',
        text: "return state === 'unset' || state === 'clear' ? episode + 1 : episode;",
        becomes: 'return state === undefined ? episode : episode + 1;',
      },
      {
        breaks: 'A flag that ceases to be clear is in another episode.',
        text: "state === 'unset' || state === 'clear' ? episode + 1",
        becomes: "state === 'unset' ? episode + 1",
      },
      {
        breaks: 'A flag that was clear once needs no look for older entries.',
        text: "state: 'clear', adopted: true",
        becomes: "state: 'clear'",
      },
      {
        breaks: 'A flag that was opened meanwhile is in another epoch.',
        text: 'epoch: flag.epoch + 1',
        becomes: 'epoch: flag.epoch',
      },
    ],
  },
  {
    file: 'core/parked/raise-flag.ts',
    noticedBy: ['test/core/intake/hand-over.test.ts', 'test/core/drain/release-refused.test.ts'],
    mutants: [
      {
        breaks: 'A flag that is closing is opened again.',
        text: "if (before.state === 'open')",
        becomes: "if (before.state === 'open' || before.state === 'closing')",
      },
      {
        breaks: 'The flag is read again where somebody changed it in between.',
        text: 'const ATTEMPTS = 3;',
        becomes: 'const ATTEMPTS = 1;',
      },
      {
        breaks: 'A flag that was closing is opened in the same episode.',
        text: 'isNewEpisode: flag.episode !== before.episode',
        becomes: 'isNewEpisode: true',
      },
    ],
  },
  {
    file: 'core/parked/flag-watch.ts',
    noticedBy: ['test/core/parked/flag-watch.test.ts'],
    mutants: [
      {
        breaks: 'A clock that was set back makes no old look fresh.',
        text: 'age >= 0 && ',
        becomes: '',
      },
      {
        breaks: 'A look is over after exactly a second.',
        text: 'age < LOOK_LIFE_MILLISECONDS',
        becomes: 'age <= LOOK_LIFE_MILLISECONDS',
      },
      {
        breaks: 'A look from before its own write is forgotten.',
        text: '    this.#last = undefined;\n',
        becomes: '',
      },
      {
        breaks: 'The age of a look counts from before it was sent.',
        text: 'this.#last = { flag, askedAt };',
        becomes: 'this.#last = { flag, askedAt: Math.max(askedAt, this.#ports.now().getTime()) };',
      },
      {
        breaks: 'What is known of one episode says nothing of the next.',
        text: 'this.#busy?.episode === episode ?',
        becomes: 'this.#busy !== undefined && episode >= 0 ?',
      },
      {
        breaks: 'A flag that is closing is known not to be clear.',
        text: "if (state !== 'open' && state !== 'closing') return;",
        becomes: "if (state !== 'open') return;",
      },
      {
        breaks: 'It is the first reading of an episode that counts.',
        text: 'if (this.#busy?.episode !== episode)',
        becomes: 'if (episode >= 0)',
      },
    ],
  },
  {
    file: 'core/parked/position.ts',
    noticedBy: ['test/core/parked/position.test.ts'],
    mutants: [
      {
        breaks: 'Who joins a line is behind the last, within the same millisecond too.',
        text: 'slice(0, DIGITS)) + 1',
        becomes: 'slice(0, DIGITS))',
      },
      {
        breaks: 'Who joins a line is behind the last, though the clock of that one was ahead.',
        text: 'Math.max(at.getTime(), behind)',
        becomes: 'at.getTime()',
      },
      {
        breaks: 'Positions sort as text.',
        text: ".padStart(DIGITS, '0')",
        becomes: '',
      },
    ],
  },
  {
    file: 'core/parked/parked-message.ts',
    noticedBy: ['test/contract/parked.test.ts', 'test/aws/parked-item.local.test.ts'],
    mutants: [
      {
        breaks: 'An item has room for the other attributes, each as long as it may be.',
        text: '- 8 * 1024',
        becomes: '- 512',
      },
      {
        breaks: 'A message that nearly fills an item is parked.',
        text: '- 8 * 1024',
        becomes: '- 64 * 1024',
      },
      {
        breaks: 'A message of exactly the limit is parked.',
        text: 'packed.byteLength > MAX_PARKED_BYTES',
        becomes: 'packed.byteLength >= MAX_PARKED_BYTES',
      },
    ],
  },
];
