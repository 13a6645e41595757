import type { EventPattern, EventsMatching, EventsReceived } from '../../../core/events/event-pattern.ts';
import { eventTypes } from '../../../core/events/event-types.ts';
import { matchesPattern } from '../../../core/events/matches-pattern.ts';
import { validatePattern } from '../../../core/events/patterns.ts';
import {
  type EventType,
  isWalletEvent,
  type UnknownEvent,
  type WalletEvent,
} from '../../../core/events/wallet-event.ts';
import { envelopeOf } from './envelope-of.ts';

// tsc checks every `@ts-expect-error` here: a line that compiles after all is an error.

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

const handler = <const P extends EventPattern>(pattern: P, handle: (event: EventsReceived<P>) => string) => ({
  pattern,
  handle: handle as (event: WalletEvent | UnknownEvent) => string,
});

describe('an event', () => {
  it('has exactly the payload of its type after a look at `type`', () => {
    const describeEvent = (event: WalletEvent): string => {
      switch (event.type) {
        case 'privy.user.created':
          return event.data.user.id;
        case 'privy.wallet.private_key_export':
        case 'privy.private_key.exported':
          return event.data.wallet_address;
        case 'dynamic.wallet.linked':
          // @ts-expect-error Dynamic's own payload is one level further in
          return event.data.publicKey ?? event.data.data.publicKey;
        default:
          // @ts-expect-error not every event has a user
          return event.data.user?.id ?? event.type;
      }
    };
    const event = envelopeOf('privy.user.created', { type: 'user.created', user: { id: 'did:privy:a' } });
    expect(describeEvent(event as WalletEvent)).toBe('did:privy:a');
    const linked = envelopeOf('dynamic.wallet.linked', { data: { publicKey: '0x11' } });
    expect(describeEvent(linked as WalletEvent)).toBe('0x11');
  });

  it('cannot be read by a field that its payload does not have', () => {
    const read = (event: EventsMatching<'privy.mfa.enabled'>): unknown => {
      // @ts-expect-error misspelt
      const misspelt: unknown = event.data.userid;
      return misspelt ?? event.data.user_id;
    };
    expect(read({ ...envelopeOf('privy.mfa.enabled', { user_id: 'did:privy:a' }) } as never)).toBe(
      'did:privy:a',
    );
  });

  it('leaves nothing over in a switch that has every case of a pattern, and does not compile when one is missing', () => {
    const nothing = (event: never): string => `unexpected ${String(event)}`;
    const complete = (event: EventsMatching<'*.mfa.*'>): string => {
      switch (event.type) {
        case 'privy.mfa.enabled':
          return 'on';
        case 'privy.mfa.disabled':
          return 'off';
        default:
          return nothing(event);
      }
    };
    const incomplete = (event: EventsMatching<'*.mfa.*'>): string => {
      switch (event.type) {
        case 'privy.mfa.enabled':
          return 'on';
        default:
          // @ts-expect-error privy.mfa.disabled is missing
          return nothing(event);
      }
    };
    const off = envelopeOf('privy.mfa.disabled', {}) as EventsMatching<'*.mfa.*'>;
    expect(complete(off)).toBe('off');
    expect(incomplete(off)).toBe('unexpected [object Object]');
  });

  it('narrows nested shapes by their own discriminating fields', () => {
    const address = (event: EventsMatching<'privy.user.linked_account'>): string => {
      const { account } = event.data;
      if (account.type === 'email') return account.address;
      if (account.type === 'wallet' && account.wallet_client === 'privy') return account.recovery_method;
      // @ts-expect-error not every account has a subject
      return account.subject ?? 'none';
    };
    const linked = (account: object) => envelopeOf('privy.user.linked_account', { account }) as never;
    expect(address(linked({ type: 'email', address: 'ada@example.test' }))).toBe('ada@example.test');
    expect(address(linked({ type: 'wallet', wallet_client: 'privy', recovery_method: 'privy-v2' }))).toBe(
      'privy-v2',
    );
    expect(address(linked({ type: 'from_the_future' }))).toBe('none');
  });

  it('is unknown when the catalogue does not have its type', () => {
    const name = (event: WalletEvent | UnknownEvent): string => {
      if (!isWalletEvent(event)) return `unknown ${event.type}`;
      return event.type satisfies EventType;
    };
    expect(name(envelopeOf('privy.user.abducted', {}) as UnknownEvent)).toBe('unknown privy.user.abducted');
    expect(name(envelopeOf('privy.private_key.exported', {}) as WalletEvent)).toBe(
      'privy.private_key.exported',
    );
  });
});

