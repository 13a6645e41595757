import { ALL_SHARDS, shardOf } from '../../../core/parked/shards.ts';

describe('the shard of a group', () => {
  it('never changes, because it is stored', () => {
    expect(shardOf('privy/main#did:privy:ada')).toBe(9);
    expect(shardOf('dynamic/main#7c0c')).toBe(0);
  });

  it('spreads groups over all shards evenly', () => {
    const counts = ALL_SHARDS.map(() => 0);
    for (let group = 0; group < 16_000; group += 1) {
      const shard = shardOf(`privy/main#did:privy:${group}`);
      counts[shard] = (counts[shard] ?? 0) + 1;
    }

    expect(Math.min(...counts)).toBeGreaterThan(850);
    expect(Math.max(...counts)).toBeLessThan(1_150);
  });
});
