import type { MutatedFile } from '../mutant.ts';

const KIT = ['test/lambda/handler-kit/quarantine.test.ts'];

/** What a handler gives up on, and how it is kept in order. */
export const quarantine: readonly MutatedFile[] = [
  {
    file: 'core/quarantine/give-up.ts',
    noticedBy: ['test/core/quarantine/give-up.test.ts'],
    mutants: [
      {
        breaks: 'An event is tried to the end of its schedule.',
        text: 'attempts > retries',
        becomes: 'attempts >= retries',
      },
      {
        breaks: 'An outage is no poison.',
        text: "  return isExhausted ? 'outage' : 'retry';",
        becomes: "  return isExhausted ? 'give-up' : 'retry';",
      },
      {
        breaks: 'Only a success since the previous failure is evidence.',
        text: ' && succeeded.at.getTime() > previousAt.getTime()',
        becomes: '',
      },
      {
        breaks: 'Only the success of another user is evidence.',
        text: 'succeeded.groupId !== groupId && ',
        becomes: '',
      },
      {
        breaks: 'A permanent error skips the schedule.',
        text: ' && !failure.permanent',
        becomes: '',
      },
    ],
  },
  {
    file: 'core/quarantine/look-watch.ts',
    noticedBy: ['test/core/quarantine/look-watch.test.ts'],
    mutants: [
      {
        breaks: 'A look is a second old at most.',
        text: 'age < LOOK_LIFE_MILLISECONDS',
        becomes: 'age <= LOOK_LIFE_MILLISECONDS',
      },
      {
        breaks: 'The age of a look counts from before it was asked for.',
        text: 'this.#last = { look, askedAt };',
        becomes: 'this.#last = { look, askedAt: Math.max(askedAt, this.#ports.now().getTime()) };',
      },
      {
        breaks: 'A clock that was set back makes no look younger.',
        text: 'age >= 0 && ',
        becomes: '',
      },
    ],
  },
  {
    file: 'core/quarantine/stand-in-line.ts',
    noticedBy: KIT,
    mutants: [
      {
        breaks: 'What stands in line is acknowledged only when all looks from before are over.',
        text: "milliseconds > 0 ? { kind: 'again', milliseconds } : { kind: 'kept' }",
        becomes: "milliseconds > 1e9 ? { kind: 'again', milliseconds } : { kind: 'kept' }",
      },
      {
        breaks: 'An event of a user in quarantine is not handled.',
        text: "(await quarantine.join(event, gate)) === 'joined'",
        becomes: "(await quarantine.join(event, gate)) !== 'joined'",
      },
    ],
  },
  {
    file: 'core/quarantine/suspects.ts',
    noticedBy: ['test/core/quarantine/suspects.test.ts'],
    mutants: [
      {
        breaks: 'A receive of which nobody knows what became is suspect.',
        text: 'receiveCount - 1 > seen',
        becomes: 'receiveCount - 2 > seen',
      },
      {
        breaks: 'What stands behind a suspect waits.',
        text: 'group.slice(0, clean)',
        becomes: 'group.filter((message) => !isSuspected(message))',
      },
    ],
  },
  {
    file: 'core/quarantine/trouble-notes.ts',
    noticedBy: ['test/core/quarantine/trouble-notes.test.ts'],
    mutants: [
      {
        breaks: 'Failures count for the message that failed.',
        text: '  if (trouble?.messageId !== messageId) return { attempts: 0 };\n',
        becomes: '  if (trouble === undefined) return { attempts: 0 };\n',
      },
      {
        breaks: 'It is not known what becomes of a message that is being tried.',
        text: 'seen: seenWith(behind, before), aloneSince',
        becomes: 'seen: seenWith(received, before), aloneSince',
      },
    ],
  },
  {
    file: 'core/quarantine/guarded-batch.ts',
    noticedBy: KIT,
    mutants: [
      {
        breaks: 'The event that opened a gate comes again, and is not acknowledged at once.',
        text: 'const OPENED: ComesAgain = { seconds: 2, alone: false };',
        becomes: 'const OPENED: ComesAgain = { seconds: 0, alone: false };',
      },
      {
        breaks: 'A user in quarantine is under no suspicion.',
        text: '!this.#gates.has(message.groupId) && ',
        becomes: '',
      },
      {
        breaks: 'What is noted of a message is kept.',
        text: '    await this.#options.quarantine.noteTrouble(groupId, trouble);\n',
        becomes: '',
      },
      {
        breaks: 'A success is told where somebody asked.',
        text: '    await quarantine.answer({ groupId, at: now() }, asked);\n',
        becomes: '',
      },
      {
        breaks: 'A failure asks whether the handler succeeds for anybody.',
        text: 'if (openQuestion(await watch.read()) === undefined) await quarantine.ask(now());',
        becomes: '',
      },
    ],
  },
  {
    file: 'lambda/handler-kit/attempt-message.ts',
    noticedBy: KIT,
    mutants: [
      {
        breaks: 'An event that is ignored is no evidence that the handler succeeds.',
        text: "if (found.verdict !== 'ignored')",
        becomes: 'if (found.verdict !== undefined)',
      },
      {
        breaks: 'A message that survived its trial is above suspicion.',
        text: "  if (isTrial) await quietly('survival not noted', () => guard?.noteSurvival(message), options);\n",
        becomes: '',
      },
      {
        breaks: 'A trial is noted before it begins.',
        text: "  if (isTrial) await quietly('trial not noted', () => guard?.noteTrial(message), options);\n",
        becomes: '',
      },
    ],
  },
  {
    file: 'core/quarantine/release.ts',
    noticedBy: KIT,
    mutants: [
      {
        breaks: 'What failed again can be released again at once.',
        text: '  await lines.unlease(groupId);\n  return',
        becomes: '  return',
      },
      {
        breaks: 'Why an event failed once more is kept.',
        text: '  await lines.noteFailure({ groupId, sequence }, failure);\n',
        becomes: '',
      },
    ],
  },
  {
    file: 'core/handling/handle-batch.ts',
    noticedBy: KIT,
    mutants: [
      {
        breaks: 'A suspect that was handled is settled before the next one is tried.',
        text: '    await settle(new Map([...attempts].filter(([{ groupId }]) => groupId === suspect',
        becomes:
          '    if (deadline.aborted) await settle(new Map([...attempts].filter(([{ groupId }]) => groupId === suspect',
      },
      {
        breaks: 'A suspect is tried when all else is settled.',
        text: '  await settle(new Map([...attempts].filter(([{ groupId }]) => !tried',
        becomes:
          '  if (deadline.aborted) await settle(new Map([...attempts].filter(([{ groupId }]) => !tried',
      },
    ],
  },
];
