import fc from 'fast-check';
import { fixturesOf } from '../fixtures.ts';
import type { Attempt } from './attempt.ts';
import { brokenBody, editedText, mostly } from './broken-values.ts';
import { dynamicMac } from './own-signature.ts';

const bodies = fixturesOf('dynamic').map((fixture) => fixture.body);

const secretForms = [
  'dyn_fixtureSecret0000000000000000000000000001',
  'dyn_fixtureSecret0000000000000000000000000001\n',
  'dyn_[fixture{Secret}]ë🔑',
  'whsec_d2ViaG9vay1maXh0dXJlLWtleS0wMDAx',
  'x',
  '',
] as const;

const signatureForm = mostly<(mac: string) => string>(
  (mac) => `sha256=${mac}`,
  (mac) => mac,
  (mac) => `SHA256=${mac}`,
  (mac) => `sha256=${mac.toUpperCase()}`,
  (mac) => `sha256=${mac.slice(0, 40)}`,
  (mac) => `sha1=${mac.slice(0, 40)}`,
  (mac) => `sha256=${mac}00`,
  (mac) => `sha256= ${mac}`,
  (mac) => `sha256=${Buffer.from(mac, 'hex').toString('base64')}`,
  () => 'sha256=',
  () => '',
);

/** Deliveries signed with one of the secrets, odd in none, one or several ways. */
export const dynamicAttempts: fc.Arbitrary<Attempt> = fc
  .record({
    body: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...bodies) },
      { weight: 1, arbitrary: brokenBody(bodies) },
    ),
    signedBody: fc.oneof(
      { weight: 4, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: brokenBody(bodies) },
    ),
    signer: fc.constantFrom(...secretForms),
    others: fc.subarray([...secretForms], { maxLength: 2 }),
    signerIsAccepted: mostly(true, false),
    signatureForm,
    edit: editedText,
    header: mostly('x-dynamic-signature-256', 'x-dynamic-signature'),
  })
  .map(({ body, signedBody, signer, others, signerIsAccepted, signatureForm: form, edit, header }) => {
    const { signature = '' } = edit({ signature: form(dynamicMac(signer, signedBody ?? body)) });
    return {
      headers: { [header]: signature },
      body,
      secrets: signerIsAccepted ? [...others, signer] : others,
      now: new Date('2026-11-22T00:00:01.000Z'),
    };
  });
