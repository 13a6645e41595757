import { Webhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';
import { signMessage } from '../../../core/destination/sign-message.ts';
import type { AcceptedSecret } from '../../../core/secrets/secrets.ts';

/** What Secrets Manager generates for a destination: 48 letters and digits, which are base64 of 36 bytes. */
const GENERATED = 'b7Rk2LmQ9xTz4VwC1nHs8YpD6fGjA3eUuXo5KiMaZcBtSrWq';
const PUT = `whsec_${Buffer.from('another secret of exactly 34 bytes').toString('base64')}`;

// Now: the packages compare the time with the clock.
const AT = new Date();
const BODY = '{"id":"msg_1","data":{"name":"Zoë"}}';
const MESSAGE = { id: 'privy/main#msg_1', body: BODY, at: AT };

const current = (value: string): AcceptedSecret => ({ value, stage: 'current' });
const previous = (value: string): AcceptedSecret => ({ value, stage: 'previous' });

describe('the headers of a message', () => {
  it('are those of Standard Webhooks, signed by HMAC over id, time and body', () => {
    const at = new Date('2026-11-22T10:00:05.900Z');

    const headers = signMessage({ id: 'privy/main#msg_1', body: '{"a":1}', at }, [current(GENERATED)]);

    expect(headers).toEqual({
      'webhook-id': 'privy/main#msg_1',
      'webhook-timestamp': '1795341605',
      'webhook-signature': new Webhook(GENERATED).sign('privy/main#msg_1', at, '{"a":1}'),
    });
  });

  it.each([
    ['the generated secret', GENERATED, GENERATED],
    ['the generated secret with the prefix', GENERATED, `whsec_${GENERATED}`],
    ['a secret that somebody put', PUT, PUT],
  ])('are verified by standardwebhooks and by svix with %s', (_, signing, verifying) => {
    const headers = signMessage(MESSAGE, [current(signing)]);

    for (const webhook of [new Webhook(verifying), new SvixWebhook(verifying)])
      expect(webhook.verify(BODY, headers)).toEqual(JSON.parse(BODY));
  });

  it('are not verified with another body, id, time or secret', () => {
    const headers = signMessage(MESSAGE, [current(GENERATED)]);

    for (const webhook of [new Webhook(GENERATED), new SvixWebhook(GENERATED)]) {
      expect(() => webhook.verify(`${BODY} `, headers)).toThrow('No matching signature');
      expect(() => webhook.verify(BODY, { ...headers, 'webhook-id': 'privy/main#msg_2' })).toThrow();
      const later = String(Number(headers['webhook-timestamp']) + 1);
      expect(() => webhook.verify(BODY, { ...headers, 'webhook-timestamp': later })).toThrow();
    }
    expect(() => new Webhook(PUT).verify(BODY, headers)).toThrow('No matching signature');
  });

  it('are verified with the old secret and with the new one after a rotation', () => {
    const headers = signMessage(MESSAGE, [current(PUT), previous(GENERATED)]);

    expect(headers['webhook-signature']?.split(' ')).toHaveLength(2);
    for (const secret of [PUT, GENERATED])
      for (const webhook of [new Webhook(secret), new SvixWebhook(secret)])
        expect(webhook.verify(BODY, headers)).toEqual(JSON.parse(BODY));
  });

  it('leave out a previous secret that is none', () => {
    const headers = signMessage(MESSAGE, [current(PUT), previous('a typing error')]);

    expect(headers['webhook-signature']).toMatch(/^v1,[\w+/]{43}=$/);
  });
});

describe('a message', () => {
  const short = Buffer.from('only twenty-three bytes').toString('base64');

  it.each([
    ['there is no secret', [], 'no-signing-secret'],
    ['there is a previous secret only', [previous(PUT)], 'no-signing-secret'],
    ['the secret is no base64', [current('not base64!'), previous(PUT)], 'bad-signing-secret'],
    ['the secret is shorter than 24 bytes', [current(short)], 'bad-signing-secret'],
  ])('is not signed where %s', (_, secrets, code) => {
    expect(() => signMessage(MESSAGE, secrets)).toThrow(expect.objectContaining({ code }));
  });
});
