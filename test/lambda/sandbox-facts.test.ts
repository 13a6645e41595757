import { sandboxFacts } from '../../lambda/sandbox-facts.ts';

describe('what a line tells of its sandbox', () => {
  it('is how it started, in the first line, and the most memory it has had, whenever that became more', () => {
    const used = [83_008, 124_414, 124_415, 126_000];

    const facts = sandboxFacts(212.6, () => used.shift() ?? 0);

    expect([facts(), facts(), facts(), facts()]).toEqual([
      { coldStart: true, initMilliseconds: 213, memoryUsedMegabytes: 81 },
      { memoryUsedMegabytes: 121 },
      {},
      { memoryUsedMegabytes: 123 },
    ]);
  });
});
