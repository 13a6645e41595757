import { Random } from '../../../bench/scale/simulation/random.ts';
import { pollsBeyondIdle } from '../../../core/cost/polls.ts';

describe('the polls that batches take on top of those of an empty queue', () => {
  it.each([
    [0, 0.5],
    [0.0001, 0.5],
    // A million a month
    [0.3858, 0.6238],
    // Ten million a month
    [3.858, 0.9352],
    [100, 0.9975],
  ])('are at %d batches a second %d each', (perSecond, polls) => {
    expect(pollsBeyondIdle(perSecond)).toBeCloseTo(polls, 4);
  });

  it('are those of five pollers that wait for 20 s, or until something comes to them', () => {
    const perSecond = 0.3858;
    const random = new Random(1);
    const seconds = 2_000_000;
    let polls = 0;
    for (let poller = 0; poller < 5; poller += 1)
      for (let at = 0; at < seconds; polls += 1)
        at += Math.min(20, -Math.log(1 - random.fraction()) / (perSecond / 5));

    const beyondIdle = (polls / seconds - 5 / 20) / perSecond;

    expect(Math.abs(beyondIdle - pollsBeyondIdle(perSecond))).toBeLessThan(0.005);
  });
});
