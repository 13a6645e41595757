import { comparedWith } from '../../../console/page/text/compared-with.ts';
import type { ListedEvent } from '../../../ops/events/list-events.ts';

const CATALOGUE = [
  { type: 'privy.user.created', nature: 'snapshot' },
  { type: 'privy.user.authenticated', nature: 'snapshot' },
  { type: 'privy.user.seen', nature: 'notice' },
  { type: 'privy.wallet.created', nature: 'snapshot' },
] as const;

function event(type: string): ListedEvent {
  const at = '2026-11-27T08:00:00.000Z';
  return {
    source: 'privy/main',
    id: `msg_${type}`,
    type,
    group: 'g',
    environment: 'x',
    time: at,
    received: at,
  };
}

const chosen = (type: string, ...before: readonly string[]) =>
  comparedWith(type, before.map(event), CATALOGUE)?.type;

describe('the event before with which one is compared', () => {
  it('is the last that tells the state of the same thing', () => {
    expect(
      chosen('privy.user.authenticated', 'privy.wallet.created', 'privy.user.seen', 'privy.user.created'),
    ).toBe('privy.user.created');
  });

  it('is the last of all where there is no such one, or it tells no state itself', () => {
    expect(chosen('privy.user.authenticated', 'privy.wallet.created')).toBe('privy.wallet.created');
    expect(chosen('privy.user.seen', 'privy.wallet.created', 'privy.user.created')).toBe(
      'privy.wallet.created',
    );
    expect(chosen('privy.user.unheard', 'privy.user.seen')).toBe('privy.user.seen');
    expect(chosen('privy.user.created')).toBeUndefined();
  });
});
