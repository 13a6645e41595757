import { createHmac } from 'node:crypto';
import { verify } from '../../../../core/providers/privy/verify.ts';
import { rawRequest } from '../raw-request.ts';

const CURRENT = 'whsec_d2ViaG9vay1maXh0dXJlLWtleS0wMDAx';
const OLD = 'whsec_d2ViaG9vay1maXh0dXJlLWtleS0wMDAw';
const ID = 'msg_3MRFiVBysCCDM0abSOrSeRNin2V';
const TIMESTAMP = '1795305601';
const NOW = new Date('2026-11-22T00:00:01.000Z');
const BODY = '{"type":"mfa.enabled","method":"totp","user_id":"did:privy:cfixture0000000000000001"}';
const BY_CURRENT = 'v1,xJbjSzo/luzWfeHBKarMigiOrIU72Lu7afg8O1N4MEc=';
const BY_OLD = 'v1,+FbIGvNGJ4cNA2DdC0dxxMCNnE32SB13+tRkXUKFKeE=';
const BY_SECRET_AS_TEXT = 'v1,WV4+EOU6KTn9JIZnmrLXdOXRfQYK79aqZMgDKWN8Tl4=';

const NO_MATCH = { ok: false, reason: 'no-matching-signature' };

function delivery(signature: string, timestamp = TIMESTAMP, family = 'svix') {
  const headers = {
    [`${family}-id`]: ID,
    [`${family}-timestamp`]: timestamp,
    [`${family}-signature`]: signature,
  };
  return rawRequest(headers, BODY);
}

/** A signature made here, for what no vector covers: any timestamp text, under the key's bytes. */
function signatureOver(timestamp: string, key: string | Buffer = 'webhook-fixture-key-0001'): string {
  return `v1,${createHmac('sha256', key).update(`${ID}.${timestamp}.${BODY}`).digest('base64')}`;
}

