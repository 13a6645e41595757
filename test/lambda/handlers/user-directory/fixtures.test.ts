import type { Envelope } from '../../../../core/events/envelope.ts';
import type { Item } from '../../../../core/inbox/item.ts';
import type { ProviderName } from '../../../../core/providers/index.ts';
import { fixturesOf } from '../../../core/providers/fixtures.ts';
import { admitBody } from '../../../support/admit-body.ts';
import { MemoryTransactions } from '../../../support/memory-transactions.ts';
import { hostDirectory } from './directory-host.ts';

const FIXTURES = (['privy', 'dynamic'] as const).flatMap((provider) =>
  fixturesOf(provider).map(({ wireName, body }) => ({ provider, wireName, body })),
);

const SNAPSHOTS = [
  'privy.user.authenticated',
  'privy.user.created',
  'privy.user.deleted',
  'privy.user.linked_account',
  'privy.user.transferred_account',
  'privy.user.unlinked_account',
  'privy.user.updated_account',
  'privy.user.wallet_created',
  'dynamic.user.created',
  'dynamic.user.deleted',
  'dynamic.user.merged',
  'dynamic.user.updated',
];

describe('user directory, given each fixture as the intake would publish it', () => {
  it('has fixtures of both providers to try', () => {
    expect(FIXTURES.length).toBeGreaterThan(80);
  });

  it.each(FIXTURES)('takes $provider $wireName', async ({ provider, wireName }) => {
    const event = publishedFixture(provider, wireName);
    const { give, logged } = hostDirectory(new MemoryTransactions());

    expect(await give(event)).toBe(SNAPSHOTS.includes(event.type) ? 'applied' : 'ignored');
    expect(logged).toEqual([]);
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
      },
    ]);
  });
});

async function itemsAfter(provider: ProviderName, name: string): Promise<readonly Item[]> {
  const transactions = new MemoryTransactions();
  await hostDirectory(transactions).give(publishedFixture(provider, name));
  return transactions.table('users');
}

/** The envelope that the intake makes of a signed delivery of the fixture. */
function publishedFixture(provider: ProviderName, name: string): Envelope {
  const fixture = FIXTURES.find((other) => other.provider === provider && other.wireName === name);
  if (fixture === undefined) throw new Error(`There is no fixture ${name} of ${provider}.`);
  return admitBody(provider, fixture.body);
}
