import { parseEvent } from '../../../core/events/parse-event.ts';
import { envelopeOf } from './envelope-of.ts';

describe('parseEvent', () => {
  it('gives the event of a known type without drift', () => {
    const envelope = envelopeOf('privy.mfa.enabled', {
      type: 'mfa.enabled',
      user_id: 'did:privy:a',
      method: 'totp',
    });
    expect(parseEvent(envelope)).toEqual({ ok: true, event: envelope, drift: [] });
  });

  it('delivers a known type that lacks what its schema requires, and names the drift', () => {
    const parsed = parseEvent(envelopeOf('privy.mfa.enabled', { type: 'mfa.enabled', method: 5 }));
    expect(parsed).toMatchObject({
      ok: true,
      event: { data: { method: 5 } },
      drift: [
        { path: 'user_id', expected: 'string', found: 'missing' },
        { path: 'method', expected: 'string', found: 'number' },
      ],
    });
  });

  it('delivers a type it does not know', () => {
    const parsed = parseEvent(envelopeOf('privy.user.abducted', { by: 'aliens' }));
    expect(parsed).toMatchObject({ ok: true, event: { type: 'privy.user.abducted' }, drift: [] });
  });

  it('hands over the very objects it was given', () => {
    const envelope = Object.freeze(
      envelopeOf('dynamic.ping', Object.freeze({ data: null, extra: '\u00e9' })),
    );
    const parsed = parseEvent(envelope);
    expect(parsed.ok && parsed.event).toBe(envelope);
    expect(parsed.ok && parsed.event.data).toBe(envelope.data);
  });

  it.each([
    [undefined, 'expected an event envelope as an object, got undefined'],
    [null, 'expected an event envelope as an object, got null'],
    ['{}', 'expected an event envelope as an object, got string'],
    [[], 'expected an event envelope as an object, got array'],
    [{}, "the envelope's id must be text, got undefined"],
    [{ ...envelopeOf('privy.test', {}), source: 7 }, "the envelope's source must be text, got number"],
    [{ ...envelopeOf('privy.test', {}), type: '' }, "the envelope's type must be text, got empty text"],
    [{ id: 'a', source: 'privy/main', type: 'privy.test' }, 'the envelope has no data'],
  ])('refuses what is no envelope, without showing it: %j', (value, message) => {
    expect(parseEvent(value)).toEqual({ ok: false, message });
  });
});
