import { costOptions } from '../../../bench/cost/options.ts';

describe('what npm run cost is asked', () => {
  it('is a million events of 3,000 bytes into prod, one at a time, where nothing is said', () => {
    expect(costOptions([])).toEqual({
      stage: 'prod',
      volume: { events: 1_000_000, bodyBytes: 3_000, batch: 1, writesBy: 'applyIfNewer' },
      measure: false,
      write: false,
      json: false,
    });
  });

  it('is what the flags say', () => {
    const args =
      '--events 5000 --subscribers 3 --stage dev --bytes 900 --batch full --writes-by applyOnce --measure';

    expect(costOptions(args.split(' '))).toMatchObject({
      stage: 'dev',
      subscribers: 3,
      volume: { events: 5_000, bodyBytes: 900, batch: 'full', writesBy: 'applyOnce' },
      measure: true,
    });
  });

  it('is refused with what is wrong and what is allowed', () => {
    const args = '--events 1e6 --subscribers 21 --bytes 0 --batch 5 --writes-by hand';

    expect(costOptions(args.split(' '))).toEqual({
      problem:
        '--events 1e6: is no whole number from 1 to 1,000,000,000,000; --subscribers 21: is no whole number from 1 to 20; ' +
        '--bytes 0: is no whole number from 1 to 1,048,576; --batch 5: is neither 1 nor full; ' +
        '--writes-by hand: is none of applyIfNewer, mergeItems, applyOnce',
    });
  });

  it.each([
    ['--event 5', "Unknown option '--event'"],
    ['--stage', "Option '--stage <value>' argument missing"],
    ['--events -5', "Option '--events' argument is ambiguous"],
    ['prod', "Unexpected argument 'prod'"],
  ])('is refused in a line: %s', (args, problem) => {
    expect(costOptions(args.split(' '))).toEqual({ problem });
  });
});
