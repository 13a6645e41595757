import { runArchiveChaos } from './run-archive-chaos.ts';

const TIMEOUT_MILLISECONDS = 120_000;

describe('the archive, while each of its workers is killed at every one of its calls', () => {
  it(
    'keeps what was accepted, brings it again once and in order, and has nothing left of who was forgotten',
    async () => {
      const { users, events, effects, deaths, ...found } = await runArchiveChaos({
        users: 30,
        seed: 20_261_127,
      });

      expect(found).toEqual({
        missingInArchive: [],
        wronglyInArchive: [],
        flaws: [],
        missingEffects: [],
        doubledEffects: [],
        outOfOrder: [],
        leftOfPerson: [],
      });
      expect(effects).toBeGreaterThan(2 * events);
      expect(users).toBe(30);
      // Each job was killed before and after each of its calls.
      for (const job of ['writing', 'handling', 'compaction', 'first replay', 'forgetting', 'second replay'])
        expect({ job, isKilled: (deaths[job] ?? 0) > 20 }).toEqual({ job, isKilled: true });
    },
    TIMEOUT_MILLISECONDS,
  );
});
