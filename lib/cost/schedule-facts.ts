import type { ScheduleFacts } from '../../core/cost/stage-facts.ts';
import { SECONDS_IN_MONTH } from '../../core/cost/volume.ts';
import { isOfCanary, type ResourceProperties, type Resources } from './template-resources.ts';

const SECONDS = { minute: 60, hour: 3_600, day: 86_400 } as const;

/** What runs by the clock: an entry for each target of each rule. */
export function scheduleFacts(resources: Resources): readonly ScheduleFacts[] {
  return resources.ofType('AWS::Events::Rule').flatMap((rule) => {
    const { ScheduleExpression: expression, Targets: targets } = rule.properties;
    if (typeof expression !== 'string' || !Array.isArray(targets)) return [];
    return (targets as readonly Target[]).flatMap((target): ScheduleFacts[] => {
      const called = resources.referred(target.Arn);
      if (called === undefined) return [];
      const megabytes = Number(called.properties['MemorySize']);
      return [{ kind: kindOf(rule, target), runsAMonth: runsAMonth(expression), megabytes }];
    });
  });
}

interface Target {
  readonly Arn: unknown;
  readonly Input?: unknown;
}

function kindOf(rule: ResourceProperties, { Input }: Target): ScheduleFacts['kind'] {
  if (isOfCanary(rule)) return 'canary';
  if (rule.id.includes('SourceHealth')) return 'health';
  const input = JSON.stringify(Input ?? '');
  if (input.includes('shards')) return 'drain';
  return input.includes('quarantine') ? 'quarantine' : 'other';
}

/** Of a cron expression: daily, as all are here. */
function runsAMonth(expression: string): number {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const seconds = unit === undefined ? SECONDS.day : Number(count) * SECONDS[unit as keyof typeof SECONDS];
  return SECONDS_IN_MONTH / seconds;
}
