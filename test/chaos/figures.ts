import type { Actors } from './actors.ts';
import type { ChaosPipeline } from './chaos-pipeline.ts';
import type { Figure, Figures } from './chaos-report.ts';
import type { Evidence } from './evidence.ts';
import type { FaultProxy } from './fault-proxy.ts';
import { ALL_FAULTS, FAULTS } from './faults.ts';
import type { FunctionLogs } from './log-lines.ts';
import { overtakings } from './overtakings.ts';
import type { Scan } from './scan-logs.ts';

export interface FigureSources {
  readonly evidence: Evidence;
  readonly chaos: ChaosPipeline;
  readonly actors: Actors;
  readonly logs: FunctionLogs;
  readonly scan: Scan;
  readonly milliseconds: number;
}

type Rows = Figures[string];

/** What a run was, in numbers. */
export function figuresOf(sources: FigureSources): Figures {
  return {
    Deliveries: deliveries(sources),
    Answers: sorted(sources.actors.tally.byAnswer),
    'Calls made to fail': calls(sources),
    Kills: kills(sources),
    'Intake and drain': intakeAndDrain(sources),
    'Handler applied-events': handler(sources),
    'Handler user-directory': directory(sources),
    'Consumer example': consumer(sources),
    Archive: archive(sources),
    Run: {
      'log files looked through': sources.scan.files,
      'kilobytes of logs and answers looked through': Math.round(sources.scan.bytes / 1024),
      'seconds in all': Math.round(sources.milliseconds / 1000),
    },
  };
}

function deliveries({ evidence, actors: { tally } }: FigureSources): Rows {
  const { users } = evidence;
  const kinds = tally.byKind;
  return {
    users: users.length,
    'users whose events wait for each other': users.filter(({ sequential }) => sequential).length,
    events: evidence.tracked.size,
    attempts: tally.attempts,
    retries: kinds.get('retry') ?? 0,
    'delivered twice at once': kinds.get('twice') ?? 0,
    'resent after the acknowledgement': kinds.get('resend') ?? 0,
    forged: kinds.get('forged') ?? 0,
  };
}

function calls({ chaos: { proxies } }: FigureSources): Rows {
  const ofEach = (count: (proxy: FaultProxy) => number): Figure => ({
    dynamodb: count(proxies.dynamodb),
    sns: count(proxies.sns),
    s3: count(proxies.s3),
  });
  const byFault = ALL_FAULTS.map((fault): [string, Figure] => [
    FAULTS[fault],
    ofEach(({ faults }) => faults.get(fault) ?? 0),
  ]);
  return {
    ...Object.fromEntries(byFault),
    'in all': ofEach(({ faults }) => [...faults.values()].reduce((sum, count) => sum + count, 0)),
    'of so many calls': ofEach((proxy) => proxy.calls),
  };
}

function kills({ chaos: { killer }, actors: { failed } }: FigureSources): Rows {
  const { total, inCall } = killer.kills;
  return {
    'of a function, with SIGKILL': total,
    'of these in the middle of a call': inCall,
    'invocations that died': failed.died,
  };
}

function intakeAndDrain({ evidence, actors: { drains }, logs }: FigureSources): Rows {
  const degraded = countBy(evidence.intakeLog.map((line) => line.degraded));
  const drained = logs.drain.reduce((sum, line) => sum + (line.drained ?? 0), 0);
  const overtaking = overtakings(evidence).filter(({ documented }) => documented);
  return {
    ...Object.fromEntries([...degraded].map(([kind, count]) => [`degraded: ${kind}`, count])),
    parked: evidence.intakeLog.filter(({ outcome }) => outcome === 'parked').length,
    'drained, without runs that were killed': drained,
    'runs of the drain': drains.runs,
    'passed parked events, as documented': overtaking.length,
    'longest delivery in ms': Math.max(
      0,
      ...evidence.intakeLog.map((line) => line.durationMilliseconds ?? 0),
    ),
  };
}

function handler({ evidence }: FigureSources): Rows {
  return {
    ...sorted(countBy(evidence.handlerLog.map(({ outcome }) => outcome))),
    'entries in the inbox': evidence.inbox.length,
    'dead letters, redriven': evidence.deadLetters.length,
    'users in quarantine, released': evidence.quarantined.length,
  };
}

function directory({ evidence }: FigureSources): Rows {
  return {
    'users in the directory': evidence.directory.length,
    'rows that they are found by': evidence.lookUps.length,
  };
}

function consumer({ evidence, actors }: FigureSources): Rows {
  const again = evidence.secondCopies.filter(({ reason }) => reason === 'received-again');
  return {
    'events received': evidence.arrivals.size,
    'deaths of the consumer': actors.consumer.deaths,
    'second copies, received again after a death': again.length,
    'second copies, published twice': evidence.secondCopies.length - again.length,
    unreadable: actors.consumer.unreadable,
  };
}

function archive({ evidence: { archive: kept } }: FigureSources): Rows {
  const copies = [...kept.values()].map(({ length }) => length);
  return {
    'events in it': kept.size,
    'of these more than once': copies.filter((count) => count > 1).length,
  };
}

function countBy(values: readonly (string | undefined)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function sorted(counts: ReadonlyMap<string, number>): Rows {
  return Object.fromEntries([...counts].sort(([a], [b]) => a.localeCompare(b)));
}
