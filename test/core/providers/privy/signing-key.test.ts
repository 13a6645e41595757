import { signingKey } from '../../../../core/providers/privy/signing-key.ts';

describe('the key in a Privy signing secret', () => {
  it.each([
    ['whsec_d2ViaG9vay1maXh0dXJlLWtleS0wMDAx', 'webhook-fixture-key-0001'],
    ['whsec_Zg==', 'f'],
    ['whsec_Zm8=', 'fo'],
    ['whsec_/+8=', Buffer.from([0xff, 0xef]).toString('latin1')],
  ])('is what the base64 of %s decodes to', (secret, key) => {
    expect(signingKey(secret)?.toString('latin1')).toBe(key);
  });

  it.each([
    '',
    'whsec_',
    'whsec_=',
    'whsec_====',
    'whsec_AA==',
    'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    'whsec_Zg',
    'whsec_Zg=',
    'whsec_Zh==',
    'whsec_Zg==\n',
    ' whsec_Zg==',
    'whsec_ Zg==',
    'whsec_Z_8=',
    'whsec_é',
    'Zg==',
    'WHSEC_Zg==',
    'whsec_whsec_Zg==',
  ])('does not exist in %j', (secret) => {
    expect(signingKey(secret)).toBeUndefined();
  });
});
