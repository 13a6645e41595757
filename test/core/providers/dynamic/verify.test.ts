import { createHmac } from 'node:crypto';
import { verify } from '../../../../core/providers/dynamic/verify.ts';
import { rawRequest } from '../raw-request.ts';
import { BODY_A, BODY_B, MAC_A, MAC_B, SECRET } from './vectors.ts';

const HEADER = 'x-dynamic-signature-256';
const OTHER = 'dyn_fixtureSecret0000000000000000000000000002';

function verifyHeader(value: string, secrets: readonly string[] = [SECRET], body: string = BODY_A) {
  return verify(rawRequest({ [HEADER]: value }, body), secrets);
}

describe('verifying a Dynamic delivery', () => {
  it('accepts the vectors', () => {
    expect(verifyHeader(`sha256=${MAC_A}`)).toEqual({ ok: true, secretIndex: 0 });
    expect(verifyHeader(`sha256=${MAC_B}`, [SECRET], BODY_B)).toEqual({ ok: true, secretIndex: 0 });
  });

  it('accepts the second of two secrets', () => {
    expect(verifyHeader(`sha256=${MAC_A}`, [OTHER, SECRET])).toEqual({ ok: true, secretIndex: 1 });
  });

  it('rejects the signature of another body', () => {
    expect(verifyHeader(`sha256=${MAC_B}`)).toEqual({ ok: false, reason: 'no-matching-signature' });
  });

  it.each([
    ['no prefix', MAC_A],
    ['an upper-case prefix', `SHA256=${MAC_A}`],
    ['another algorithm', `sha1=${MAC_A.slice(0, 40)}`],
    ['40 digits', `sha256=${MAC_A.slice(0, 40)}`],
    ['63 digits', `sha256=${MAC_A.slice(0, 63)}`],
    ['65 digits', `sha256=${MAC_A}0`],
    ['upper-case digits', `sha256=${MAC_A.toUpperCase()}`],
    ['one upper-case digit', `sha256=${MAC_A.replace('e', 'E')}`],
    ['base64', `sha256=${Buffer.from(MAC_A, 'hex').toString('base64')}`],
    ['a space before', ` sha256=${MAC_A}`],
    ['a newline after', `sha256=${MAC_A}\n`],
    ['a second one', `sha256=${MAC_A},sha256=${MAC_A}`],
    ['letters of two bytes', `sha256=${'é'.repeat(64)}`],
    ['only the prefix', 'sha256='],
  ])('rejects a header with %s as malformed', (_what, value) => {
    expect(verifyHeader(value)).toEqual({ ok: false, reason: 'malformed-header' });
  });

  it.each(['x-dynamic-signature', 'x-hub-signature-256', 'svix-signature'])('does not read %s', (name) => {
    expect(verify(rawRequest({ [name]: `sha256=${MAC_A}` }, BODY_A), [SECRET])).toEqual({
      ok: false,
      reason: 'missing-header',
    });
  });

  it('uses the secret exactly as it is written', () => {
    for (const altered of [`${SECRET}\n`, ` ${SECRET}`, SECRET.toUpperCase(), SECRET.slice('dyn_'.length)]) {
      expect(verifyHeader(`sha256=${MAC_A}`, [altered])).toEqual({
        ok: false,
        reason: 'no-matching-signature',
      });
    }
  });

  it('never verifies with an empty secret, whose key everybody has', () => {
    const forged = createHmac('sha256', '').update(BODY_A).digest('hex');

    expect(verifyHeader(`sha256=${forged}`, [''])).toEqual({ ok: false, reason: 'no-matching-signature' });
  });
});
