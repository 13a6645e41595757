import type { Template } from 'aws-cdk-lib/assertions';
import type { SourceName } from '../../../core/events/source-name.ts';
import type { CountedMetric, HourlyCounts } from '../../../core/source-health/counted-metric.ts';
import type { HourlySeries } from '../../../core/source-health/hourly-counts.ts';
import { SOURCE_DIMENSION } from '../../../lambda/intake/delivery-metrics.ts';
import { OUTCOME_METRICS } from '../../../lambda/intake/outcome-metrics.ts';
import { type Lookout, lookAtSources } from '../../../lambda/source-health/look-at-sources.ts';
import { reportHealth } from '../../../lambda/source-health/report-health.ts';
import { SOURCE_HEALTH_SERVICE } from '../../../lambda/source-health/source-health-metrics.ts';
import { resource } from '../../lib/template-of.ts';
import type { Clock } from './clock.ts';
import type { Measurements } from './measurements.ts';
import { deliversAt, type Rhythm } from './simulated-providers.ts';

const HOUR_MINUTES = 60;
const HOUR_MILLISECONDS = 3_600_000;
/** So long before the simulation begins, everything was as healthy as it is then. */
const REMEMBERED_HOURS = 21 * 24;

/** What the lookout is made of. */
export interface LookoutParts {
  readonly template: Template;
  readonly pipelineName: string;
  readonly rhythms: Readonly<Partial<Record<SourceName, Rhythm>>>;
  readonly clock: Clock;
}

/** The function that looks at the sources every hour, with its own rules and its own report. */
export class SimulatedLookout implements HourlyCounts {
  readonly #parts: LookoutParts;
  readonly #measurements: Measurements;
  readonly #lookout: Lookout;
  readonly #weeksBefore: ReadonlyMap<SourceName, HourlySeries>;

  constructor(parts: LookoutParts, measurements: Measurements) {
    const { template, pipelineName, rhythms } = parts;
    const { Properties } = resource(template, 'AWS::WAFv2::WebACL');
    const environment = 'production';
    const sources = Object.keys(rhythms).map((source) => [
      source,
      { environment, ...(source.startsWith('privy') ? { offListRule: 'privy-main-off-list' } : {}) },
    ]);
    this.#parts = parts;
    this.#measurements = measurements;
    this.#weeksBefore = weeksBefore(parts);
    this.#lookout = {
      counts: this,
      pipelineName,
      apiName: pipelineName,
      watched: {
        sources: Object.fromEntries(sources),
        webAcl: String((Properties['VisibilityConfig'] as { readonly MetricName: unknown }).MetricName),
        region: '<AWS::Region>',
      },
    };
  }

  /** Looks as an hour begins. */
  async look(minute: number): Promise<void> {
    const telemetry = this.#measurements.telemetry(SOURCE_HEALTH_SERVICE);
    for (const health of await lookAtSources(this.#lookout, this.#parts.clock(minute)))
      reportHealth(health, telemetry);
  }

  async read(
    asked: readonly CountedMetric[],
    { until }: { readonly until: Date },
  ): Promise<readonly HourlySeries[]> {
    const { clock } = this.#parts;
    const hours = (until.getTime() - clock(0).getTime()) / HOUR_MILLISECONDS;
    return asked.map(({ statistic, ...metric }) => [
      ...this.#before(metric),
      ...this.#measurements.store
        .hours(metric, statistic, hours)
        .map(({ hour, value }) => ({ at: clock(hour * HOUR_MINUTES), count: value })),
    ]);
  }

  #before({ name, dimensions }: Pick<CountedMetric, 'name' | 'dimensions'>): HourlySeries {
    const source = dimensions[SOURCE_DIMENSION] as SourceName;
    return name === OUTCOME_METRICS.accepted ? (this.#weeksBefore.get(source) ?? []) : [];
  }
}

/** Of the weeks before the simulation only what was accepted: nothing was wrong. */
function weeksBefore({ rhythms, clock }: LookoutParts): ReadonlyMap<SourceName, HourlySeries> {
  const hours = Array.from({ length: REMEMBERED_HOURS }, (_, index) =>
    clock((index - REMEMBERED_HOURS) * HOUR_MINUTES),
  );
  return new Map(
    (Object.entries(rhythms) as [SourceName, Rhythm][]).map(([source, rhythm]) => [
      source,
      hours.map((at) => ({ at, count: eventsIn(at, rhythm) })).filter(({ count }) => count > 0),
    ]),
  );
}

function eventsIn(hour: Date, rhythm: Rhythm): number {
  const first = hour.getUTCHours() * HOUR_MINUTES;
  const minutes = Array.from({ length: HOUR_MINUTES }, (_, minute) => first + minute);
  return minutes.filter((minute) => deliversAt(minute, rhythm)).length;
}
