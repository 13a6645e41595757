import type { Simulation } from '../simulation/simulate.ts';
import { duration, figure } from './figures.ts';
import type { Screen } from './screen.ts';

type Row = readonly [label: string, value: number | string, remark?: string];

/** The figures of a simulation, line by line. */
export function simulationTable(simulation: Simulation, screen: Screen): string[] {
  const rows = (title: string, list: readonly Row[]) => [screen.strong(`  ${title}`), ...list.map(line)];
  return [
    ...rows('Sent', sent(simulation)),
    ...rows('Answered', answered(simulation)),
    ...rows('Parked', parked(simulation)),
    ...rows('Repeated or overtaken where the guarantees say so', documented(simulation)),
    ...rows('Promised', []),
    ...promises(simulation).map(
      ([label, broken]) => `${line([label, broken])}  ${screen.verdict(broken === 0)}`,
    ),
  ];
}

function sent({ tally, events }: Simulation): Row[] {
  return [
    ['events', events],
    ['deliveries', tally.count('deliveries')],
    ['  retried', tally.count('retried')],
    ['  sent twice', tally.count('sentTwice')],
    ['  resent by hand', tally.count('resent'), 'up to 89 days later'],
  ];
}

function answered({ tally }: Simulation): Row[] {
  return [
    ['accepted', tally.count('accepted')],
    ['  of these degraded', tally.count('degraded'), 'claim, mark, park failed, or line unreadable'],
    ['duplicate', tally.count('duplicate')],
    ['parked', tally.count('parked')],
    ['unavailable', tally.count('unavailable'), 'neither published nor parked'],
    ['died', tally.count('died'), 'the intake was killed on the way'],
    ['out of reach', tally.count('outOfReach'), 'the intake never saw it'],
    ['answers lost', tally.count('answersLost'), 'sent by the intake, not seen by the provider'],
    ['slowest answer', duration(tally.slowestAnswer)],
  ];
}

function parked({ tally, longestParked }: Simulation): Row[] {
  return [
    ['drain runs', tally.count('drainRuns'), 'those that had something to do'],
    ['drained', tally.count('drained')],
    ['published by a later delivery', tally.count('helped'), 'of the same user'],
    ['set aside', tally.count('setAside'), 'the topic refuses them for good'],
    ['oldest parked', duration(longestParked)],
  ];
}

function documented({ tally, verdicts, events }: Simulation): Row[] {
  const { overtakenForCause, acknowledged, repeatedInWindow, copiesInWindow } = verdicts;
  return [
    [
      'events published again',
      repeatedInWindow,
      `${figure(copiesInWindow)} copies, each over 5 minutes later`,
    ],
    ['overtaken, ledger unavailable', overtakenForCause['ledger-unavailable']],
    ['overtaken, parking failed', overtakenForCause['park-failed']],
    ['overtaken, line unreadable', overtakenForCause['line-unreadable']],
    ['provider gave up', tally.count('gaveUp'), 'before any answer of 200'],
    ['  never acknowledged', events - acknowledged.size, 'not even after resends by hand'],
  ];
}

function promises({ verdicts, stillParked }: Simulation): [label: string, broken: number][] {
  return [
    ['acknowledged and lost', verdicts.lost.length],
    ['published twice otherwise', verdicts.repeatedOutsideWindow.length],
    ['overtaken otherwise', verdicts.overtaken.length],
    ['still parked at the end', stillParked],
  ];
}

function line([label, value, remark = '']: Row): string {
  const shown = typeof value === 'number' ? figure(value) : value;
  return `    ${label.padEnd(32)}${shown.padStart(12)}   ${remark}`.trimEnd();
}
