import fc from 'fast-check';
import { readEnvelope } from '../../../core/handling/read-envelope.ts';
import { envelope } from '../../support/envelopes.ts';

describe('readEnvelope', () => {
  it('reads an envelope with all that it carries', () => {
    const data = { type: 'mfa.enabled', user_id: 'did:privy:1', method: 'totp', note: 'Zoë' };
    const event = envelope({ type: 'privy.mfa.enabled', subject: 'did:privy:1', data });

    expect(readEnvelope(JSON.stringify(event))).toEqual({ ok: true, event, drift: [] });
  });

  it.each([[null], [0], [''], [[]]])('takes %j for a payload', (data) => {
    expect(readEnvelope(JSON.stringify(envelope({ data })))).toMatchObject({ ok: true, event: { data } });
  });

  it('takes a payload that lacks what its type says, and names the place', () => {
    const event = envelope({ type: 'privy.mfa.enabled', data: { type: 'mfa.enabled', method: 7 } });

    expect(readEnvelope(JSON.stringify(event))).toEqual({
      ok: true,
      event,
      drift: [
        { path: 'user_id', expected: 'string', found: 'missing' },
        { path: 'method', expected: 'string', found: 'number' },
      ],
    });
  });

  it('takes a type that nobody has heard of', () => {
    const event = envelope({ type: 'privy.user.abducted' });

    expect(readEnvelope(JSON.stringify(event))).toEqual({ ok: true, event, drift: [] });
  });

  it('keeps attributes that it does not know', () => {
    const body = JSON.stringify({ ...envelope(), traceparent: '00-1' });

    expect(readEnvelope(body)).toMatchObject({ ok: true, event: { traceparent: '00-1' } });
  });

  it.each([
    ['', 'not-json'],
    ['{"specversion":"1.0"', 'not-json'],
    ['null', 'not-an-object'],
    ['[]', 'not-an-object'],
    ['"text"', 'not-an-object'],
    ['{}', 'bad-specversion'],
    ['{"Type":"Notification","Message":"{}"}', 'bad-specversion'],
  ])('finds that %j is %s', (body, problem) => {
    expect(readEnvelope(body)).toEqual({ ok: false, problem });
  });

  it.each([
    [{ specversion: '2.0' }, 'bad-specversion'],
    [{ id: '' }, 'bad-id'],
    [{ id: 7 }, 'bad-id'],
    [{ replayid: '' }, 'bad-replayid'],
    [{ source: 'acme/main' }, 'bad-source'],
    [{ source: 'privy' }, 'bad-source'],
    [{ type: undefined }, 'bad-type'],
    [{ subject: null }, 'bad-subject'],
    [{ time: '2026-11-22T10:00:00Z' }, 'bad-time'],
    [{ time: '2026-11-22T11:00:00.000+01:00' }, 'bad-time'],
    [{ time: '2026-02-30T10:00:00.000Z' }, 'bad-time'],
    [{ time: 1795341600000 }, 'bad-time'],
    [{ receivedtime: 'now' }, 'bad-receivedtime'],
    [{ environment: undefined }, 'bad-environment'],
    [{ partitionkey: '' }, 'bad-partitionkey'],
    [{ datacontenttype: 'text/plain' }, 'bad-datacontenttype'],
    [{ dataschema: undefined }, 'bad-dataschema'],
    [{ data: undefined }, 'bad-data'],
  ])('finds with %j a %s', (wrong, problem) => {
    expect(readEnvelope(JSON.stringify({ ...envelope(), ...wrong }))).toEqual({ ok: false, problem });
  });

  it('never throws, whatever the body', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
        expect(readEnvelope(body).ok).toBe(false);
      }),
    );
  });
});
