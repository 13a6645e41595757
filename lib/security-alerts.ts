import type { HandlerManifest, HandlerTopic } from '../lambda/handler-kit/manifest.ts';
import { everySecurityAlert } from '../lambda/handlers/security-alerts/manifest.ts';
import {
  ALERT_TYPES,
  type AlertType,
  RATINGS,
  SEVERITIES,
  type Severity,
} from '../lambda/handlers/security-alerts/ratings.ts';
import { PipelineConfigError } from './config/pipeline-config-error.ts';
import { securityAlertsProblems } from './config/security-alerts-rules.ts';

/** Who is told of what. */
export interface SecurityAlertsOptions {
  /** E-mail addresses that get the alerts, once each has confirmed: in every stage, or by stage. @default none */
  readonly emails?: HandlerTopic['emails'];
  /** The ARNs of SNS topics that exist already, by stage. @default the stack makes one, and prints its ARN */
  readonly topicArns?: HandlerTopic['existing'];
  /** What is less severe makes no alert. @default medium */
  readonly atLeast?: Severity;
  /** Severities of event types instead of those of the table; `off` makes no alert of them. @default as the table says */
  readonly severities?: Readonly<Partial<Record<AlertType, Severity | 'off'>>>;
}

/**
 * The handler that tells people of events that may mean harm, such as an exported key. Goes into `handlers` as any other.
 * Events that make no alert do not reach it.
 */
export function securityAlerts(options: SecurityAlertsOptions = {}): HandlerManifest {
  const problems = securityAlertsProblems(options);
  const events = problems.length > 0 ? [] : alertTypes(options);
  if (problems.length === 0 && events.length === 0) problems.push(nothingLeft(options));
  if (problems.length > 0) throw new PipelineConfigError(problems, 'securityAlerts');
  const { emails, topicArns, severities = {} } = options;
  const people = {
    ...(emails === undefined ? {} : { emails }),
    ...(topicArns === undefined ? {} : { existing: topicArns }),
  };
  const changed = Object.fromEntries(
    events.flatMap((type) => (severities[type] ? [[type, severities[type]]] : [])),
  );
  return {
    ...everySecurityAlert,
    events,
    environment: { ALERT_SEVERITIES: JSON.stringify(changed) },
    topics: { people },
  };
}

function alertTypes({ atLeast = 'medium', severities = {} }: SecurityAlertsOptions): AlertType[] {
  return ALERT_TYPES.filter((type) => {
    const severity = severities[type] ?? RATINGS[type].severity;
    return severity !== 'off' && SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(atLeast);
  });
}

function nothingLeft({ atLeast = 'medium' }: SecurityAlertsOptions): string {
  return `severities: no event type is left that is ${atLeast} or worse; lower atLeast, or leave out the handler`;
}
