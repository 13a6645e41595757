import { providers } from '../../../core/providers/index.ts';
import { sampleOf } from '../../../ops/send/sample-of.ts';

const { privy, dynamic } = providers;

describe('the sample of an event', () => {
  it.each(['user.created', 'privy.user.created'])('is found by the name %s', (event) => {
    expect(sampleOf(privy, { event })).toMatchObject({
      type: 'privy.user.created',
      user: 'did:privy:cmzoefixture000000000001',
    });
  });

  it('is about the user that is wanted, wherever the event names them', () => {
    const { text, user } = sampleOf(dynamic, { event: 'wallet.linked', user: 'ada' });

    expect(user).toBe('ada');
    expect(JSON.parse(text)).toMatchObject({ userId: 'ada', data: { userId: 'ada' } });
  });

  it.each([
    [
      { event: 'user.craeted' },
      'no event "user.craeted" of privy; nearest: user.created, user.deleted, intent.created; docs/events.md has them all',
    ],
    [
      { event: 'privy.user.craeted' },
      'no event "privy.user.craeted" of privy; nearest: privy.user.created, privy.user.deleted, privy.intent.created; docs/events.md has them all',
    ],
    [
      { event: 'transaction.confirmed', user: 'ada' },
      'the event is about no user, so it cannot have another; leave --user out',
    ],
    [
      { event: 'user.created', user: 'a b' },
      '--user "a b" is no id; allowed: 1 to 256 printable ASCII characters without spaces',
    ],
  ])('is refused for %j', (wanted, message) => {
    expect(() => sampleOf(privy, wanted)).toThrow(message);
  });
});
