import { parseOptions } from './parse-options.ts';

describe('the options of prove', () => {
  it.each([
    [[], { help: false, deep: false, seed: 1 }],
    [['--deep'], { help: false, deep: true, seed: 1 }],
    [['--seed', '42'], { help: false, deep: false, seed: 42 }],
    [['--help'], { help: true, deep: false, seed: 1 }],
    [['-h'], { help: true, deep: false, seed: 1 }],
    [['--deep', '--seed=7'], { help: false, deep: true, seed: 7 }],
  ])('are read from %j', (args, parsed) => {
    expect(parseOptions(args)).toEqual({ ok: true, parsed });
  });

  it.each([
    [['--deeep'], 'cannot read --deeep'],
    [['deep'], 'cannot read deep'],
    [['--deep=yes'], 'cannot read --deep=yes'],
    [['--seed'], 'cannot read --seed'],
    [['--seed', 'x'], '--seed x is no whole number below 1000000000'],
    [['--seed='], '--seed  is no whole number below 1000000000'],
  ])('are refused in one line when they are %j', (args, problem) => {
    expect(parseOptions(args)).toEqual({
      ok: false,
      message: `prove: ${problem}. Use: npm run prove -- [--deep] [--seed N]`,
    });
  });
});
