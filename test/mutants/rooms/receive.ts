import type { MutatedFile } from '../mutant.ts';

/** What the intake does with a delivery, and what it says of it. */
export const receive: readonly MutatedFile[] = [
  {
    file: 'core/intake/receive.ts',
    noticedBy: [
      'test/core/intake/receive.test.ts',
      'test/lambda/intake/intake-handler.test.ts',
      'test/lambda/intake/signing-secrets.test.ts',
      'test/lambda/intake/report.test.ts',
    ],
    mutants: [
      {
        breaks: 'A body over the limit is refused before anything is done with it.',
        text: 'request.body.byteLength > MAX_MESSAGE_BYTES',
        becomes: 'request.body.byteLength < 0',
      },
      {
        breaks: 'Only a source that is configured receives.',
        text: 'isSourceName(name) ? sources.get(name) : undefined',
        becomes: 'isSourceName(name) ? (sources.get(name) ?? sources.values().next().value) : undefined',
      },
      {
        breaks: 'A delivery that the secret before the rotation verified says so.',
        text: "secret.stage === 'previous' ? { verifiedByPrevious: true }",
        becomes: "secret.stage !== 'previous' ? { verifiedByPrevious: true }",
      },
      {
        breaks: 'A receipt says what is wrong with the current secret.',
        text: '...(secretFlaw === undefined ? {} : { secretFlaw }),',
        becomes: '',
      },
      {
        breaks: 'A type that the catalogue does not have is said to be unknown.',
        text: 'if (!isKnownType(type)) return { unknownType: true };',
        becomes: 'if (!isKnownType(type)) return {};',
      },
      {
        breaks: 'A payload that differs from the catalogue is said to.',
        text: 'return drift.length === 0 ? {} : { drift };',
        becomes: 'return {};',
      },
      {
        breaks: 'The call for the secrets is in the log of a delivery.',
        text: 'calls: [...log.calls, ...calls],',
        becomes: 'calls,',
      },
      {
        breaks: 'A verified delivery that holds no event shows which secret verified it.',
        text: 'return { ...admission.refusal, ...rotation, calls: log.calls };',
        becomes: 'return { ...admission.refusal, calls: log.calls };',
      },
      {
        breaks: 'A receipt names its event.',
        text: '    event: receiptEvent(event),\n',
        becomes: '',
      },
    ],
  },
];
