import { eventTypes, isKnownType, namesOf, publicType } from '../../../core/events/event-types.ts';
import { privyEventNames } from '../../../core/events/privy/event-names.ts';

describe('event types', () => {
  it('are 80 of Privy with 4 older names, and 38 of Dynamic with 1 older name among them', () => {
    expect(privyEventNames).toHaveLength(80);
    expect(eventTypes.filter((type) => type.startsWith('privy.'))).toHaveLength(84);
    expect(eventTypes.filter((type) => type.startsWith('dynamic.'))).toHaveLength(38);
    expect(new Set(eventTypes).size).toBe(eventTypes.length);
  });

  it('are the provider and the name on the wire, but for the test event that carries its provider already', () => {
    expect(publicType('privy', 'user.created')).toBe('privy.user.created');
    expect(publicType('dynamic', 'ping')).toBe('dynamic.ping');
    expect(publicType('privy', 'privy.test')).toBe('privy.test');
    expect(publicType('dynamic', 'privy.test')).toBe('dynamic.privy.test');
  });

  it('lists the names of one event together, whichever is asked for', () => {
    const names = ['privy.wallet.private_key_export', 'privy.private_key.exported'];
    expect(namesOf('privy.wallet.private_key_export')).toEqual(names);
    expect(namesOf('privy.private_key.exported')).toEqual(names);
    expect(namesOf('dynamic.sanctions.wallet.blocked')).toEqual([
      'dynamic.wallet.sanctions.blocked',
      'dynamic.sanctions.wallet.blocked',
    ]);
    expect(namesOf('privy.user.created')).toEqual(['privy.user.created']);
    expect(namesOf('privy.user.abducted')).toEqual(['privy.user.abducted']);
  });

  it('knows older names and no invented ones', () => {
    expect(isKnownType('privy.usage.cross_chain_fee.recorded')).toBe(true);
    expect(isKnownType('privy.test')).toBe(true);
    expect(isKnownType('user.created')).toBe(false);
    expect(isKnownType('toString')).toBe(false);
  });
});
