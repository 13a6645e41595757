import { type CostLine, costLine, sumOf } from './cost-line.ts';
import { eventLines } from './event-lines.ts';
import { gigabyteSeconds, idleRunMilliseconds } from './function-times.ts';
import { keptLog, LINE_OVERHEAD_BYTES } from './log-lines.ts';
import { POLL_SECONDS, POLLERS } from './polls.ts';
import type { Priced } from './priced.ts';
import type { ScheduleFacts } from './stage-facts.ts';
import { GIGABYTE, MILLION, SECONDS_IN_MONTH } from './volume.ts';

/** A sandbox reads its sources' secrets again so often. */
const SECRET_SECONDS = 300;
/** Metrics of a flight of the canary. Its source and its handler have theirs besides. */
const CANARY_METRICS = 4;

/** What a stage costs in a month in which nothing comes, line by line. */
export function monthlyLines(priced: Priced): readonly CostLine[] {
  const { facts } = priced;
  const { fifo, standard } = facts.polledQueues;
  const polls = (POLLERS * SECONDS_IN_MONTH) / POLL_SECONDS;
  const secretCalls = facts.secrets * (SECONDS_IN_MONTH / SECRET_SECONDS);
  return [
    costLine('web ACL', `with ${facts.webAclRules} rules`, {
      webAcl: facts.webAcls,
      webAclRule: facts.webAclRules,
    }),
    costLine('alarms', `on ${facts.alarmMetrics} metrics`, { alarm: facts.alarmMetrics }),
    costLine('dashboards', `${facts.dashboards}`, { dashboard: facts.dashboards }),
    costLine('secrets', `${facts.secrets}, and the intake's looks at them`, {
      secret: facts.secrets,
      secretCall: secretCalls,
    }),
    costLine('keys', `${facts.keys}`, { key: facts.keys }),
    costLine('empty queues', `${fifo + standard} that ${POLLERS} pollers ask every ${POLL_SECONDS} s`, {
      fifoQueueRequest: polls * fifo,
      queueRequest: polls * standard,
    }),
    costLine(
      'metrics by the clock',
      `${clockMetrics(priced)} of the drain, the quarantines, the sources and the canary`,
      {
        metric: clockMetrics(priced),
      },
    ),
    costLine('metrics read', `${askedMetrics(priced).toLocaleString('en')}, of each source every hour`, {
      askedMetric: askedMetrics(priced),
    }),
    runsLine(priced),
    ...(facts.canary ? [canaryLine(priced)] : []),
  ].filter(({ dollars }) => dollars > 0);
}

/** What comes on top of it as soon as there are events, however many: the metrics that they make. */
export function metricsOfEvents({ facts, measured }: Pick<Priced, 'facts' | 'measured'>): CostLine {
  const { source, handler, archive } = measured.metrics;
  const metrics =
    facts.sources * source +
    facts.handlers.length * handler +
    (facts.archiveMegabytes === undefined ? 0 : archive);
  return costLine('metrics of events', `${metrics} of the sources, the handlers and the archive`, {
    metric: metrics,
  });
}

function clockMetrics({ facts, measured }: Priced): number {
  const { drain, quarantine, health, source, handler } = measured.metrics;
  const has = (kind: ScheduleFacts['kind']) => facts.schedules.some((schedule) => schedule.kind === kind);
  return (
    (has('drain') ? drain : 0) +
    facts.schedules.filter(({ kind }) => kind === 'quarantine').length * quarantine +
    (has('health') ? facts.sources * health : 0) +
    (facts.canary ? CANARY_METRICS + source + handler : 0)
  );
}

/** What runs by the clock finds nothing to do, reads what it has to look at, and says so in a line. */
function runsLine(priced: Priced): CostLine {
  const { facts, measured } = priced;
  const runs = facts.schedules.map((schedule) => {
    const line = lineOfRun(schedule, priced);
    return {
      runs: schedule.runsAMonth,
      seconds:
        schedule.runsAMonth *
        gigabyteSeconds(idleRunMilliseconds(measured.cpu, schedule.megabytes), schedule.megabytes),
      logged: (schedule.runsAMonth * (line + LINE_OVERHEAD_BYTES)) / GIGABYTE,
    };
  });
  const all = (what: keyof (typeof runs)[number]) => runs.reduce((sum, run) => sum + run[what], 0);
  return costLine('runs by the clock', `${all('runs').toLocaleString('en')}`, {
    invocation: all('runs'),
    gigabyteSecond: all('seconds'),
    read: all('runs') * measured.looks.flag,
    logGigabyte: all('logged'),
    keptLogGigabyte: keptLog(all('logged'), priced),
  });
}

/** A look at the sources writes a line for each of them. */
function lineOfRun({ kind }: ScheduleFacts, { facts, measured }: Priced): number {
  const { quarantine, health, drain } = measured.lineBytes;
  if (kind === 'health') return facts.sources * health;
  return kind === 'quarantine' ? quarantine : drain;
}

function askedMetrics({ facts, measured }: Priced): number {
  const { source, besides } = measured.asked;
  return facts.schedules
    .filter(({ kind }) => kind === 'health')
    .reduce((sum, { runsAMonth }) => sum + runsAMonth * (besides + facts.sources * source), 0);
}

/** Each of its events is one like any other, for a handler of its own. */
function canaryLine({ facts, measured, volume }: Priced): CostLine {
  const flights = facts.schedules
    .filter(({ kind }) => kind === 'canary')
    .reduce((sum, { runsAMonth }) => sum + runsAMonth, 0);
  const alone: Priced = {
    facts: {
      ...facts,
      handlers: [{ megabytes: 256, batchSize: 1, writes: true }],
      subscriptions: 1,
      canary: false,
    },
    measured,
    volume: { ...volume, events: flights, batch: 1, writesBy: 'applyOnce' },
  };
  const { archiveMegabytes: _, ...withoutArchive } = alone.facts;
  const dollars = (sumOf(eventLines({ ...alone, facts: withoutArchive })) * flights) / MILLION;
  return { name: "canary's events", dollars, reckoned: `${flights.toLocaleString('en')} of them` };
}
