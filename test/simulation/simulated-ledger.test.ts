import { describeLedger } from '../contract/ledger-contract.ts';
import { SimulatedLedger } from './simulated-ledger.ts';

const BY_ADA = {
  key: 'privy/main#msg_1',
  type: 'privy.user.created',
  groupId: 'privy/main#did:privy:ada',
  expiresAt: new Date('2027-03-02T08:00:00.000Z'),
};
const NEXT_BY_ADA = { ...BY_ADA, key: 'privy/main#msg_2' };
const MESSAGE = { body: '{}', groupId: BY_ADA.groupId, deduplicationId: BY_ADA.key, attributes: {} };
const MORNING = new Date('2026-11-22T08:00:00.000Z');

describeLedger('of the simulation', async () => new SimulatedLedger({ elapsed: () => 0, lag: () => 0 }));

describe('the ledger of the simulation, with indexes that are 700 ms late,', () => {
  it.each([
    [699, false],
    [700, true],
  ])('%i ms after an event was parked shows it to the next of its user: %s', async (later, behindParked) => {
    const clock = { elapsed: 10_000 };
    const ledger = new SimulatedLedger({ elapsed: () => clock.elapsed, lag: () => 700 });
    await ledger.park(BY_ADA, MESSAGE, MORNING);

    clock.elapsed += later;

    expect(await ledger.claim(NEXT_BY_ADA, MORNING)).toEqual({ state: 'new', behindParked });
  });

  it('still lists an event that was published 699 ms ago, without its message', async () => {
    const clock = { elapsed: 10_000 };
    const ledger = new SimulatedLedger({ elapsed: () => clock.elapsed, lag: () => 700 });
    await ledger.park(BY_ADA, MESSAGE, MORNING);
    clock.elapsed += 60_000;
    await ledger.markPublished(BY_ADA, MORNING);

    clock.elapsed += 699;

    expect((await ledger.page(MORNING)).map(({ key }) => key)).toEqual([BY_ADA.key]);
    expect(await ledger.parkedMessage(BY_ADA.key)).toBeUndefined();
  });
});
