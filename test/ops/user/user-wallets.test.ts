import { userWallets } from '../../../ops/user/user-wallets.ts';
import { archivedEvent } from '../../support/archived-days.ts';

const ADA = 'did:privy:ada';
const OLD = '0x1111111111111111111111111111111111111111';
const NEW = '0xAbCdAbCdAbCdAbCdAbCdAbCdAbCdAbCdAbCdAbCd';
const wallet = (address: string) => ({
  type: 'wallet',
  address,
  chain_type: 'ethereum',
  wallet_client: 'privy',
});
const user = (...accounts: object[]) => ({ id: ADA, linked_accounts: accounts });

const CREATED = archivedEvent({
  id: 'msg_1',
  type: 'privy.user.created',
  time: '2026-11-20T10:00:00.000Z',
  data: { type: 'user.created', user: user(wallet(OLD)) },
});
const GOT_WALLET = archivedEvent({
  id: 'msg_2',
  type: 'privy.user.authenticated',
  time: '2026-11-21T10:00:00.000Z',
  data: { type: 'user.authenticated', user: user(wallet(OLD), wallet(NEW)) },
});
const LOST_OLD = archivedEvent({
  id: 'msg_3',
  type: 'privy.user.authenticated',
  time: '2026-11-22T10:00:00.000Z',
  data: { type: 'user.authenticated', user: user(wallet(NEW)) },
});

const known = (address: string) => ({ address, chain: 'ethereum', kind: 'embedded' as const });
const row = (...wallets: ReturnType<typeof known>[]) => ({
  userId: ADA,
  source: 'privy/main',
  deleted: false,
  asOf: '2026-11-22T10:00:00.000Z',
  lastEventId: 'msg_3',
  user: {
    source: 'privy/main',
    userId: ADA,
    environment: 'production',
    accounts: [],
    wallets,
    asOf: '2026-11-22T10:00:00.000Z',
  },
});

describe('the wallets of a user', () => {
  it('are those of the directory, since the first event that names each, in whatever case', () => {
    expect(userWallets(ADA, [GOT_WALLET, CREATED], [row(known(NEW.toLowerCase()))])).toEqual([
      {
        source: 'privy/main',
        address: NEW.toLowerCase(),
        chain: 'ethereum',
        kind: 'embedded',
        since: '2026-11-21T10:00:00.000Z',
        isInDirectory: true,
      },
    ]);
  });

  it('are those that the events leave where the directory does not know the user, however late one came', () => {
    const wallets = userWallets(ADA, [CREATED, LOST_OLD, GOT_WALLET], []);

    expect(wallets).toEqual([
      {
        source: 'privy/main',
        address: NEW,
        chain: 'ethereum',
        kind: 'embedded',
        since: '2026-11-21T10:00:00.000Z',
        isInDirectory: false,
      },
    ]);
  });

  it('say nothing of the time where no event names them', () => {
    const [wallet] = userWallets(ADA, [LOST_OLD], [row(known(OLD))]);

    expect(wallet).not.toHaveProperty('since');
  });

  it('are gone with the user, and nobody else has them', () => {
    const deleted = archivedEvent({
      id: 'msg_4',
      type: 'privy.user.deleted',
      time: '2026-11-23T10:00:00.000Z',
      data: { type: 'user.deleted', user: { id: ADA } },
    });

    expect(userWallets(ADA, [CREATED, deleted], [])).toEqual([]);
    expect(userWallets('did:privy:bob', [CREATED], [])).toEqual([]);
  });
});
