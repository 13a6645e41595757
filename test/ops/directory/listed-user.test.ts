import { listedUser } from '../../../ops/directory/listed-user.ts';

const ADA = {
  pk: 'dynamic/main#ada',
  provider: 'dynamic',
  environment: 'local',
  userId: 'ada',
  source: 'dynamic/main',
  format: 2,
  lastEventTime: '2026-11-22T03:04:06.000Z',
  lastEventId: 'm-2',
} as const;

describe('a user of the directory', () => {
  it('is nobody where only what they do not have is known', () => {
    const goneTypes = ['2026-11-22T03:04:06.000Z~mwr2lqiwrZVaQu discord'];

    expect(listedUser({ ...ADA, deleted: false, accounts: [], wallets: [], goneTypes })).toBeUndefined();
  });

  it('is still named when they were deleted, and nothing else is said of them', () => {
    expect(listedUser({ ...ADA, deleted: true })).toEqual({
      userId: 'ada',
      source: 'dynamic/main',
      deleted: true,
      asOf: '2026-11-22T03:04:06.000Z',
      lastEventId: 'm-2',
    });
  });
});
