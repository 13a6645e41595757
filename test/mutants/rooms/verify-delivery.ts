import type { MutatedFile } from '../mutant.ts';

const FILE = 'core/intake/verify-delivery.ts';
const TESTS = [
  'test/core/intake/verify-delivery.test.ts',
  'test/core/intake/receive.test.ts',
  'test/lambda/intake/signing-secrets.test.ts',
  'test/lambda/intake/intake-handler.test.ts',
];

/** What decides whether a delivery is genuine. */
export const verifyDelivery: readonly MutatedFile[] = [
  {
    file: FILE,
    noticedBy: TESTS,
    mutants: [
      {
        breaks: 'While the secrets cannot be had the provider is asked to try again.',
        text: "if (accepted === undefined) return refused({ outcome: 'unavailable', reason: 'secrets-unavailable' });",
        becomes:
          "if (accepted === undefined) return refused({ outcome: 'rejected', reason: 'no-matching-signature' });",
      },
      {
        breaks: 'A secret that was put meanwhile verifies the delivery.',
        text: 'refreshed === undefined ? verified : check(request, refreshed, context)',
        becomes: 'verified ?? refreshed',
      },
      {
        breaks: 'A delivery that no secret could verify costs no look at the secrets.',
        text: 'if (verified.ok || !CHANGED_BY_OTHER_SECRETS.has(verified.receipt.reason)) return verified;',
        becomes: 'if (verified.ok) return verified;',
      },
      {
        breaks: 'The first secret is looked for when a delivery finds none.',
        text: "  'no-signing-secret',\n  'unusable",
        becomes: "  'unusable",
      },
      {
        breaks: 'A secret that can be none is looked up again.',
        text: "  'unusable-signing-secret',\n  'no-matching",
        becomes: "  'no-matching",
      },
      {
        breaks: 'A secret that can be none verifies nothing.',
        text: 'accepted.filter(({ value }) => flawOfSecret(provider, value) === undefined)',
        becomes: 'accepted',
      },
      {
        breaks: 'The secret before it verifies deliveries while the current one can be none.',
        text: 'usable.length === 0 && lack !== undefined',
        becomes: 'lack !== undefined',
      },
      {
        breaks: 'A delivery that the unusable secret should have verified is no forgery.',
        text: "const excusable = lack !== undefined && verification.reason === 'no-matching-signature';",
        becomes: 'const excusable = false as boolean;',
      },
      {
        breaks: 'A stale delivery is rejected whatever the state of the secret.',
        text: "const excusable = lack !== undefined && verification.reason === 'no-matching-signature';",
        becomes: 'const excusable = lack !== undefined;',
      },
      {
        breaks: 'The log shows what is wrong with a secret while another verifies deliveries.',
        text: 'return { ok: true, secret, ...flawOf(lack) };',
        becomes: 'return { ok: true, secret };',
      },
      {
        breaks: 'It is known which of the usable secrets verified the delivery.',
        text: 'const secret = usable[verification.secretIndex];',
        becomes: 'const secret = accepted[verification.secretIndex];',
      },
      {
        breaks: 'The secret before it does not stand in for a current one that is missing.',
        text: "accepted.find(({ stage }) => stage === 'current')",
        becomes: 'accepted.at(0)',
      },
    ],
  },
];
