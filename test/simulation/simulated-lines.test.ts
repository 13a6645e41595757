import type { ParkedEvent } from '../../core/parked/parked-lines.ts';
import { shardOf } from '../../core/parked/shards.ts';
import { SimulatedLines } from './simulated-lines.ts';

const ADA = 'privy/main#did:privy:ada';
const MORNING = new Date('2026-11-22T08:00:00.000Z');

function event(key: string, position = '000000000000001#a'): ParkedEvent {
  return {
    key,
    type: 'privy.user.created',
    groupId: ADA,
    position,
    parkedAt: MORNING,
    retainUntil: new Date('2027-03-02T08:00:00.000Z'),
    message: { body: '{}', groupId: ADA, deduplicationId: key, attributes: {} },
  };
}

async function listed(lines: SimulatedLines): Promise<number> {
  const pages = await Array.fromAsync(lines.groups(shardOf(ADA)));
  return pages.flat().length;
}

describe('the lines of the simulation, with an index that is 700 ms late,', () => {
  it.each([
    [699, 0],
    [700, 1],
  ])('%i ms after an event was parked list %i, and hold it at once', async (later, count) => {
    const clock = { elapsed: 10_000 };
    const lines = new SimulatedLines({ elapsed: () => clock.elapsed, lag: () => 700 });
    await lines.join(event('msg_1'));

    clock.elapsed += later;

    expect(await listed(lines)).toBe(count);
    expect((await lines.head(ADA)).map(({ key }) => key)).toEqual(['msg_1']);
  });

  it('still list an event that left 699 ms ago, and no longer hold it', async () => {
    const clock = { elapsed: 10_000 };
    const lines = new SimulatedLines({ elapsed: () => clock.elapsed, lag: () => 700 });
    await lines.join(event('msg_1'));
    clock.elapsed += 60_000;
    await lines.leave(event('msg_1'));

    clock.elapsed += 699;

    expect(await listed(lines)).toBe(1);
    expect(await lines.head(ADA)).toEqual([]);
    expect(lines.stillParked).toBe(0);
    expect(lines.longestParked).toBe(60_000);
  });

  it('list page after page until nothing is left', async () => {
    const lines = new SimulatedLines({ elapsed: () => 0, lag: () => 0 });
    for (let n = 100; n < 350; n += 1) {
      await lines.join({ ...event(`msg_${n}`, `${n}`), parkedAt: new Date(MORNING.getTime() + n) });
    }

    const pages = await Array.fromAsync(lines.groups(shardOf(ADA)));

    expect(pages.map((page) => page.length)).toEqual([100, 100, 50]);
  });
});
