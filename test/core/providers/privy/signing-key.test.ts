import { signingKey } from '../../../../core/providers/privy/signing-key.ts';

describe('the key in a Privy signing secret', () => {
  it.each([
    ['whsec_d2ViaG9vay1maXh0dXJlLWtleS0wMDAx', 'webhook-fixture-key-0001'],
    ['whsec_Zg==', 'f'],
    ['whsec_Zm8=', 'fo'],
    ['whsec_/+8=', Buffer.from([0xff, 0xef]).toString('latin1')],
    ['d2ViaG9vay1maXh0dXJlLWtleS0wMDAx', 'webhook-fixture-key-0001'],
    ['whsec_d2ViaG9vay1maXh0dXJlLWtleS0wMDAxMg', 'webhook-fixture-key-00012'],
    ['whsec_Zh==', 'f'],
    ['whsec_Zm9vZ', 'foo'],
    ['whsec_Zm9v=', 'foo'],
  ])('is what the base64 of %s decodes to', (secret, key) => {
    expect(signingKey(secret)?.export().toString('latin1')).toBe(key);
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
    'whsec_Zg==\n',
    ' whsec_Zg==',
    'whsec_ Zg==',
    'whsec_Z_8=',
    'whsec_é',
    '====',
    'AAAA',
    'whsec_Zm9v===',
    'whsec_Zm=v',
    'WHSEC_Zg==',
    'whsec_whsec_Zg==',
  ])('does not exist in %j', (secret) => {
    expect(signingKey(secret)).toBeUndefined();
  });
});
