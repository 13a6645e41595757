import type { MutatedFile } from '../mutant.ts';

/** How events get into the archive. */
export const archive: readonly MutatedFile[] = [
  {
    file: 'core/archive/withheld.ts',
    noticedBy: ['test/core/archive/withheld.test.ts'],
    mutants: [
      {
        breaks: 'What hands over a recovery share is withheld.',
        text: ", 'dynamic.wallet.offlineRecovery.'",
        becomes: '',
      },
      {
        breaks: 'A type whose name only begins alike is kept.',
        text: "'dynamic.wallet.delegation.'",
        becomes: "'dynamic.wallet.delegation'",
      },
    ],
  },
  {
    file: 'core/archive/hot-object.ts',
    noticedBy: ['test/core/archive/hot-object.test.ts'],
    mutants: [
      {
        breaks: 'An event that came twice is there once.',
        text: '[...once.values()]',
        becomes: '[...some]',
      },
      {
        breaks: 'Events of one receipt and id are in the same order each time.',
        text: ' || (a.envelope < b.envelope ? -1 : 1)',
        becomes: '',
      },
      {
        breaks: 'Events stand as they were received.',
        text: 'byReceipt(a, b) || ',
        becomes: '',
      },
      {
        breaks: 'An object has events of one day.',
        text: 'dayOf(received)',
        becomes: 'dayOf(received).slice(0, 7)',
      },
      {
        breaks: 'An object is called after what is in it.',
        text: '.update(lines)',
        becomes: ".update('')",
      },
    ],
  },
  {
    file: 'core/archive/write-batch.ts',
    noticedBy: ['test/core/archive/write-batch.test.ts', 'test/lambda/archive/archive-handler.test.ts'],
    mutants: [
      {
        breaks: 'Key material is withheld.',
        text: "keyMaterial || !isWithheld(event.type) ? 'kept' : 'withheld'",
        becomes: "'kept' as 'kept' | 'withheld'",
      },
      {
        breaks: 'Key material is kept where it is asked for.',
        text: 'keyMaterial || !isWithheld',
        becomes: '!isWithheld',
      },
      {
        breaks: 'Nothing is told as written before it is.',
        text: 'await objects.put(key, content);',
        becomes: 'void objects.put(key, content).catch(() => undefined);',
      },
      {
        breaks: 'Every message of an event is named in its object.',
        text: '.filter(({ event }) => envelopes.has(event.envelope))',
        becomes: '.filter(({ event }) => envelopes.delete(event.envelope))',
      },
    ],
  },
  {
    file: 'lambda/archive/archive-handler.ts',
    noticedBy: ['test/lambda/archive/archive-handler.test.ts'],
    mutants: [
      {
        breaks: 'What could not be written comes again.',
        text: '...failed.flatMap(({ messageIds }) => messageIds)',
        becomes: '',
      },
      {
        breaks: 'What is no event comes again, until it is in the dead-letter queue.',
        text: '...unreadable.map(({ messageId }) => messageId)',
        becomes: '',
      },
    ],
  },
  {
    file: 'aws/s3-objects.ts',
    noticedBy: ['test/aws/s3-objects.local.test.ts', 'test/contract/object-store.local.test.ts'],
    mutants: [
      {
        breaks: 'A write is known to be made where only its answer was lost.',
        text: 'return failed.afterAnotherAttempt ? await this.#writtenBefore(key, content) : undefined;',
        becomes: 'return undefined;',
      },
      {
        breaks: 'What somebody else has written before is not taken for the own.',
        text: 'failed.afterAnotherAttempt ? await this.#writtenBefore(key, content) : undefined',
        becomes: 'await this.#writtenBefore(key, content)',
      },
      {
        breaks: "Another's content is not taken for the own.",
        text: 'there === undefined || Buffer.compare(there.content, content) !== 0',
        becomes: 'there === undefined',
      },
      {
        breaks: 'The last byte that is asked for is the one before the end.',
        text: 'bytes.to - 1',
        becomes: 'bytes.to',
      },
      {
        breaks: 'A list goes on after its first page.',
        text: 'next = page.NextContinuationToken;',
        becomes: 'next = undefined;',
      },
      {
        breaks: 'A list of versions goes on after its first page.',
        text: 'next = IsTruncated ? { KeyMarker, VersionIdMarker } : undefined;',
        becomes: 'next = undefined;',
      },
    ],
  },
];
