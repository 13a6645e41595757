import { parseFlags } from './flags.ts';

describe('the flags of chaos', () => {
  it('have defaults, and a new seed for each run', () => {
    expect(parseFlags([], 42)).toEqual({ events: 2000, seconds: 80, seed: 42, json: false, help: false });
  });

  it('make a long run of --deep', () => {
    expect(parseFlags(['--deep'], 42)).toMatchObject({ events: 10_000, seconds: 600 });
  });

  it('take numbers, which win over --deep', () => {
    const args = ['--deep', '--events', '100', '--seconds', '9', '--seed', '7', '--json'];

    expect(parseFlags(args, 42)).toEqual({ events: 100, seconds: 9, seed: 7, json: true, help: false });
  });

  it.each([
    [['--events', '0'], '--events 0 is not allowed; use a whole number from 1 to 100000'],
    [['--events', '100001'], '--events 100001 is not allowed; use a whole number from 1 to 100000'],
    [['--seconds', '1.5'], '--seconds 1.5 is not allowed; use a whole number from 1 to 3600'],
    [['--seed', 'x'], '--seed x is not allowed; use a whole number from 1 to 4294967295'],
    [['--sed', '1'], "Unknown option '--sed'; see npm run chaos -- --help"],
    [['7'], "Unexpected argument '7'; see npm run chaos -- --help"],
  ])('refuse %j in one line', (args, message) => {
    expect(() => parseFlags(args, 42)).toThrow(expect.objectContaining({ code: 'BAD_FLAG', message }));
  });
});
