import { type Alarm, MathExpression, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { providerOf, type SourceName } from '../../core/events/source-name.ts';
import { providers } from '../../core/providers/index.ts';
import type { Provider } from '../../core/providers/provider.ts';
import { SOURCE_HEALTH_METRICS } from '../../lambda/source-health/source-health-metrics.ts';
import { UNTIL_THE_NEXT_RUN } from '../archive-keeper/until-the-next-run.ts';
import { raiseAlarm } from '../observability/raise-alarm.ts';
import { healthMetric, LOOK_INTERVAL } from './health-metrics.ts';

/** A day for whoever is off duty, and two to find and mend what is wrong. */
const PATIENCE_HOURS = 72;
/** One look that fails is made up for by the next, and a new stage is looked at for the first time in its second hour. */
const HOURS_WITHOUT_A_LOOK = 3;

/** The alarms on what only many hours of a source can tell. */
export function healthAlarms(
  scope: Construct,
  { pipelineName, source }: { readonly pipelineName: string; readonly source: SourceName },
): Alarm[] {
  const id = source.replace('/', '-');
  const provider: Provider = providers[providerOf(source)];
  const silent = raiseAlarm(scope, `${id}-silent`, {
    kind: 'silent',
    subject: source,
    description: `${source}: nothing that could be taken in was delivered for longer than is expected of the source, or for twice its longest pause. Look whether the endpoint is enabled in the dashboard of ${provider.title} and has the right URL, and whether something else rings.`,
    command: 'status',
    metric: healthMetric(SOURCE_HEALTH_METRICS.silenceRatio, {
      pipelineName,
      source,
      statistic: Stats.MAXIMUM,
    }),
    atLeast: 1,
    missingData: UNTIL_THE_NEXT_RUN,
  });
  if (provider.patience === undefined) return [silent];
  const patience = raiseAlarm(scope, `${id}-patience`, {
    kind: 'patience',
    subject: source,
    description: `${source}: deliveries fail, and if that goes on, ${provider.title} switches the endpoint off in less than ${PATIENCE_HOURS} hours, by its published rule. Read the reasons for which they are refused, and mend what is wrong.`,
    command: `tail --source ${source} --since 3h --no-follow`,
    metric: healthMetric(SOURCE_HEALTH_METRICS.patienceHours, {
      pipelineName,
      source,
      statistic: Stats.MINIMUM,
    }),
    below: PATIENCE_HOURS,
    missingData: UNTIL_THE_NEXT_RUN,
  });
  return [silent, patience];
}

/** What is compared. */
export interface LookoutFunctions {
  /** What looks at the sources. */
  readonly lookout: IFunction;
  /** What runs every minute, by which a stage is known to be there. */
  readonly drain: IFunction;
}

/** The alarm on looks that fail or are not begun: then neither silence nor patience is known. */
export function failedLooksAlarm(scope: Construct, { lookout, drain }: LookoutFunctions): Alarm {
  return raiseAlarm(scope, 'Failing', {
    kind: 'sources-not-watched',
    description: `For ${HOURS_WITHOUT_A_LOOK} hours the function that looks at the sources failed or was not begun, so that neither silence nor a provider's patience is known. Read the error in its log, look in EventBridge whether its rule is enabled, and look at the sources.`,
    command: 'status',
    metric: new MathExpression({
      expression: 'IF(FILL(drained, 0) > 0, IF(FILL(looks, 0) > FILL(failed, 0), 0, 1), 0)',
      label: 'Hours without a look',
      period: LOOK_INTERVAL,
      usingMetrics: {
        drained: drain.metricInvocations(),
        looks: lookout.metricInvocations(),
        failed: lookout.metricErrors(),
      },
    }),
    atLeast: 1,
    periods: HOURS_WITHOUT_A_LOOK,
  });
}
