import type { Envelope } from '../../../../core/events/envelope.ts';
import { matchesPattern } from '../../../../core/events/matches-pattern.ts';
import type { Item } from '../../../../core/inbox/item.ts';
import type { ProviderName } from '../../../../core/providers/index.ts';
import { userDirectory } from '../../../../lambda/handlers/user-directory/manifest.ts';
import { fixturesOf } from '../../../core/providers/fixtures.ts';
import { admitBody } from '../../../support/admit-body.ts';
import { directoryInMemory } from './directory-host.ts';

const FIXTURES = (['privy', 'dynamic'] as const).flatMap((provider) =>
  fixturesOf(provider).map(({ wireName, body }) => ({ provider, wireName, body })),
);

/** Whatever says something of a user that the directory keeps. */
const TELLING = [
  'privy.user.authenticated',
  'privy.user.created',
  'privy.user.deleted',
  'privy.user.linked_account',
  'privy.user.transferred_account',
  'privy.user.unlinked_account',
  'privy.user.updated_account',
  'privy.user.wallet_created',
  'privy.user.kyc.updated',
  'privy.mfa.enabled',
  'privy.mfa.disabled',
  'privy.wallet.private_key_export',
  'privy.wallet.seed_phrase_export',
  'privy.wallet.recovery_setup',
  'privy.wallet.recovered',
  'dynamic.user.created',
  'dynamic.user.deleted',
  'dynamic.user.merged',
  'dynamic.user.updated',
  'dynamic.user.session.created',
  'dynamic.user.social.linked',
  'dynamic.user.social.unlinked',
  'dynamic.user.email.unlinked',
  'dynamic.user.passkeyRecovery.completed',
  'dynamic.visit.created',
  'dynamic.wallet.created',
  'dynamic.wallet.linked',
  'dynamic.wallet.unlinked',
  'dynamic.wallet.deleted',
  'dynamic.wallet.transferred',
  'dynamic.wallet.exported',
];

describe('user directory, given each fixture as the intake would publish it', () => {
  it('has fixtures of both providers to try', () => {
    expect(FIXTURES.length).toBeGreaterThan(80);
  });

  it.each(FIXTURES)('takes $provider $wireName', async ({ provider, wireName }) => {
    const event = publishedFixture(provider, wireName);
    const { give, logged } = directoryInMemory();

    expect(await give(event)).toBe(TELLING.includes(event.type) ? 'applied' : 'ignored');
    expect(logged).toEqual([]);
  });

  it('subscribes to every event that says something', () => {
    const { events } = userDirectory;

    expect(TELLING.filter((type) => !events.some((pattern) => matchesPattern(pattern, type)))).toEqual([]);
  });

  it('makes the item of a Privy user with an embedded wallet', async () => {
    expect(await itemsAfter('privy', 'user.wallet_created')).toEqual([
      {
        pk: 'privy/main#did:privy:cmzoefixture000000000001',
        provider: 'privy',
        source: 'privy/main',
        environment: 'production',
        userId: 'did:privy:cmzoefixture000000000001',
        createdAt: '2026-11-21T00:00:00.000Z',
        accounts: [{ type: 'email', identifier: 'zoe@example.test' }],
        wallets: [
          { address: '0x1111111111111111111111111111111111111111', chain: 'ethereum', kind: 'embedded' },
        ],
        deleted: false,
        lastEventTime: '2026-11-22T00:00:00.120Z',
        lastEventId: 'msg_3MRFiVBysCCDM0abSOrSeRNin2V',
        lastSaid: '2026-11-22T00:00:00.120Z~mwr2lqiwrZVaQu',
        listed: '2026-11-22T00:00:00.120Z~mwr2lqiwrZVaQu',
        mfa: { listed: '2026-11-22T00:00:00.120Z~mwr2lqiwrZVaQu', methods: [] },
        format: 2,
      },
    ]);
  });

  it('makes the item of a Dynamic user who brought a wallet', async () => {
    expect(await itemsAfter('dynamic', 'user.created')).toEqual([
      {
        pk: 'dynamic/main#b61f7a2e-4c1d-4e0a-9f35-7d20c8e41a10',
        provider: 'dynamic',
        source: 'dynamic/main',
        environment: 'sandbox',
        userId: 'b61f7a2e-4c1d-4e0a-9f35-7d20c8e41a10',
        createdAt: '2026-11-22T00:00:00.123Z',
        accounts: [],
        wallets: [{ address: '0x1111111111111111111111111111111111111111', chain: 'EVM', kind: 'external' }],
        deleted: false,
        lastEventTime: '2026-11-22T00:00:00.123Z',
        lastEventId: 'c80e4a19-7f52-4d3b-8a66-92d5f1b07e02:user.created',
        lastSaid: '2026-11-22T00:00:00.123Z~mwr2lqiwsCX7ER',
        listed: '2026-11-22T00:00:00.123Z~mwr2lqiwsCX7ER',
        format: 2,
      },
    ]);
  });

  it('makes the items of both users of a transfer', async () => {
    expect(await itemsAfter('privy', 'user.transferred_account')).toEqual([
      {
        pk: 'privy/main#did:privy:cmadafixture000000000002',
        provider: 'privy',
        source: 'privy/main',
        environment: 'production',
        userId: 'did:privy:cmadafixture000000000002',
        deleted: true,
        lastEventTime: '2026-11-22T00:00:00.120Z',
        lastEventId: 'msg_3MRFiVBysCCDM0abSOrSeRNin2V',
        lastSaid: '2026-11-22T00:00:00.120Z~mwr2lqiwrZVaQu',
      },
      {
        pk: 'privy/main#did:privy:cmzoefixture000000000001',
        provider: 'privy',
        source: 'privy/main',
        environment: 'production',
        userId: 'did:privy:cmzoefixture000000000001',
        createdAt: '2026-11-21T00:00:00.000Z',
        accounts: [{ type: 'email', identifier: 'zoe@example.test' }],
        wallets: [],
        deleted: false,
        lastEventTime: '2026-11-22T00:00:00.120Z',
        lastEventId: 'msg_3MRFiVBysCCDM0abSOrSeRNin2V',
        lastSaid: '2026-11-22T00:00:00.120Z~mwr2lqiwrZVaQu',
        listed: '2026-11-22T00:00:00.120Z~mwr2lqiwrZVaQu',
        mfa: { listed: '2026-11-22T00:00:00.120Z~mwr2lqiwrZVaQu', methods: [] },
        format: 2,
      },
    ]);
  });
});

async function itemsAfter(provider: ProviderName, name: string): Promise<readonly Item[]> {
  const { give, users } = directoryInMemory();
  await give(publishedFixture(provider, name));
  return users();
}

/** The envelope that the intake makes of a signed delivery of the fixture. */
function publishedFixture(provider: ProviderName, name: string): Envelope {
  const fixture = FIXTURES.find((other) => other.provider === provider && other.wireName === name);
  if (fixture === undefined) throw new Error(`There is no fixture ${name} of ${provider}.`);
  return admitBody(provider, fixture.body);
}
