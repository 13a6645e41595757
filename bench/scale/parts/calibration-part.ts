import { type Goal, figure as text } from '../../bench.ts';
import { simulateLocalRun } from '../local-run.ts';
import type { Measured, Part } from './part.ts';

const CORES = 2;
const SENDERS = [8, 32] as const;
const SECONDS = 60;
/** How far it may be off. */
const CLOSE = 0.25;
const BATCHES = [
  { users: 1, steps: 10 },
  { users: 5, steps: 2 },
  { users: 10, steps: 1 },
] as const;

/** One figure as it was measured, and as it comes out of the simulation. */
interface Compared {
  readonly what: string;
  readonly measured: number;
  readonly simulated: number;
}

/** Whether what is simulated is what was measured, where both can be had: on this machine. */
export function calibrationPart(measured: Measured): Part {
  const compared = [...localRuns(measured), ...batches(measured)];
  const rows = compared.map((each) => [
    each.what,
    text(each.measured),
    text(each.simulated),
    `${Math.round(deviation(each) * 100)} %`,
  ]);
  const furthest = Math.max(...compared.map((each) => Math.abs(deviation(each))));
  const goal: Goal = {
    goal: 'the simulation comes within 25 % of what was measured on this machine',
    measured: `${Math.round(furthest * 100)} %`,
    isMet: furthest <= CLOSE,
    reason: 'two times, of an event and of a step, do not make up all that a batch costs',
  };
  return {
    table: { name: 'calibration', columns: ['', 'measured', 'simulated', 'off by'], rows },
    goals: [goal],
  };
}

/** With one sender nobody waits: that gives the time of a delivery, and the other loads must follow from it. */
function localRuns({ figure }: Measured): Compared[] {
  return SENDERS.flatMap((senders) => {
    const inAll = figure(`local.${senders}.cpu`);
    const { perSecond, answered } = simulateLocalRun({
      cores: CORES,
      senders,
      untilAnswered: Math.min(inAll, figure('local.1.answered')),
      inAll,
      seconds: SECONDS,
    });
    return [
      {
        what: `deliveries/s of ${senders} senders to \`npm start\``,
        measured: figure(`local.${senders}.perSecond`),
        simulated: perSecond,
      },
      {
        what: `their answers, p50, in milliseconds`,
        measured: figure(`local.${senders}.answered`),
        simulated: answered,
      },
    ];
  });
}

/** Two times are made from three figures, so that each can be off. */
function batches({ times, figure }: Measured): Compared[] {
  const { event, step } = times.handler;
  return BATCHES.map(({ users, steps }) => ({
    what: `CPU of an event in a batch of ten of ${users}, in milliseconds`,
    measured: figure(`kit.${users}`),
    simulated: event + (step * steps) / 10,
  }));
}

function deviation({ measured, simulated }: Compared): number {
  return simulated / measured - 1;
}
