import { describe as describeDelivery } from '../../../../core/providers/dynamic/describe.ts';
import type { EventDescription, JsonObject } from '../../../../core/providers/provider.ts';
import { parsed, rawRequest } from '../raw-request.ts';
import { BODY_B } from './vectors.ts';

function describePayload(payload: JsonObject) {
  return describeDelivery(rawRequest({}), payload);
}

function eventOf(fields: JsonObject): EventDescription {
  const description = describePayload({ messageId: 'm1', timestamp: '2026-11-22T00:00:00.123Z', ...fields });
  if (!description.ok) throw new Error(description.reason);
  return description.event;
}

describe('describing a Dynamic delivery', () => {
  it('reads all there is', () => {
    const payload = {
      messageId: '5d2b9e71-08c4-4f6a-b3d9-61e7a40c8f02',
      eventId: 'c80e4a19-7f52-4d3b-8a66-92d5f1b07e02',
      eventName: 'user.created',
      timestamp: '2026-11-22T00:00:00.123Z',
      environmentName: 'live',
      userId: 'somebody else',
      data: { id: 'zoe' },
    };

    expect(describePayload(payload)).toEqual({
      ok: true,
      event: {
        id: 'c80e4a19-7f52-4d3b-8a66-92d5f1b07e02:user.created',
        type: 'dynamic.user.created',
        subject: 'zoe',
        partition: 'zoe',
        time: new Date('2026-11-22T00:00:00.123Z'),
        environment: 'live',
        test: false,
      },
    });
  });

  it('describes a redelivered ping as a test event with the id of the first', () => {
    expect(describePayload(parsed(Buffer.from(BODY_B)))).toEqual({
      ok: true,
      event: {
        id: '7b1de0b4-94a1-4d0b-8d0c-5a4d2c9be402:ping',
        type: 'dynamic.ping',
        partition: '7b1de0b4-94a1-4d0b-8d0c-5a4d2c9be402:ping',
        time: new Date('2026-11-22T00:00:00.123Z'),
        environment: 'sandbox',
        test: true,
      },
    });
  });

  it('knows an event by its eventId and its name, whichever webhook sends it as whichever message', () => {
    const event = { eventId: '7b1de0b4-94a1-4d0b-8d0c-5a4d2c9be499', eventName: 'user.session.revoked' };
    const id = '7b1de0b4-94a1-4d0b-8d0c-5a4d2c9be499:user.session.revoked';

    expect(
      eventOf({ ...event, messageId: '5545fa5f-04dd-4048-9098-2f8fc1a6f964', webhookId: 'w-old' }).id,
    ).toBe(id);
    expect(
      eventOf({ ...event, messageId: '4f26b0a5-bdba-40bb-801d-15a60b51b260', webhookId: 'w-new' }).id,
    ).toBe(id);
    expect(eventOf({ ...event, messageId: undefined }).id).toBe(id);
    expect(eventOf({ ...event, messageId: 'm 1' }).id).toBe(id);
  });

  it('keeps events apart that share an eventId and not a name', () => {
    const ids = ['wallet.created', 'wallet.linked', undefined].map(
      (eventName) => eventOf({ eventId: 'e1', eventName }).id,
    );

    expect(ids).toEqual(['e1:wallet.created', 'e1:wallet.linked', 'e1:unknown']);
  });

  it.each([
    ['missing', undefined],
    ['null', null],
    ['empty', ''],
    ['a number', 7],
    ['an object', { toString: 1 }],
    ['too long for a name beside it', 'e'.repeat(256)],
    ['more than one word', 'e 1'],
    ['not ASCII', 'é1'],
  ])('knows a message by its messageId when the eventId is %s', (_what, eventId) => {
    const messageId = '5545fa5f-04dd-4048-9098-2f8fc1a6f964';

    expect(eventOf({ messageId, eventId, eventName: 'ping' }).id).toBe(
      '5545fa5f-04dd-4048-9098-2f8fc1a6f964',
    );
  });

  it.each([
    ['missing', undefined, 'missing-id'],
    ['null', null, 'missing-id'],
    ['empty', '', 'malformed-id'],
    ['a number', 7, 'malformed-id'],
    ['an object', {}, 'malformed-id'],
    ['too long', 'i'.repeat(257), 'malformed-id'],
    ['more than one word', 'i 1', 'malformed-id'],
    ['not ASCII', 'í', 'malformed-id'],
  ])('cannot use a delivery whose only id is %s', (_what, id, reason) => {
    expect(describePayload({ messageId: id, eventName: 'ping' })).toEqual({ ok: false, reason });
    expect(describePayload({ eventId: id, eventName: 'ping' })).toEqual({ ok: false, reason });
  });

  it.each([[undefined], [null], [7], [''], ['user created'], ['user..created'], ['x'.repeat(129)]])(
    'calls an event named %j unknown',
    (eventName) => {
      expect(eventOf({ eventName })).toMatchObject({ type: 'dynamic.unknown', test: false });
    },
  );

  it.each([
    ['2026-11-22T00:00:00Z', '2026-11-22T00:00:00.000Z'],
    ['2026-11-22T01:00:00.5+01:00', '2026-11-22T00:00:00.500Z'],
    ['2026-11-22 00:00:00', '2026-11-22T00:00:00.000Z'],
    ['Sun, 22 Nov 2026 00:00:00 GMT', '2026-11-22T00:00:00.000Z'],
    ['1970-01-01T00:00:00Z', '1970-01-01T00:00:00.000Z'],
  ])('reads the timestamp %s', (timestamp, expected) => {
    expect(eventOf({ timestamp }).time).toEqual(new Date(expected));
  });

  it.each([
    [undefined],
    [null],
    ['yesterday'],
    [1795305600123],
    ['2026-11-22'],
    ['2026-11-22T00:00:00+99:99'],
  ])('tells no time when the timestamp is %j', (timestamp) => {
    expect(eventOf({ timestamp })).not.toHaveProperty('time');
  });

  it.each([[undefined], [null], [7], [''], ['two words'], ['x'.repeat(65)], ['prod\n']])(
    'names no environment when it is %j',
    (environmentName) => {
      expect(eventOf({ environmentName })).not.toHaveProperty('environment');
    },
  );

  describe('the subject', () => {
    it('is the user of a session-like user.created, not the session', () => {
      const data = { id: 'session1', userId: 'zoe', verifiedCredentialId: 'c1' };

      expect(eventOf({ eventName: 'user.created', userId: 'admin', data }).subject).toBe('zoe');
    });

    it.each([
      ['user.created', { data: { id: 'zoe' } }, 'zoe', 'zoe'],
      ['user.created', { data: {} }, undefined, 'm1'],
      ['user.deleted', { data: { id: 'zoe', deletedById: 'admin' } }, 'zoe', 'zoe'],
      ['user.session.created', { data: { id: 's1' } }, 'admin', 'admin'],
      ['user.session.created', { data: { id: 's1', userId: 'zoe' } }, 'zoe', 'zoe'],
      ['user.session.revoked', { data: { id: 's1', userId: 'zoe' } }, 'zoe', 'zoe'],
      ['user.session.revoked', { data: { id: 's1' } }, undefined, 'admin'],
      ['user.session.of_tomorrow', { data: { id: 's1' } }, undefined, 'admin'],
      ['wallet.linked', { data: { id: 'w1', userId: 'zoe' } }, 'zoe', 'zoe'],
      ['wallet.linked', { userId: null, data: { id: 'w1' } }, undefined, 'wallet:w1'],
      ['wallet.unlinked', { data: { id: 'c1', address: '0xa', format: 'blockchain' } }, 'admin', 'admin'],
      ['wallet.unlinked', { data: { id: 'w1', userId: 'zoe' } }, 'zoe', 'zoe'],
      ['user.merged', { data: { user: { id: 'zoe' }, mergedUserId: 'ada' } }, 'zoe', 'zoe'],
      ['user.merged', { data: { id: 'zoe', mergedUserId: 'ada' } }, 'zoe', 'zoe'],
      ['user.merged', { data: { mergedUserId: 'ada' } }, undefined, 'admin'],
      ['wallet.unlinked', { userId: null, data: { id: 'w1' } }, undefined, 'wallet:w1'],
      ['wallet.delegation.revoked', { userId: null, data: { walletId: 'w1', userId: 'zoe' } }, 'zoe', 'zoe'],
      ['waas.policy.violation', { userId: null, data: { walletId: 'w1' } }, undefined, 'wallet:w1'],
      ['waas.policy.violation', { data: { walletId: 'w1' } }, undefined, 'admin'],
      ['wallet.sanctions.blocked', { data: { walletAddress: '0xa' } }, undefined, 'address:0xa'],
      ['businessAccount.created', { data: { id: 'b1' } }, undefined, 'businessAccount:b1'],
      ['businessAccount.member.added', { data: { id: 'x', userId: 'zoe' } }, 'zoe', 'zoe'],
      [
        'businessAccount.signer.revoked',
        { data: { businessAccountId: 'b1' } },
        undefined,
        'businessAccount:b1',
      ],
      ['never.heardOf', { data: { userId: 'zoe', id: 'x' } }, 'zoe', 'zoe'],
      ['never.heardOf', { data: { id: 'x' } }, undefined, 'admin'],
      ['never.heardOf', { userId: null, data: { walletId: 'w1' } }, undefined, 'wallet:w1'],
      ['never.heardOf', { userId: null, data: null }, undefined, 'm1'],
      ['never.heardOf', { userId: null, data: 'userId' }, undefined, 'm1'],
    ])(
      'of %s with %j, triggered by an administrator unless it says otherwise',
      (eventName, fields, ...expected) => {
        const { subject, partition } = eventOf({ eventName, userId: 'admin', ...fields });

        expect([subject, partition]).toEqual(expected);
      },
    );
  });
});
