import { nearest } from '../../core/events/nearest.ts';
import {
  ALERT_TYPES,
  isAlertType,
  isSeverity,
  SEVERITIES,
} from '../../lambda/handlers/security-alerts/ratings.ts';
import type { SecurityAlertsOptions } from '../security-alerts.ts';
import { type Located, optional } from './field-rule.ts';
import { isObject, notAllowed, type Rule, show, unknownFields, violations } from './rule.ts';

const FIELDS: Readonly<Record<keyof SecurityAlertsOptions, true>> = {
  emails: true,
  topicArns: true,
  atLeast: true,
  severities: true,
};

const RULES: readonly Rule<Located<SecurityAlertsOptions>>[] = [
  optional('atLeast', isSeverity, SEVERITIES.join(', ')),
  optional(
    'severities',
    isObject,
    "an object of severities by event type, such as { 'privy.mfa.enabled': 'high' }",
  ),
];

/** What is wrong with what `securityAlerts` was given. Addresses and ARNs are checked as those of any handler's topics. */
export function securityAlertsProblems(options: SecurityAlertsOptions): string[] {
  if (!isObject(options)) return [notAllowed('options', options, 'an object with settings, {} for none')];
  const { severities } = options as SecurityAlertsOptions;
  return [
    ...violations(RULES, { path: '', config: options as SecurityAlertsOptions }),
    ...(isObject(severities)
      ? Object.entries(severities).flatMap(([type, value]) => severityProblems(type, value))
      : []),
    ...unknownFields('', options, Object.keys(FIELDS)),
  ];
}

function severityProblems(type: string, severity: unknown): string[] {
  const place = `severities[${show(type)}]`;
  if (!isAlertType(type)) {
    return [
      `${place}: no alert is made of this event type; nearest: ${nearest(type, ALERT_TYPES).join(', ')}`,
    ];
  }
  const isAllowed = severity === undefined || severity === 'off' || isSeverity(severity);
  return isAllowed ? [] : [notAllowed(place, severity, `${SEVERITIES.join(', ')}, or off`)];
}
