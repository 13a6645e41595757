import {
  meanInside,
  meanWaitOfManyServers,
  meanWaitOfOneServer,
  pileUp,
} from '../../../bench/scale/formulas.ts';

describe('the formulas of queues', () => {
  it('give the known waits before servers with services by chance', () => {
    // ρ / (1 − ρ) before one server; before two, ρ² / (1 − ρ²).
    expect(meanWaitOfManyServers(1, 0.5)).toBeCloseTo(1, 10);
    expect(meanWaitOfManyServers(1, 0.9)).toBeCloseTo(9, 10);
    expect(meanWaitOfManyServers(2, 1)).toBeCloseTo(1 / 3, 10);
    expect(meanWaitOfManyServers(2, 1.6)).toBeCloseTo(0.64 / 0.36, 10);
  });

  it('halve the wait where all services are alike', () => {
    expect(meanWaitOfOneServer(0.5, 0)).toBeCloseTo(0.5, 10);
    expect(meanWaitOfOneServer(0.5, 1)).toBeCloseTo(1, 10);
  });

  it('tell how many are inside, what piles up, and when it is gone', () => {
    expect(meanInside(200, 0.05)).toBeCloseTo(10, 10);
    expect(pileUp({ perSecond: 300, seconds: 600, capacity: 3_000 })).toEqual({
      events: 180_000,
      gone: 66.66666666666667,
    });
  });
});
