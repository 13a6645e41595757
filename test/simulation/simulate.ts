import type { Flag } from '../../core/parked/flag.ts';
import type { Verdicts } from './judge.ts';
import { drainEveryMinute } from './simulated-drain.ts';
import { CREATION_SPAN, makeEvents } from './simulated-events.ts';
import { SimulatedIntake } from './simulated-intake.ts';
import { SimulatedProvider } from './simulated-provider.ts';
import type { Tally } from './tally.ts';
import { AS_IT_IS, type Variant } from './variant.ts';
import { DAY, HOUR, SECOND } from './virtual-time.ts';
import { createWorld } from './world.ts';

export interface SimulationOptions {
  readonly seed: number;
  readonly events: number;
  readonly variant?: Variant;
  /** Told how many events are settled, now and then. */
  readonly onProgress?: (settled: number) => void;
}

export interface Simulation {
  readonly seed: number;
  readonly events: number;
  readonly tally: Tally;
  readonly verdicts: Verdicts;
  readonly stillParked: number;
  readonly longestParked: number;
  /** Every broken promise. */
  readonly violations: readonly string[];
}

/** The last automatic attempt, the resends and their repetitions are over by then. */
const FAIL_UNTIL = CREATION_SPAN + 100 * DAY;
const PROMISED_ANSWER = 13 * SECOND;
/** For so long a call that was given up may still park an event. */
const LATE_EFFECTS = 10 * SECOND;

/** Runs the real intake and drain against providers and outages in virtual time. The same seed gives the same run. */
export async function simulate(options: SimulationOptions): Promise<Simulation> {
  const { seed, events: count, variant = AS_IT_IS, onProgress } = options;
  const world = createWorld(seed, FAIL_UNTIL);
  const provider = new SimulatedProvider(world, new SimulatedIntake(world, variant, FAIL_UNTIL));
  const events = makeEvents(count, world.random);
  for (const { isRefused, key } of events) if (isRefused) world.topic.refuse(key);

  let settled = 0;
  const sent = events.map(async (event) => {
    await provider.send(event);
    await world.time.sleep(LATE_EFFECTS);
    settled += 1;
    onProgress?.(settled);
  });
  void drainEveryMinute(world, { variant, isOver: () => settled === count, until: FAIL_UNTIL + HOUR });
  await world.time.run();
  await Promise.all(sent);

  const { tally, lines } = world;
  const { stillParked, longestParked, flagState } = lines;
  const verdicts = world.judge.verdicts();
  const violations = violationsOf({ tally, verdicts, stillParked, flagState });
  return { seed, events: count, tally, verdicts, stillParked, longestParked, violations };
}

interface Ending extends Pick<Simulation, 'tally' | 'verdicts' | 'stillParked'> {
  readonly flagState: Flag['state'];
}

function violationsOf({ tally, verdicts, stillParked, flagState }: Ending): string[] {
  const { lost, repeatedOutsideWindow, overtaken } = verdicts;
  return [
    ...lost.map((key) => `${key} was acknowledged and never published`),
    ...repeatedOutsideWindow,
    ...overtaken,
    ...(stillParked > 0 ? [`${stillParked} events are still parked at the end`] : []),
    // Where nothing ever was parked it may be as it was.
    ...(flagState === 'open' || flagState === 'closing' ? [`the flag is ${flagState} at the end`] : []),
    ...(tally.count('unexpected') > 0 ? [`${tally.count('unexpected')} answers that nothing calls for`] : []),
    ...(tally.slowestAnswer > PROMISED_ANSWER ? [`an answer took ${tally.slowestAnswer} ms`] : []),
  ];
}
