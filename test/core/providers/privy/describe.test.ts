import { describe as describeDelivery } from '../../../../core/providers/privy/describe.ts';
import type { EventDescription, JsonObject } from '../../../../core/providers/provider.ts';
import { type Headers, rawRequest } from '../raw-request.ts';

const HEADERS = { 'svix-id': 'msg_3MRFiVBysCCDM0abSOrSeRNin2V', 'svix-timestamp': '1795305601' };

function describeWith(headers: Headers, payload: JsonObject = {}) {
  return describeDelivery(rawRequest(headers), payload);
}

function eventOf(headers: Headers, payload: JsonObject = {}): EventDescription {
  const description = describeWith(headers, payload);
  if (!description.ok) throw new Error(description.reason);
  return description.event;
}

describe('describing a Privy delivery', () => {
  it('reads all there is', () => {
    expect(describeWith(HEADERS, { type: 'mfa.enabled', user_id: 'did:privy:zoe' })).toEqual({
      ok: true,
      event: {
        id: 'msg_3MRFiVBysCCDM0abSOrSeRNin2V',
        type: 'privy.mfa.enabled',
        subject: 'did:privy:zoe',
        partition: 'did:privy:zoe',
        time: new Date('2026-11-22T00:00:00.120Z'),
        attemptTime: new Date('2026-11-22T00:00:01.000Z'),
        test: false,
      },
    });
  });

  it('keeps the name of the test event, and says that it is one', () => {
    const event = eventOf(HEADERS, { type: 'privy.test', message: 'Hello, World!' });

    expect(event).toMatchObject({
      type: 'privy.test',
      test: true,
      partition: 'msg_3MRFiVBysCCDM0abSOrSeRNin2V',
    });
    expect(event).not.toHaveProperty('subject');
  });

  it('finds type and user of a body as on the oldest pages, which keep the fields in `data`', () => {
    const fields = { user: { id: 'did:privy:zoe', linked_accounts: [] } };

    expect(eventOf(HEADERS, { event: 'user.created', data: fields })).toMatchObject({
      type: 'privy.user.created',
      subject: 'did:privy:zoe',
    });
  });

  it('finds the user where `data` is the user', () => {
    expect(eventOf(HEADERS, { event: 'user.created', data: { id: 'did:privy:zoe' } })).toMatchObject({
      type: 'privy.user.created',
      subject: 'did:privy:zoe',
    });
  });

  it.each([
    [{ type: 'user.kyc.updated', user_id: 'did:privy:zoe', event: 'x', data: {} }, 'privy.user.kyc.updated'],
    [{ type: null, event: 'mfa.enabled', user_id: 'did:privy:zoe', data: 7 }, 'privy.mfa.enabled'],
  ])('does not look into `data` of %j', (payload, type) => {
    expect(eventOf(HEADERS, payload)).toMatchObject({ type, subject: 'did:privy:zoe' });
  });

  describe('the id', () => {
    it('comes from the other header family where there is no svix header', () => {
      expect(eventOf({ 'webhook-id': 'msg_1', 'webhook-timestamp': '1795305601' })).toMatchObject({
        id: 'msg_1',
        attemptTime: new Date('2026-11-22T00:00:01.000Z'),
      });
    });

    it('is never mixed with the other family', () => {
      const mixed = { 'svix-timestamp': '1795305601', 'webhook-id': 'msg_1' };

      expect(describeWith(mixed)).toEqual({ ok: false, reason: 'missing-id' });
    });

    it.each([
      ['the longest', '!'.repeat(256)],
      ['one that is no KSUID', 'msg_loFOjxBNrRLzqYUf'],
      ['punctuation', 'a/b#c~d'],
    ])('may be %s', (_what, id) => {
      expect(eventOf({ ...HEADERS, 'svix-id': id }).id).toBe(id);
    });

    it.each([
      ['missing', undefined, 'missing-id'],
      ['empty', '', 'missing-id'],
      ['too long', '!'.repeat(257), 'malformed-id'],
      ['more than one word', 'msg 1', 'malformed-id'],
      ['not ASCII', 'msg_é', 'malformed-id'],
      ['followed by a newline', 'msg_1\n', 'malformed-id'],
      ['a control character', 'msg_\u007f', 'malformed-id'],
    ])('makes the delivery unusable when it is %s', (_what, id, reason) => {
      const headers = { 'svix-timestamp': '1795305601', ...(id === undefined ? {} : { 'svix-id': id }) };

      expect(describeWith(headers)).toEqual({ ok: false, reason });
    });
  });

  describe('the type', () => {
    it.each([
      ['user.created', 'privy.user.created'],
      ['something.nobody_has-heard.Of2', 'privy.something.nobody_has-heard.Of2'],
      ['privy.other', 'privy.privy.other'],
      ['x'.repeat(128), `privy.${'x'.repeat(128)}`],
    ])('of %s is %s', (type, expected) => {
      expect(eventOf(HEADERS, { type }).type).toBe(expected);
    });

    it.each([
      [undefined],
      [null],
      [7],
      [['user.created']],
      [''],
      ['.'],
      ['user..created'],
      ['user.created.'],
      ['.user'],
      ['user created'],
      ['user.*'],
      ['user.created\n'],
      ['usér.created'],
      ['x'.repeat(129)],
    ])('of %j is unknown', (type) => {
      expect(eventOf(HEADERS, { type })).toMatchObject({ type: 'privy.unknown', test: false });
    });
  });

  describe('the time', () => {
    const created = 'msg_36HKtJcmmJjtrAEuotUpKCg9MQ3';
    const inTheId = new Date(1764658269768);

    it.each([
      ['on the first attempt', '1764658269'],
      ['on a retry a day later', '1764744669'],
      ['on an attempt up to five minutes earlier, by clocks that differ', '1764657970'],
      ['on a resend up to a year later', '1796194269'],
    ])('is the one in the id %s', (_when, timestamp) => {
      expect(eventOf({ 'svix-id': created, 'svix-timestamp': timestamp }).time).toEqual(inTheId);
    });

    it.each([
      ['the id is from the future of the attempt', created, '1764657969'],
      ['the id is more than a year older', created, '1796194270'],
      ['the id is of the first second there is', 'msg_000000000000000000000000000', '1764657969'],
      ['the id carries no time', 'msg_loFOjxBNrRLzqYUf', '1764657969'],
    ])('is that of the attempt when %s', (_when, id, timestamp) => {
      expect(eventOf({ 'svix-id': id, 'svix-timestamp': timestamp }).time).toEqual(
        new Date(Number(timestamp) * 1000),
      );
    });

    it('is left out when nothing tells it', () => {
      const event = eventOf({ 'svix-id': 'msg_loFOjxBNrRLzqYUf', 'svix-timestamp': 'soon' });

      expect(event).not.toHaveProperty('time');
      expect(event).not.toHaveProperty('attemptTime');
    });
  });

  describe('the subject', () => {
    it('is the user who now has a transferred account, not the one who lost it', () => {
      const payload = {
        type: 'user.transferred_account',
        fromUser: { id: 'did:privy:old' },
        toUser: { id: 'did:privy:new' },
        user: { id: 'did:privy:wrong' },
      };

      expect(eventOf(HEADERS, payload)).toMatchObject({
        subject: 'did:privy:new',
        partition: 'did:privy:new',
      });
    });

    it('is not the creator of an intent', () => {
      const event = eventOf(HEADERS, {
        type: 'intent.created',
        intent_id: 'i1',
        created_by_id: 'did:privy:x',
      });

      expect(event.subject).toBeUndefined();
      expect(event.partition).toBe('intent:i1');
    });

    it('is not an organization', () => {
      const event = eventOf(HEADERS, {
        type: 'organization.kyb.updated',
        organization_id: 'o1',
        user_id: 'u1',
      });

      expect(event.subject).toBeUndefined();
      expect(event.partition).toBe('organization:o1');
    });

    it.each([
      ['private_key.exported', { user_id: 'u1', wallet_id: 'w1' }, 'u1', 'u1'],
      ['wallet.deposit_received', { wallet_id: 'w1' }, undefined, 'wallet:w1'],
      ['transaction.of_tomorrow', { transaction_id: 't1' }, undefined, 'transaction:t1'],
      ['never.heard_of', { user_id: 'u1' }, 'u1', 'u1'],
      ['never.heard_of', { user: { id: 'u1' } }, 'u1', 'u1'],
      ['never.heard_of', { wallet_id: 'w1' }, undefined, 'wallet:w1'],
      ['never.heard_of', {}, undefined, 'msg_3MRFiVBysCCDM0abSOrSeRNin2V'],
    ])('is found in %s with %j', (type, fields, subject, partition) => {
      const event = eventOf(HEADERS, { type, ...fields });

      expect(event.subject).toBe(subject);
      expect(event.partition).toBe(partition);
    });

    it.each([
      ['a number', { id: 7 }],
      ['null', { id: null }],
      ['empty', { id: '' }],
      ['too long', { id: 'u'.repeat(257) }],
      ['more than one word', { id: 'did privy' }],
      ['an object', { id: { id: 'u1' } }],
      ['not there', {}],
    ])('is left out when the id is %s', (_what, user) => {
      const event = eventOf(HEADERS, { type: 'user.created', user });

      expect(event).not.toHaveProperty('subject');
      expect(event.partition).toBe('msg_3MRFiVBysCCDM0abSOrSeRNin2V');
    });

    it.each([
      ['null', null],
      ['text', 'did:privy:zoe'],
      ['a list', ['did:privy:zoe']],
    ])('is left out when the user is %s', (_what, user) => {
      expect(eventOf(HEADERS, { type: 'user.created', user })).not.toHaveProperty('subject');
    });
  });

  it("takes Bridge's environment for no environment of its own", () => {
    const event = eventOf(HEADERS, { type: 'user.kyc.updated', user_id: 'u1', environment: 'production' });

    expect(event).not.toHaveProperty('environment');
  });
});
