import { parseMessage } from '../../client/src/parse-message.ts';
import { envelopeOf } from '../core/events/envelope-of.ts';

const payload =
  '{"type":"mfa.enabled", "user_id":"did:privy:a","method":"totp","big":12345678901234567890,"e":"\\u00e9"}';

/** As the pipeline writes it: the attributes, and the payload's own text. */
const body = `${JSON.stringify(envelopeOf('privy.mfa.enabled', undefined)).slice(0, -1)},"data":${payload}}`;

const notification = (message: string) =>
  JSON.stringify({
    Type: 'Notification',
    MessageId: 'm',
    TopicArn: 'arn:aws:sns:::t.fifo',
    Message: message,
  });

describe('parseMessage', () => {
  it.each([
    ['delivered raw', body],
    ['wrapped by SNS', notification(body)],
  ])('reads an event %s', (_, text) => {
    const parsed = parseMessage(text);
    expect(parsed).toMatchObject({
      ok: true,
      event: { type: 'privy.mfa.enabled', id: 'evt_1', data: { user_id: 'did:privy:a', e: 'é' } },
      drift: [],
    });
  });

  it.each([
    ['delivered raw', body],
    ['wrapped by SNS', notification(body)],
  ])("keeps the payload's own text, %s", (_, text) => {
    const parsed = parseMessage(text);
    expect(parsed.ok && parsed.rawData).toBe(payload);
  });

  it('reads an event of a type it does not know', () => {
    const parsed = parseMessage(JSON.stringify(envelopeOf('dynamic.wallet.teleported', { data: {} })));
    expect(parsed).toMatchObject({ ok: true, event: { type: 'dynamic.wallet.teleported' }, drift: [] });
  });

  it('does not take an event for a notification because of its payload', () => {
    const odd = {
      ...envelopeOf('privy.test', { Type: 'Notification', Message: '{}' }),
      Type: 'Notification',
    };
    expect(parseMessage(JSON.stringify(odd))).toMatchObject({ ok: true, event: { type: 'privy.test' } });
  });

  it.each([
    [undefined, 'expected a message body as text, got undefined'],
    ['', 'the message body is not JSON (0 characters)'],
    ['user@example.test', 'the message body is not JSON (17 characters)'],
    [notification('user@example.test'), 'the message body is not JSON (17 characters)'],
    ['[]', 'expected an event envelope as an object, got array'],
    ['null', 'expected an event envelope as an object, got null'],
    [notification('{}'), "the envelope's id must be text, got undefined"],
  ])('refuses %j without showing it', (text, message) => {
    expect(parseMessage(text)).toEqual({ ok: false, message });
  });
});
