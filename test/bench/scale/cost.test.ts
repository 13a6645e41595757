import { costsOfMillion } from '../../../bench/scale/cost.ts';
import { measuredTimes } from '../../../bench/scale/measured-times.ts';
import { AS_DEPLOYED } from '../../../bench/scale/simulation/deployment.ts';
import { simulate } from '../../../bench/scale/simulation/simulate.ts';

const FIGURES: Readonly<Record<string, number>> = {
  'intake.warm': 4,
  'intake.load': 80,
  'intake.first': 50,
  'kit.1': 1.5,
  'kit.5': 0.7,
  'kit.10': 0.6,
  'kit.load': 90,
  'kit.writeUnits': 1,
};
const times = measuredTimes((name) => FIGURES[name] ?? Number.NaN);

describe('the times of the simulation', () => {
  it('are those of the figures: a batch of ten events of one user has ten steps, of five users two, of ten users one', () => {
    expect(times.intake).toEqual({ warm: 4, start: 130 });
    // 15, 7 and 6 ms lie on the line 5 + 1 for each step.
    expect(times.handler.step).toBeCloseTo(1, 10);
    expect(times.handler.event).toBeCloseTo(0.5, 10);
  });
});

describe('the cost of a million events', () => {
  it('is reckoned from what was used', () => {
    const load = { seed: 1, deliveriesPerSecond: 1, users: 1, seconds: 1 };
    const simulated = simulate({ load, deployment: AS_DEPLOYED, times });
    const usage = {
      requests: 2_000_000,
      admitted: 1_000_000,
      intakeMilliseconds: 100_000_000,
      batches: 500_000,
      handlerMilliseconds: 40_000_000,
      handled: 2_000_000,
      published: 1_000_000,
      ledgerWrites: 2_000_000,
      handlerWrites: 2_000_000,
      parkedWrites: 0,
    };

    const costs = costsOfMillion({ ...simulated, usage }, { access: 420, intake: 1_000, handler: 1_000 });

    expect(costs.map(({ name, dollars }) => [name, dollars.toFixed(3)])).toEqual([
      ['API Gateway', '3.500'],
      ['web ACL', '1.200'],
      // 0.2 and 50,000 gigabyte-seconds
      ['intake', '0.867'],
      // 0.3 and two times 0.01, and 3.6 GB at 0.019
      ['topic', '0.388'],
      // Received and deleted
      ['queues', '0.500'],
      // 0.1 and 10,000 gigabyte-seconds
      ['handlers', '0.233'],
      ['tables', '2.500'],
      // 0.84 GB of the access log, 1 of the intake, 2 of the handlers
      ['logs', '1.920'],
    ]);
  });
});
