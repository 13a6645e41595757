import type { MutatedFile } from '../mutant.ts';

const TESTS = ['test/core/intake/hand-over.test.ts', 'test/core/intake/hand-over-edges.test.ts'];

/** claim → publish → mark, and what is done where a step fails. */
export const handOver: readonly MutatedFile[] = [
  {
    file: 'core/intake/hand-over.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'An event that was claimed and never marked is published again.',
        text: "if (claim === 'published')",
        becomes: "if (claim === 'published' || claim === 'unpublished')",
      },
      {
        breaks: 'Without the ledger an event is published at once.',
        text: '  if (claim === undefined) return await publishOrPark(run);\n',
        becomes: '',
      },
      {
        breaks: 'A flag that was never written, or that is closing, is not taken for clear.',
        text: "flag?.state === 'clear'",
        becomes: "flag?.state !== 'open'",
      },
      {
        breaks: 'While the flag cannot be read a delivery asks for its line.',
        text: "flag?.state === 'clear'",
        becomes: "flag === undefined || flag.state === 'clear'",
      },
      {
        breaks: 'What an older version parked on its entry is looked for.',
        text: 'alsoUnadopted: flag?.adopted !== true',
        becomes: 'alsoUnadopted: false',
      },
      {
        breaks: 'What an older version parked is looked for no longer than there may be such entries.',
        text: 'alsoUnadopted: flag?.adopted !== true',
        becomes: 'alsoUnadopted: true',
      },
      {
        breaks: 'A look at the flag that needs no read is no call.',
        text: 'if (!flag.isFresh())',
        becomes: 'if (flag.read !== undefined)',
      },
    ],
  },
  {
    file: 'core/intake/publish-event.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'What the topic did not take is not accepted.',
        text: '  if (published === undefined) return undefined;\n',
        becomes: '',
      },
      {
        breaks: 'A mark is not tried after a claim that hung.',
        text: '  if (claimHung(run)) return false;\n',
        becomes: '',
      },
      {
        breaks: 'A mark is not tried where the claim was skipped.',
        text: ' || error instanceof LedgerSkippedError',
        becomes: '',
      },
      {
        breaks: 'A delivery without a claim says that the ledger was away.',
        text: '?? askedInVain(run) ??',
        becomes: '??',
      },
      {
        breaks: 'A delivery whose mark failed says so.',
        text: 'return marked === true;',
        becomes: 'return marked !== null;',
      },
    ],
  },
  {
    file: 'core/intake/park-event.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'The flag is open before a parked event is acknowledged.',
        text: "if (joined === 'joined') return await acknowledgeParked(run);",
        becomes: "if (joined === 'joined') return { outcome: 'parked' };",
      },
      {
        breaks: 'An event stands behind the last one of its line, whatever the clocks say.',
        text: 'positionAt(parkedAt, message.deduplicationId, last)',
        becomes: 'positionAt(parkedAt, message.deduplicationId)',
      },
      {
        breaks: 'A parked event is remembered as long as its entry.',
        text: 'retainUntil: expiresAt',
        becomes: 'retainUntil: parkedAt',
      },
      {
        breaks: 'An event that fits no item is told from a ledger that is away.',
        text: "joined === 'too-large' ?",
        becomes: 'joined === undefined ?',
      },
    ],
  },
  {
    file: 'core/intake/acknowledge-parked.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'Where the flag cannot be opened a parked event is not acknowledged.',
        text: "if (raised === undefined) return { outcome: 'unavailable', reason: 'flag-not-raised' };",
        becomes: "if (raised === undefined) return { outcome: 'parked' };",
      },
      {
        breaks: 'A parked event is acknowledged once the looks from before are outlived.',
        text: '    ports.waitUntil(new Date(notClearSince.getTime() + LOOKS_OUTLIVED_MILLISECONDS)),\n',
        becomes: '',
      },
      {
        breaks: 'The drain is woken by the first event of an episode only.',
        text: 'isNewEpisode ? recordCall',
        becomes: 'notClearSince ? recordCall',
      },
      {
        breaks: 'The drain is woken by the first event of an episode.',
        text: 'isNewEpisode ? recordCall',
        becomes: 'isNewEpisode === undefined ? recordCall',
      },
      {
        breaks: 'A sandbox that opened the flag does not go by its look from before.',
        text: '  if (opened) flag.note(open);\n',
        becomes: '  if (opened === undefined) flag.note(open);\n',
      },
    ],
  },
  {
    file: 'core/intake/take-place.ts',
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'A delivery publishes up to ten events before its own.',
        text: 'MOST_HELPED = 10',
        becomes: 'MOST_HELPED = 9',
      },
      {
        breaks: 'Behind more than ten events a delivery queues up.',
        text: 'MOST_HELPED = 10',
        becomes: 'MOST_HELPED = 11',
      },
      {
        breaks: 'An event whose line cannot be read is published.',
        text: 'return (await publishEvent(run)) ?? (await parkEvent(run));',
        becomes: 'if (tail === undefined) return await parkEvent(run);',
      },
      {
        breaks: 'An event that is in line already does not join it again.',
        text: '  if (tail.events.some(({ key }) => key === entry.key)) return await acknowledgeParked(run);\n',
        becomes: '  if (entry === undefined) return await acknowledgeParked(run);\n',
      },
      {
        breaks: 'An event waits for those before it.',
        text: 'if (!(await publishLine(run, tail))) return await queueUp(run, tail);',
        becomes:
          'await publishLine(run, tail);\n  if (tail.events.length < 0) return await queueUp(run, tail);',
      },
      {
        breaks: 'A topic that failed within the last second is not asked where the line is empty.',
        text: '  if (ports.topic.failedLately()) return await parkEvent(run, last);\n',
        becomes: '',
      },
      {
        breaks: 'An event whose publish fails stands behind those before it.',
        text: '?? (await parkEvent(run, last))',
        becomes: '?? (await parkEvent(run))',
      },
      {
        breaks: 'A line that is longer than was read is left to the drain.',
        text: '  if (!tail.whole) return false;\n',
        becomes: '',
      },
      {
        breaks: 'A topic that failed within the last second is not asked for a line.',
        text: '  if (ports.topic.failedLately()) return false;\n',
        becomes: '',
      },
      {
        breaks: 'Help ends after a second.',
        text: 'ports.now().getTime() - startedAt >= HELP_MILLISECONDS',
        becomes: 'ports.now().getTime() < startedAt',
      },
      {
        breaks: 'After a second of help an event queues up.',
        text: ' && !isOver();',
        becomes: ';',
      },
      {
        breaks: 'An event does not go ahead of one that was not taken.',
        text: 'advance === tail.events.length &&',
        becomes: 'advance !== null &&',
      },
      {
        breaks: 'Help that failed shows in the log of the delivery.',
        text: '    if (fault !== undefined) throw fault.error;\n',
        becomes: '    if (fault !== undefined) return 0;\n',
      },
      {
        breaks: 'An event in line whose flag could not be opened is not published ahead of it.',
        text: " || parked.reason === 'flag-not-raised'",
        becomes: '',
      },
      {
        breaks: 'An event that cannot join its line is published out of order rather than refused.',
        text: "return (await publishEvent(run, 'park-failed')) ?? parked;",
        becomes: 'return parked;',
      },
    ],
  },
];
