import type { MutatedFile } from '../mutant.ts';

const KILLED = 'test/core/archive/compaction/compaction.property.test.ts';
const NAMED = 'test/core/archive/compaction/compact-days.test.ts';

/** How the archive is compacted, and asked. */
export const compaction: readonly MutatedFile[] = [
  {
    file: 'core/archive/compaction/compact-round.ts',
    noticedBy: [NAMED],
    mutants: [
      {
        breaks: 'An object stays of which a line was not understood.',
        text: 'object.isWhole && ',
        becomes: '',
      },
      {
        breaks: 'An object stays whose source is damaged.',
        text: '[...object.sources].every((source) => compacted.has(source))',
        becomes: 'compacted.size >= 0',
      },
      {
        breaks: 'The manifests after a day are linked anew.',
        text: '    await linkManifests(ports.objects, source, day);\n',
        becomes: '',
      },
      {
        breaks: 'A file whose edition is over is taken away.',
        text: '    await removeOldFiles(ports.objects, source, day);\n',
        becomes: '',
      },
      {
        breaks: 'What is compacted already goes into the new file.',
        text: '    inputs.push(...files.files.map(({ open }) => batchesOf(open, source)));\n',
        becomes: '',
      },
      {
        breaks: 'Nothing is written where nothing is new.',
        text: 'if (!(await addReceipts(source, files, hot))) continue;',
        becomes: 'await addReceipts(source, files, hot);',
      },
    ],
  },
  {
    file: 'core/archive/compaction/write-day.ts',
    noticedBy: [KILLED],
    mutants: [
      {
        breaks: 'A manifest that somebody else has written is not overwritten.',
        text: "if (written === 'exists' || written === 'changed') throw",
        becomes: "if (written === ('never' as string)) throw",
      },
      {
        breaks: 'The file is there before the manifest names it.',
        text: '  await objects.put(key, file.content());\n',
        becomes: '',
      },
    ],
  },
  {
    file: 'core/archive/compaction/merge-day.ts',
    noticedBy: [KILLED],
    mutants: [
      {
        breaks: 'An event is in the file once.',
        text: ' || !receipts.take(event)',
        becomes: '',
      },
    ],
  },
  {
    file: 'core/archive/compaction/survey.ts',
    noticedBy: [NAMED],
    mutants: [
      {
        breaks: 'The file of a day whose manifest is lost is named.',
        text: "name('no-manifest', key)",
        becomes: 'undefined',
      },
      {
        breaks: 'A day that has not come is named.',
        text: "name('day-ahead', key)",
        becomes: 'undefined',
      },
    ],
  },
  {
    file: 'core/archive/compaction/local-file.ts',
    noticedBy: [NAMED],
    mutants: [
      {
        breaks: 'What goes into a new file is what its manifest says.',
        text: "!hash.digest('hex').startsWith(facts.sha256)",
        becomes: 'facts.sha256 === undefined',
      },
    ],
  },
  {
    file: 'core/archive/read-hot.ts',
    noticedBy: [NAMED],
    mutants: [
      {
        breaks: 'An event of another day is named.',
        text: 'dayOf(reading.event.received) !== day',
        becomes: "dayOf(reading.event.received) === ''",
      },
      {
        breaks: 'An object that is not whole is named.',
        text: "    return damaged(key, error instanceof CutLinesError ? 'cut-lines' : 'bad-gzip');",
        becomes:
          "    return { key, events: [], problems: error === undefined ? [{ damage: 'bad-gzip', key }] : [] };",
      },
    ],
  },
  {
    file: 'core/archive/sorting/first-receipts.ts',
    noticedBy: ['test/core/archive/sorting/sorting.property.test.ts'],
    mutants: [
      {
        breaks: 'The copy counts that was received first.',
        text: 'before !== 0 && before <= time',
        becomes: 'before !== 0 && before >= time',
      },
      {
        breaks: 'Keys are found again when the table has grown.',
        text: '      this.#times[free] = time;\n',
        becomes: '',
      },
    ],
  },
  {
    file: 'core/archive/ask/answer-day.ts',
    noticedBy: ['test/core/archive/ask/ask.property.test.ts'],
    mutants: [
      {
        breaks: 'A copy that was received later is no answer.',
        text: 'hasCopies = true',
        becomes: 'hasCopies = false',
      },
      {
        breaks: 'Only what was received in the time is an answer.',
        text: '      if (isInTime(question, event)) page.offer(event);',
        becomes: '      page.offer(event);',
      },
    ],
  },
  {
    file: 'core/archive/ask/page.ts',
    noticedBy: ['test/core/archive/ask/ask.test.ts', 'test/core/archive/ask/ask.property.test.ts'],
    mutants: [
      {
        breaks: 'A page begins after the one before it.',
        text: 'this.#order(entry, this.#after) <= 0',
        becomes: 'this.#order(entry, this.#after) < 0',
      },
      {
        breaks: 'An event that is found twice is in the answer once.',
        text: 'there !== undefined && this.#order(there, entry) === 0',
        becomes: 'there === undefined && this.#size < 0',
      },
    ],
  },
  {
    file: 'core/archive/day-file/group-statistics.ts',
    noticedBy: ['test/core/archive/events-of-day.test.ts'],
    mutants: [
      {
        breaks: 'A group that may hold what is asked for is read.',
        text: 'compareBytes(value, span.most) <= 0',
        becomes: 'compareBytes(value, span.most) < 0',
      },
      {
        breaks: 'A group is left out only where all of it stands before.',
        text: 'return groups.most < position.group;',
        becomes: 'return groups.least < position.group;',
      },
    ],
  },
];
