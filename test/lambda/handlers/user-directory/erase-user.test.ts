import { eraseUser } from '../../../../lambda/handlers/user-directory/erase-user.ts';
import { envelope } from '../../../support/envelopes.ts';
import { directoryInMemory } from './directory-host.ts';

const TABLES = { users: 'users', lookUps: 'look-ups' };
const ADA = {
  source: 'privy/main',
  userId: 'did:privy:ada',
  at: new Date('2026-11-23T00:00:00.000Z'),
} as const;
const LOGIN = envelope({
  type: 'privy.user.authenticated',
  data: {
    user: {
      id: 'did:privy:ada',
      linked_accounts: [
        { type: 'email', address: 'ada@example.test' },
        { type: 'wallet', address: '0xAB', chain_type: 'ethereum' },
      ],
    },
  },
});
const NOTHING_BUT_THE_ID = {
  pk: 'privy/main#did:privy:ada',
  provider: 'privy',
  source: 'privy/main',
  environment: 'production',
  userId: 'did:privy:ada',
  deleted: true,
  lastReceivedTime: '2026-11-23T00:00:00.000Z',
  lastEventId: 'erased-on-demand',
  lastSaid: '-2026-11-23T00:00:00.000Z~mwsi1hc0vL5wKg',
};

describe('erasing a user of the directory on demand', () => {
  it('leaves the id and nothing to find the user by', async () => {
    const { store, give, users, lookUps } = directoryInMemory();
    await give(LOGIN);

    expect(await eraseUser(store, TABLES, ADA)).toBe('applied');

    expect(users()).toEqual([NOTHING_BUT_THE_ID]);
    expect(lookUps()).toEqual([]);
  });

  it('holds against events that are still on their way, newer ones too', async () => {
    const { store, give, users, lookUps } = directoryInMemory();
    await eraseUser(store, TABLES, ADA);

    expect(await give({ ...LOGIN, time: '2026-11-24T00:00:00.000Z' })).toBe('stale');

    expect(users()).toEqual([{ ...NOTHING_BUT_THE_ID, environment: 'unknown' }]);
    expect(lookUps()).toEqual([]);
  });

  it('changes nothing of a user who is gone', async () => {
    const { store, give, users } = directoryInMemory();
    await give({ ...LOGIN, type: 'privy.user.deleted' });
    const before = users();

    expect(await eraseUser(store, TABLES, ADA)).toBe('stale');
    expect(users()).toEqual(before);
  });

  it('leaves other users alone, of another source too', async () => {
    const { store, give, lookUps } = directoryInMemory();
    await give(LOGIN);
    await give({ ...LOGIN, source: 'privy/second' });

    await eraseUser(store, TABLES, ADA);

    expect(lookUps()).toEqual([
      'email#b97222ea69dadf792baa97fa768ecb840a0023714c831ab1328838cba9f7f437 privy/second#did:privy:ada',
      'wallet#0xab privy/second#did:privy:ada',
    ]);
  });
});
