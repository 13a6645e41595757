import { sandboxFacts } from '../../lambda/sandbox-facts.ts';

describe('what a line tells of its sandbox', () => {
  it('is how it started, in the first line, and what memory it has, in every line', () => {
    const used = [85_000_000, 127_400_000];

    const facts = sandboxFacts(212.6, () => used.shift() ?? 0);

    expect([facts(), facts()]).toEqual([
      { coldStart: true, initMilliseconds: 213, memoryUsedMegabytes: 81 },
      { memoryUsedMegabytes: 121 },
    ]);
  });
});
