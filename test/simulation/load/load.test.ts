import { type BoundedLoad, brokenBounds, LOADS } from './loads.ts';
import { type LoadResult, simulateLoad } from './simulate-load.ts';

const EVENT = { topicPerSecond: 60, unitsPerParkedEvent: 1 } as const;

async function resultOf({ load }: BoundedLoad): Promise<LoadResult> {
  return await simulateLoad({ ...load, seed: 1 });
}

function loadNamed(name: string): BoundedLoad {
  const load = LOADS.find((other) => other.name === name);
  if (load === undefined) throw new Error(`no load ${name}`);
  return load;
}

describe('parked mode ends by itself', () => {
  it('within a tenth of what the topic allows, with traffic going on, in order, and with nothing lost', async () => {
    const bounded: BoundedLoad = {
      name: '20/s, 4,000 users, topic down for ten minutes',
      load: { ...EVENT, deliveriesPerSecond: 20, users: 4_000, outageSeconds: 600, mostSeconds: 600 },
      // 12,000 events at the 40 a second that the deliveries leave, and a tenth more.
      emptyWithinSeconds: 330,
    };

    const result = await resultOf(bounded);

    expect(result.mostParked).toBeGreaterThan(11_900);
    expect(brokenBounds(bounded, result)).toEqual([]);
  });

  it.each([['one wallet at 2/s, 300 events behind'], ['one wallet every 1.5 s, two seconds']])(
    'within ten seconds for %s',
    async (name) => {
      const bounded = loadNamed(name);

      expect(brokenBounds(bounded, await resultOf(bounded))).toEqual([]);
    },
  );

  it('does not where nothing is drained and lines are longer than a delivery publishes', async () => {
    const bounded = loadNamed('one wallet at 2/s, 300 events behind');

    const result = await simulateLoad({ ...bounded.load, seed: 1, drains: false });

    expect(brokenBounds(bounded, result)).toContain(`${bounded.name}: nothing is accepted for Infinity s`);
  });
});