describe('a pattern', () => {
  it('does not compile when it matches nothing', () => {
    const wrong: readonly EventPattern[] = [
      // @ts-expect-error misspelt
      'privy.user.creatd',
      // @ts-expect-error no such family
      'privy.users.*',
      // @ts-expect-error no provider
      'user.created',
      // @ts-expect-error a wildcard is a whole segment
      'privy.us*',
      // @ts-expect-error no wildcard in the middle
      'privy.*.created',
      // @ts-expect-error no such provider
      'acme.*',
    ];
    expect(wrong.map((pattern) => validatePattern(pattern).ok)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('compiles when it matches something', () => {
    const right: readonly EventPattern[] = [
      '*',
      '*.*',
      'privy.*',
      'privy.test',
      'dynamic.ping',
      '*.wallet.*',
      '*.user.created',
      'privy.wallet.deposit_account.*',
      'privy.private_key.exported',
      'dynamic.businessAccount.member.*',
    ];
    expect(right.map((pattern) => validatePattern(pattern))).toEqual(right.map(() => ({ ok: true })));
  });

  it('gives its handler an unknown event where it names a type that the catalogue lacks', () => {
    const exact: Same<EventsReceived<'uncatalogued:dynamic.flow.updated'>, UnknownEvent> = true;
    const some: Same<EventsReceived<'uncatalogued:dynamic.flow.*'>, UnknownEvent> = true;
    const none: Same<EventsMatching<'uncatalogued:dynamic.flow.updated'>, never> = true;
    expect([exact, some, none]).toEqual([true, true, true]);
    // @ts-expect-error no such provider
    const wrong: EventPattern = 'uncatalogued:acme.flow.updated';
    expect(validatePattern(wrong).ok).toBe(false);
  });

  it('gives its handler just the events it matches, under all their names', () => {
    const exact: Same<EventsMatching<'dynamic.user.deleted'>['type'], 'dynamic.user.deleted'> = true;
    const prefix: Same<EventsMatching<'privy.mfa.*'>['type'], 'privy.mfa.enabled' | 'privy.mfa.disabled'> =
      true;
    const anyProvider: Same<
      EventsMatching<'*.user.created'>['type'],
      'privy.user.created' | 'dynamic.user.created'
    > = true;
    const alias: Same<
      EventsMatching<'privy.wallet.private_key_export'>['type'],
      'privy.wallet.private_key_export' | 'privy.private_key.exported'
    > = true;
    const everything: Same<EventsMatching<'*'>['type'], EventType> = true;
    expect([exact, prefix, anyProvider, alias, everything]).not.toContain(false);

    const mfa = handler('privy.mfa.*', (event) => {
      // @ts-expect-error no user event is among them
      if (event.type === 'privy.user.created') return 'never';
      return event.type;
    });
    expect(mfa.handle(envelopeOf('privy.mfa.enabled', {}) as WalletEvent)).toBe('privy.mfa.enabled');
  });

  it('matches at run time what its type says', () => {
    const wallets: Record<EventsMatching<'dynamic.wallet.delegation.*'>['type'], true> = {
      'dynamic.wallet.delegation.created': true,
      'dynamic.wallet.delegation.revoked': true,
      'dynamic.wallet.delegation.signature': true,
    };
    const matched = eventTypes.filter((type) => matchesPattern('dynamic.wallet.delegation.*', type));
    expect([...matched].sort()).toEqual(Object.keys(wallets).sort());
  });
});
