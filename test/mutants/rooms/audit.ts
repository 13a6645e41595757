import type { MutatedFile } from '../mutant.ts';

const DAY = 'test/core/archive/audit/audit-day.test.ts';
const ROWS = 'test/core/archive/audit/audit-day.property.test.ts';
const HANDLING = 'test/core/archive/audit/handling/audit-handling.test.ts';

/** What an audit of the archive finds, and one of what a handler did. */
export const audit: readonly MutatedFile[] = [
  {
    file: 'core/archive/audit/published-events.ts',
    noticedBy: [DAY],
    mutants: [
      {
        breaks: 'Key material need not be in the archive.',
        text: '!keyMaterial && isWithheld(type)',
        becomes: 'false',
      },
      {
        breaks: 'Key material must be in the archive of a stage that keeps it.',
        text: '!keyMaterial && ',
        becomes: '',
      },
      {
        breaks: 'What was published before there was an archive is not missing.',
        text: 'publishedAt < begin',
        becomes: 'false',
      },
      {
        breaks: 'An event that is there twice is counted once.',
        text: '    if (mark === MARK.archived) return true;\n',
        becomes: '',
      },
      {
        breaks: 'Key material that is there all the same is not withheld.',
        text: 'counts.withheld.set(event.type, (counts.withheld.get(event.type) ?? 0) - 1)',
        becomes: 'counts.withheld.get(event.type)',
      },
      {
        breaks: 'What went with a person is not missing.',
        text: 'this.#marks.set(event, MARK.forgotten)',
        becomes: 'this.#marks.get(event)',
      },
      {
        breaks: 'Only what was not found is missing.',
        text: '.get({ source, id }) !== MARK.expected) continue;',
        becomes: '.get({ source, id }) === 0) continue;',
      },
    ],
  },
  {
    file: 'core/archive/audit/check-rows.ts',
    noticedBy: [ROWS],
    mutants: [
      {
        breaks: 'An envelope that its digest does not fit is altered.',
        text: 'if (digestOf(event.envelope) !== digest) return { event, altered: true };',
        becomes: 'if (digest === undefined) return { event, altered: true };',
      },
      {
        breaks: 'A row that says something else than its envelope is altered.',
        text: 'altered: !isRight',
        becomes: 'altered: false',
      },
      {
        breaks: 'A row goes by what its envelope says.',
        text: 'event: { ...written, source',
        becomes: 'event: { ...event, source',
      },
      ...(['type', 'group', 'subject', 'received', 'time', 'environment'] as const).map((column) => ({
        breaks: `The ${column} of a row is compared.`,
        text: `, '${column}'`,
        becomes: '',
      })),
    ],
  },
  {
    file: 'core/archive/audit/audit-contents.ts',
    noticedBy: [DAY, ROWS],
    mutants: [
      {
        breaks: 'A row that is there once more is named.',
        text: 'if (seen.get(event) !== 0) tally',
        becomes: 'if (seen.get(event) > 1) tally',
      },
      {
        breaks: 'An event in a file and in an object is one.',
        text: 'if (seen.set(event, IN_FILE) !== 0) return undefined;',
        becomes: 'seen.set(event, IN_FILE);',
      },
      {
        breaks: 'What is wrong with an object is named.',
        text: 'for (const problem of problems) tally.addProblem(problem);',
        becomes: '',
      },
      {
        breaks: 'A file that is gone because it was replaced begins the audit anew.',
        text: 'if (!(await isStillNamed(stored, objects))) throw error;',
        becomes: '',
      },
    ],
  },
  {
    file: 'core/archive/audit/check-chain.ts',
    noticedBy: [DAY],
    mutants: [
      {
        breaks: 'A manifest says the hash of the one before it.',
        text: ' || previous?.sha256 !== manifest.previous?.sha256',
        becomes: '',
      },
      {
        breaks: 'A manifest names the day before it.',
        text: 'previous?.day !== manifest.previous?.day || previous?.sha256 !== manifest.previous?.sha256',
        becomes: 'false',
      },
      {
        breaks: 'The first manifest of a source follows that of no other source.',
        text: 'before?.source === link.source',
        becomes: 'before !== undefined',
      },
      {
        breaks: 'A manifest that is none is named.',
        text: "return [{ damage: 'bad-manifest', key }]",
        becomes: 'return []',
      },
    ],
  },
  {
    file: 'core/archive/audit/check-day-file.ts',
    noticedBy: [DAY],
    mutants: [
      {
        breaks: 'The hash of the file is compared.',
        text: ' || (await hashOf(stored)) !== file.sha256',
        becomes: '',
      },
      {
        breaks: 'What a manifest counts is counted again.',
        text: 'isAltered || !isReadable || isCounted(manifest, tally)',
        becomes: 'true',
      },
    ],
  },
  {
    file: 'core/archive/audit/find-elsewhere.ts',
    noticedBy: [DAY],
    mutants: [
      {
        breaks: 'What was parked is looked for in files of earlier days.',
        text: 'for (const source of published.unfoundSources) await findInFile(source, day, objects, published);',
        becomes: '',
      },
      {
        breaks: 'What was parked is looked for in objects of earlier days.',
        text: 'of readHot(objects, hot)) for (const event of events) published.find(event);',
        becomes: 'of readHot(objects, hot)) events.length;',
      },
    ],
  },
  {
    file: 'core/archive/audit/audit-day.ts',
    noticedBy: [DAY],
    mutants: [
      {
        breaks: 'What the ledger does not know is asked for to the last.',
        text: '  await unmarked.ask();\n',
        becomes: '',
      },
      {
        breaks: 'What went with a person on the day itself is not missing.',
        text: '  await findForgotten(day, objects, published);\n',
        becomes: '',
      },
      {
        breaks: 'A day that the ledger has forgotten is not compared with it.',
        text: 'expiryOf(new Date(day), ledgerRetentionDays) > now()',
        becomes: 'now() > new Date(day)',
      },
      {
        breaks: 'A day that is compacted meanwhile is begun anew.',
        text: '!hasDayChanged(error) || ',
        becomes: 'hasDayChanged(error) || ',
      },
    ],
  },
  {
    file: 'core/archive/audit/other-days.ts',
    noticedBy: [DAY],
    mutants: [
      {
        breaks: 'What a clock was ahead with is looked for on the day after.',
        text: 'days.has(after) ? [after] : []',
        becomes: '[]',
      },
    ],
  },
  {
    file: 'core/archive/read-hot.ts',
    noticedBy: [DAY],
    mutants: [
      {
        breaks: 'An object that is not what its key says is named.',
        text: 'problems.length === 0 && read.keyOn(day) !== key',
        becomes: 'false',
      },
    ],
  },
  {
    file: 'core/archive/audit/handling/audit-handling.ts',
    noticedBy: [HANDLING],
    mutants: [
      {
        breaks: 'What the patterns of a handler do not let through is not asked for.',
        text: 'if (letsThrough(filter, publication.type)) count(publication)',
        becomes: 'count(publication)',
      },
      {
        breaks: 'A line from before midnight counts, of a clock that is behind.',
        text: 'Date.parse(day) - SKEW_MILLISECONDS',
        becomes: 'Date.parse(day)',
      },
      {
        breaks: 'What went with a person is not missing.',
        text: 'else if (forgotten.has(event))',
        becomes: 'else if (false)',
      },
      {
        breaks: 'What was parked for days is forgotten under the day of its receipt.',
        text: 'daysBefore(day, PARKED_DAYS)',
        becomes: 'day',
      },
      {
        breaks: 'What was published before the handler had its queue is not missing.',
        text: 'Date.parse(publishedAt) < madeAt && ',
        becomes: 'Date.parse(publishedAt) < 0 && ',
      },
      {
        breaks: 'What waits is not missing.',
        text: 'places.waiting + ',
        becomes: '',
      },
      {
        breaks: 'What is dead is not missing.',
        text: 'places.dead + ',
        becomes: '',
      },
      {
        breaks: 'What is in quarantine is not missing.',
        text: 'places.quarantined + ',
        becomes: '',
      },
      {
        breaks: 'What was dropped is not missing.',
        text: ' + places.dropped;',
        becomes: ';',
      },
      {
        breaks: 'Nothing is called missing before all was read twice.',
        text: 'if (audit.missing === 0) return audit;',
        becomes: 'return audit;',
      },
    ],
  },
  {
    file: 'core/archive/audit/handling/outcome-marks.ts',
    noticedBy: [HANDLING],
    mutants: [
      {
        breaks: 'An outcome outranks what is read after it.',
        text: 'if (rank > this.#marks.get(event)) ',
        becomes: '',
      },
    ],
  },
  {
    file: 'core/archive/audit/handling/handling-tally.ts',
    noticedBy: [HANDLING],
    mutants: [
      {
        breaks: 'An entry that is scanned twice is counted once.',
        text: 'return this.#seen.set(event, COUNTED) === 0;',
        becomes: 'return this.#seen.set(event, COUNTED) >= 0;',
      },
    ],
  },
];