describe('verifying a Privy delivery', () => {
  it("accepts Svix's published example", () => {
    const request = rawRequest(
      {
        'svix-id': 'msg_loFOjxBNrRLzqYUf',
        'svix-timestamp': '1731705121',
        'svix-signature': 'v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=',
      },
      '{"event_type":"ping","data":{"success":true}}',
    );

    const verification = verify(request, ['whsec_plJ3nmyCDGBKInavdOK15jsl'], new Date(1731705121_000));

    expect(verification).toEqual({ ok: true, secretIndex: 0 });
  });

  it('accepts a signature by either secret of a rotation', () => {
    expect(verify(delivery(BY_CURRENT), [CURRENT, OLD], NOW)).toEqual({ ok: true, secretIndex: 0 });
    expect(verify(delivery(BY_OLD), [CURRENT, OLD], NOW)).toEqual({ ok: true, secretIndex: 1 });
  });

  it.each([
    ['the first', [CURRENT]],
    ['the second', [OLD]],
  ])('accepts two signatures when %s is by our only secret', (_which, secrets) => {
    expect(verify(delivery(`${BY_CURRENT} ${BY_OLD}`), secrets, NOW)).toEqual({ ok: true, secretIndex: 0 });
  });

  it('rejects a signature whose key was the text of the secret', () => {
    expect(verify(delivery(BY_SECRET_AS_TEXT), [CURRENT], NOW)).toEqual(NO_MATCH);
  });

  it('accepts the other header family', () => {
    const verification = verify(delivery(BY_CURRENT, TIMESTAMP, 'webhook'), [CURRENT], NOW);

    expect(verification).toEqual({ ok: true, secretIndex: 0 });
  });

  it('reads only svix headers where there are any, however good the others', () => {
    const good = delivery(BY_CURRENT, TIMESTAMP, 'webhook').headers;
    const mixed = (headers: Record<string, string>) => {
      const svix = rawRequest(headers, BODY);
      return verify({ headers: new Map([...good, ...svix.headers]), body: svix.body }, [CURRENT], NOW);
    };

    expect(mixed({ 'svix-id': ID })).toEqual({ ok: false, reason: 'missing-header' });
    expect(mixed({ 'svix-signature': BY_CURRENT })).toEqual({ ok: false, reason: 'missing-header' });
    expect(mixed({ 'svix-id': ID, 'svix-timestamp': TIMESTAMP, 'svix-signature': BY_OLD })).toEqual(NO_MATCH);
  });

  it.each([
    [300, { ok: true, secretIndex: 0 }],
    [301, { ok: false, reason: 'stale-timestamp' }],
    [-300, { ok: true, secretIndex: 0 }],
    [-301, { ok: false, reason: 'future-timestamp' }],
    [100_000, { ok: false, reason: 'stale-timestamp' }],
    [-100_000, { ok: false, reason: 'future-timestamp' }],
  ])('judges an attempt %i s old', (age, expected) => {
    expect(verify(delivery(BY_CURRENT), [CURRENT], new Date((1795305601 + age) * 1000))).toEqual(expected);
  });

  it('counts whole seconds, as the sender does', () => {
    const almost301 = new Date(1795305601_000 + 300_999);

    expect(verify(delivery(BY_CURRENT), [CURRENT], almost301)).toEqual({ ok: true, secretIndex: 0 });
  });

  it('rejects everything when the clock is broken', () => {
    expect(verify(delivery(BY_CURRENT), [CURRENT], new Date(Number.NaN))).toEqual({
      ok: false,
      reason: 'stale-timestamp',
    });
  });

  it.each([
    '1795305601 ',
    ' 1795305601',
    '+1795305601',
    '01795305601',
    '1795305601.0',
    '1795305601s',
    '1.795305601e9',
    '0x6b022381',
    '-1795305601',
    '１７９５３０５６０１',
    '1795305601\n',
    '1795305601000000',
    'soon',
  ])('rejects the timestamp %j although its signature is good', (timestamp) => {
    expect(verify(delivery(signatureOver(timestamp), timestamp), [CURRENT], NOW)).toEqual({
      ok: false,
      reason: 'malformed-header',
    });
  });

  const mac = BY_CURRENT.slice('v1,'.length);

  it.each([
    ['only another version', `v1a,${mac}`],
    ['a later version', `v2,${mac}`],
    ['no version', mac],
    ['an upper-case version', `V1,${mac}`],
    ['nothing after the version', 'v1,'],
    ['only a version', 'v1'],
    ['a shortened signature', `v1,${mac.slice(0, -5)}`],
    ['a lengthened signature', `v1,${mac}AAAA`],
    ['no padding', `v1,${mac.slice(0, -1)}`],
    ['base64url', `v1,${mac.replaceAll('/', '_')}`],
    ['other bits in the padding', `v1,${mac.replace('c=', 'd=')}`],
    ['a third part', `v1,${mac},v1`],
    ['the signature in hex', `v1,${Buffer.from(mac, 'base64').toString('hex')}`],
    ['a good one of another letter case', `v1,${mac.toLowerCase()}`],
    ['a good one behind a tab', `v2,x\tv1,${mac}`],
    ['characters of two bytes', `v1,${'é'.repeat(44)}`],
    ['only spaces', '   '],
  ])('rejects a signature header with %s', (_what, header) => {
    expect(verify(delivery(header), [CURRENT], NOW)).toEqual(NO_MATCH);
  });

  it.each([
    ['after another version', `v1a,${mac} v1,${mac}`],
    ['after a wrong length', `v1,AAAA v1,${mac}`],
    ['after a wrong signature', `${BY_OLD} v1,${mac}`],
    ['between empty entries', `  v1,${mac}  `],
    ['before nonsense', `v1,${mac} ,,, v1 é`],
  ])('accepts a good signature %s', (_where, header) => {
    expect(verify(delivery(header), [CURRENT], NOW)).toEqual({ ok: true, secretIndex: 0 });
  });

  it('looks at 32 entries and no further', () => {
    const filler = (count: number) => `${'v1,AAAA '.repeat(count)}v1,${mac}`;

    expect(verify(delivery(filler(31)), [CURRENT], NOW)).toEqual({ ok: true, secretIndex: 0 });
    expect(verify(delivery(filler(32)), [CURRENT], NOW)).toEqual(NO_MATCH);
  });

  it.each(['', 'whsec_', 'whsec_=', 'whsec_!!!!', 'whsec_ '])(
    'rejects a signature made with an empty key under the secret %j',
    (secret) => {
      const forged = signatureOver(TIMESTAMP, '');

      expect(verify(delivery(forged), [secret], NOW)).toEqual(NO_MATCH);
    },
  );

  it('rejects an empty signature under a secret that makes none', () => {
    expect(verify(delivery('v1, v1,undefined'), ['', 'whsec_'], NOW)).toEqual(NO_MATCH);
  });

  it.each([
    ['with another prefix', 'whsk_d2ViaG9vay1maXh0dXJlLWtleS0wMDAx'],
    ['with a newline', 'whsec_d2ViaG9vay1maXh0dXJlLWtleS0wMDAx\n'],
    ['with a space inside', 'whsec_d2ViaG9v ay1maXh0dXJlLWtleS0wMDAx'],
  ])('never verifies with a secret %s', (_what, secret) => {
    expect(verify(delivery(BY_CURRENT), [secret], NOW)).toEqual(NO_MATCH);
  });

  it.each([
    ['without its prefix', 'd2ViaG9vay1maXh0dXJlLWtleS0wMDAx'],
    ['with padding that it does not need', 'whsec_d2ViaG9vay1maXh0dXJlLWtleS0wMDAx=='],
  ])("verifies with a secret %s, as Svix's libraries do", (_what, secret) => {
    expect(verify(delivery(BY_CURRENT), [secret], NOW)).toEqual({ ok: true, secretIndex: 0 });
  });

  it('covers the id by the signature', () => {
    const { headers, body } = delivery(BY_CURRENT);
    const renamed = new Map(headers).set('svix-id', ['msg_3MRFiVBysCCDM0abSOrSeRNin2W']);

    expect(verify({ headers: renamed, body }, [CURRENT], NOW)).toEqual(NO_MATCH);
  });

  it('covers the timestamp by the signature', () => {
    expect(verify(delivery(BY_CURRENT, '1795305602'), [CURRENT], NOW)).toEqual(NO_MATCH);
  });
});
