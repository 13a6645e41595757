import { type AlarmState, MORE_PERIODS, nextState, type Point } from './alarm-state.ts';
import type { MetricStore } from './metric-store.ts';
import type { TemplateAlarm } from './template-alarms.ts';

const MINUTES_PER_DAY = 24 * 60;
const MINUTES_PER_HOUR = 60;

/** A time in which an alarm was up, in minutes. */
export interface Ringing {
  readonly name: string;
  readonly from: number;
  /** Absent where it was still up in the end. */
  readonly to?: number;
}

/**
 * When each of the alarms was up, the earliest first. Every minute is evaluated by what was measured up to its end. An alarm
 * that looks back for more than a day is evaluated every hour, as CloudWatch does.
 */
export function ringings(
  alarms: readonly TemplateAlarm[],
  store: MetricStore,
  minutes: number,
): readonly Ringing[] {
  const all = alarms.flatMap((alarm) => ringingsOf(alarm, store, minutes));
  return all.sort((a, b) => a.from - b.from || a.name.localeCompare(b.name, 'en'));
}

function ringingsOf(alarm: TemplateAlarm, store: MetricStore, minutes: number): Ringing[] {
  const { name, rule, period } = alarm;
  const points = pointsOf(alarm, store, minutes);
  if (rule.missingData !== 'breaching' && !points.includes('bad')) return [];
  const every = rule.evaluationPeriods * period > MINUTES_PER_DAY ? MINUTES_PER_HOUR : 1;
  const found: Ringing[] = [];
  let state: AlarmState = 'INSUFFICIENT_DATA';
  let from: number | undefined;
  for (let minute = every - 1; minute < minutes; minute += every) {
    state = nextState(rule, read(points, minute, alarm), state);
    // What is known at the end of a minute is known when the next one begins.
    if (state === 'ALARM') from ??= minute + 1;
    else if (from !== undefined) {
      found.push({ name, from, to: minute + 1 });
      from = undefined;
    }
  }
  return from === undefined ? found : [...found, { name, from }];
}

/** What each minute's period is to the alarm. */
function pointsOf(alarm: TemplateAlarm, store: MetricStore, minutes: number): Point[] {
  const { metrics, period, formula, isBad } = alarm;
  const series = new Map(
    metrics.map(({ id, metric, statistic }) => [id, store.series(metric, statistic, period, minutes)]),
  );
  return Array.from({ length: minutes }, (_, minute) => {
    const value = formula((id) => series.get(id)?.[minute]);
    if (value === undefined) return 'missing';
    return isBad(value) ? 'bad' : 'good';
  });
}

/** The periods that are read at the end of a minute, the oldest first. Before the first day there was no metric. */
function read(points: readonly Point[], minute: number, { rule, period }: TemplateAlarm): Point[] {
  const count = rule.evaluationPeriods + MORE_PERIODS;
  return Array.from({ length: count }, (_, index) => {
    const end = minute - (count - 1 - index) * period;
    return points[end] ?? 'missing';
  });
}
