import { Clock } from './simulation/clock.ts';
import { Lags } from './simulation/lags.ts';
import { Servers } from './simulation/servers.ts';

/** The pipeline on one machine, by what its processors have to do. */
export interface LocalRun {
  readonly cores: number;
  /** Each has one delivery on its way. */
  readonly senders: number;
  /** Until a delivery is answered, and in all: milliseconds of a core. */
  readonly untilAnswered: number;
  readonly inAll: number;
  readonly seconds: number;
}

/** What came of it. */
export interface LocalRunResult {
  readonly perSecond: number;
  readonly answered: number;
}

/** Lets the senders send one delivery after the other to a machine that has nothing but its cores to wait for. */
export function simulateLocalRun({
  cores,
  senders,
  untilAnswered,
  inAll,
  seconds,
}: LocalRun): LocalRunResult {
  const clock = new Clock();
  const servers = new Servers(clock, cores);
  const answers = new Lags();
  const send = () => {
    const sentAt = clock.now;
    servers.serve(untilAnswered, () => {
      answers.add(clock.now - sentAt);
      servers.serve(Math.max(0, inAll - untilAnswered), () => undefined);
      send();
    });
  };
  for (let sender = 0; sender < senders; sender += 1) send();
  clock.runUntil(seconds * 1_000);
  return { perSecond: answers.count / seconds, answered: answers.quantile(0.5) };
}
