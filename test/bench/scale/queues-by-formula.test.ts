import { meanInside, meanWaitOfManyServers, meanWaitOfOneServer } from '../../../bench/scale/formulas.ts';
import { Clock } from '../../../bench/scale/simulation/clock.ts';
import { AS_DEPLOYED } from '../../../bench/scale/simulation/deployment.ts';
import { Lags } from '../../../bench/scale/simulation/lags.ts';
import { Random } from '../../../bench/scale/simulation/random.ts';
import { Servers } from '../../../bench/scale/simulation/servers.ts';
import type { ServiceTimes } from '../../../bench/scale/simulation/service-times.ts';
import { simulate } from '../../../bench/scale/simulation/simulate.ts';

const SERVICE = 10;
const CUSTOMERS = 200_000;
/** Every call takes as long as every other, and no sandbox has to start. */
const EVEN: ServiceTimes = {
  intake: { warm: 0, start: 0 },
  handler: { event: 0, step: 0, start: 0, writeUnits: 1 },
  calls: { table: [SERVICE, SERVICE], topic: [20, 20], delivery: [30, 30] },
};
/** Claim, publish and mark, and the way to the function. */
const UNTIL_QUEUED = 10 + 20 + 30;

/** The mean wait in milliseconds before servers, services and arrivals by chance. */
function meanWait(count: number, load: number): number {
  const [clock, random, waits] = [new Clock(), new Random(7), new Lags()];
  const servers = new Servers(clock, count);
  const arrive = () => {
    const [arrivedAt, service] = [clock.now, random.exponential(SERVICE)];
    servers.serve(service, () => waits.add(clock.now - arrivedAt - service));
    clock.after(random.exponential(SERVICE / load), arrive);
  };
  arrive();
  clock.runUntil((CUSTOMERS * SERVICE) / load);
  return waits.mean;
}

describe('queues in the simulation', () => {
  it.each([
    [1, 0.5],
    [4, 3],
    [10, 8],
  ])('make arrivals by chance wait before %i servers as Erlang says, %f of them busy', (count, load) => {
    const byFormula = SERVICE * meanWaitOfManyServers(count, load);

    expect(Math.abs(meanWait(count, load) / byFormula - 1)).toBeLessThan(0.08);
  });

  it('make the events of one user wait for each other as Pollaczek and Khinchine say', () => {
    const load = { seed: 3, deliveriesPerSecond: 80, users: 1, seconds: 800 };
    const deployment = { ...AS_DEPLOYED, handlers: 1, batchSize: 1 };

    const { handled } = simulate({ load, deployment, times: EVEN });

    const byFormula = SERVICE * meanWaitOfOneServer(0.8, 0);
    expect(Math.abs((handled.mean - UNTIL_QUEUED - SERVICE) / byFormula - 1)).toBeLessThan(0.08);
  });

  it('have as many batches in hand as Little says', () => {
    const load = { seed: 3, deliveriesPerSecond: 200, users: 100_000, seconds: 120, rampSeconds: 0 };
    const deployment = { ...AS_DEPLOYED, handlers: 1, batchSize: 1 };

    const { meanBatches } = simulate({ load, deployment, times: EVEN });

    expect(Math.abs(meanBatches / meanInside(200, SERVICE / 1_000) - 1)).toBeLessThan(0.02);
  });
});
