import { Duration } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { SourceName } from '../../core/events/source-name.ts';
import { A_FEW } from '../observability/a-few.ts';
import { raiseAlarm } from '../observability/raise-alarm.ts';
import type { DoorMetrics } from './door-metrics.ts';
import { rateRule, SHARED_RULES, sourceRules } from './rule-names.ts';

/** As long as the attempts take that a provider makes at an event one after the other, before its pauses are hours. */
const WITHIN = Duration.minutes(15);

/** The alarm on requests that carry a signature and are for no source. */
export function wrongUrlAlarm(scope: Construct, metrics: DoorMetrics): Alarm {
  return raiseAlarm(scope, SHARED_RULES.signedElsewhere, {
    kind: 'wrong-url',
    description:
      "Requests with a provider's signature are answered 404, because their path is of no source of that provider: its dashboard has a wrong URL. Compare the URL there with those of the sources.",
    command: 'send',
    metric: metrics.blocked(SHARED_RULES.signedElsewhere).with({ period: WITHIN }),
    atLeast: A_FEW,
  });
}

/** The alarm on a source's requests that carry a signature and are from an address off its list. */
export function offListAlarm(scope: Construct, source: SourceName, metrics: DoorMetrics): Alarm {
  const rule = sourceRules(source).offList;
  return raiseAlarm(scope, rule, {
    kind: 'off-list',
    subject: source,
    description: `${source}: requests that look like the provider's are answered 403, because their address is not on the list. Look what the list lacks of what the provider publishes, and add it to allowedCidrs.`,
    command: 'doctor',
    metric: metrics.blocked(rule).with({ period: WITHIN }),
    atLeast: A_FEW,
  });
}

/** The alarm on what the sources with this limit get too much of. A provider counts each 429 as a failed delivery. */
export function rateAlarm(scope: Construct, limit: number, metrics: DoorMetrics): Alarm {
  const rule = rateRule(limit);
  return raiseAlarm(scope, rule, {
    kind: 'throttled',
    subject: rule,
    description: `An address sends more than ${limit} requests in five minutes to a source that allows so many, and gets 429. Look up the address in the web ACL's log, and if it is the provider's, raise rateLimitPerFiveMinutes.`,
    command: 'stats --since 3h',
    metric: metrics.blocked(rule).with({ period: WITHIN }),
    atLeast: 1,
  });
}
