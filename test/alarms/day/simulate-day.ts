import type { Template } from 'aws-cdk-lib/assertions';
import { type Ringing, ringings } from '../alarm-history.ts';
import type { TemplateAlarm } from '../template-alarms.ts';
import type { Circumstances } from './circumstances.ts';
import { clockFrom } from './clock.ts';
import { DAY_CONSUMERS, DAY_HANDLERS, DAY_PIPELINE } from './day-template.ts';
import type { Scenario } from './scenarios.ts';
import { SimulatedPipeline } from './simulated-pipeline.ts';

const MINUTES_PER_DAY = 24 * 60;
/** All is well for so long before the first day begins, so that every alarm has something to read, unless the stage is new. */
const BEFORE = 3 * 60;
const FIRST_DAY = Date.UTC(2026, 10, 27);

/** From its first ringing to the end of its last, in minutes since the first day began. */
export interface Rung {
  readonly name: string;
  readonly from: number;
  /** Absent where it is up at the end. */
  readonly to?: number;
}

/** Which alarms ring in a scenario, the earliest first. One that comes and goes is listed once. */
export async function simulateDay(
  scenario: Scenario,
  template: Template,
  alarms: readonly TemplateAlarm[],
): Promise<readonly Rung[]> {
  const before = scenario.isNew === true ? 0 : BEFORE;
  const pipeline = new SimulatedPipeline({
    template,
    pipelineName: DAY_PIPELINE,
    rhythms: scenario.rhythms,
    handlers: DAY_HANDLERS,
    consumers: DAY_CONSUMERS,
    clock: clockFrom(new Date(FIRST_DAY - before * 60_000)),
  });
  const minutes = scenario.days * MINUTES_PER_DAY;
  const strangers = Map.groupBy(scenario.strangers, ([at]) => minuteOf(at));
  for (let minute = -before; minute < minutes; minute += 1) {
    const requests = (strangers.get(minute) ?? []).map(([, request]) => request);
    await pipeline.pass(minute + before, circumstancesIn(scenario, minute), requests);
  }
  const all = ringings(alarms, pipeline.measurements.store, minutes + before);
  const afterStart = all.filter(({ to }) => to === undefined || to > before);
  return [...Map.groupBy(afterStart, ({ name }) => name)].map(([name, times]) => rung(name, times, before));
}

function rung(name: string, times: readonly Ringing[], before: number): Rung {
  const from = (times[0]?.from ?? 0) - before;
  const to = times.at(-1)?.to;
  return { name, from, ...(to === undefined ? {} : { to: to - before }) };
}

function circumstancesIn({ wrong }: Scenario, minute: number): Circumstances {
  const now = wrong.filter(([from, to]) => minute >= minuteOf(from) && minute < minuteOf(to));
  return Object.assign({}, ...now.map(([, , circumstances]) => circumstances));
}

/** `34:30` is half past ten on the second day. */
export function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

/** `10:05`, and `day 2, 10:05` on a later day. */
export function timeOfDay(minute: number): string {
  const day = Math.floor(minute / MINUTES_PER_DAY);
  const ofDay = minute % MINUTES_PER_DAY;
  const two = (value: number) => String(value).padStart(2, '0');
  const time = `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
  return day === 0 ? time : `day ${day + 1}, ${time}`;
}
