import { FaultyCalls } from './faulty-calls.ts';
import { Judge } from './judge.ts';
import { Random } from './random.ts';
import { MAX_INDEX_LAG } from './simulated-index.ts';
import { SimulatedLedger } from './simulated-ledger.ts';
import { SimulatedLines } from './simulated-lines.ts';
import { SimulatedTopic } from './simulated-topic.ts';
import { Tally } from './tally.ts';
import { VirtualTime } from './virtual-time.ts';

/** All that the intake and the drain run in. */
export interface World {
  readonly time: VirtualTime;
  readonly random: Random;
  readonly ledger: SimulatedLedger;
  readonly lines: SimulatedLines;
  readonly topic: SimulatedTopic;
  readonly calls: FaultyCalls;
  readonly judge: Judge;
  readonly tally: Tally;
}

/** An empty world in which things fail until the given time. */
export function createWorld(seed: number, failUntil: number): World {
  const time = new VirtualTime();
  const random = new Random(`simulation ${seed}`);
  const lag = () => random.between(0, MAX_INDEX_LAG);
  const ledger = new SimulatedLedger();
  const lines = new SimulatedLines({ elapsed: () => time.elapsed, lag });
  const judge = new Judge(ledger);
  const topic = new SimulatedTopic(time, judge);
  const calls = new FaultyCalls(time, random, failUntil);
  return { time, random, ledger, lines, topic, calls, judge, tally: new Tally() };
}
