import { everySecurityAlert } from '../../lambda/handlers/security-alerts/manifest.ts';
import { ALERT_TYPES } from '../../lambda/handlers/security-alerts/ratings.ts';
import { handlerProblems } from '../../lib/config/handler-rules.ts';
import { PipelineConfigError } from '../../lib/config/pipeline-config-error.ts';
import { type SecurityAlertsOptions, securityAlerts } from '../../lib/security-alerts.ts';
import { rendered, resource, templateOf } from './template-of.ts';

function problemsOf(options: unknown): readonly string[] {
  try {
    securityAlerts(options as SecurityAlertsOptions);
    return [];
  } catch (error) {
    if (error instanceof PipelineConfigError) return error.problems;
    throw error;
  }
}

describe('the handler of security alerts', () => {
  it('is a handler as any other', () => {
    expect(handlerProblems(securityAlerts(), 0)).toEqual([]);
    expect(handlerProblems(everySecurityAlert, 0)).toEqual([]);
  });

  it('asks for everything that is of medium severity or worse', () => {
    const { events } = securityAlerts();

    expect(events).toHaveLength(25);
    expect(events).toContain('dynamic.wallet.delegation.revoked');
    expect(events).not.toContain('privy.mfa.enabled');
  });

  it.each([
    [{ atLeast: 'low' }, ALERT_TYPES.length],
    [{ atLeast: 'critical' }, 4],
    [{ atLeast: 'critical', severities: { 'privy.mfa.disabled': 'critical' } }, 5],
    [{ severities: { 'privy.mfa.disabled': 'off' } }, 24],
    [{ severities: { 'privy.mfa.enabled': 'medium' } }, 26],
  ] as const)('asks for what the configuration leaves of it: %j', (options, count) => {
    expect(securityAlerts(options as SecurityAlertsOptions).events).toHaveLength(count);
  });

  it('knows the severities that the configuration changes, of what it asks for', () => {
    const severities = { 'privy.mfa.disabled': 'critical', 'privy.wallet.archived': 'off' } as const;
    const { environment } = securityAlerts({ severities });

    expect(environment).toEqual({ ALERT_SEVERITIES: '{"privy.mfa.disabled":"critical"}' });
  });

  it('gives the addresses and the topics to its topic', () => {
    const arn = 'arn:aws:sns:eu-west-1:111111111111:security';
    const { topics } = securityAlerts({ emails: ['security@example.com'], topicArns: { prod: arn } });

    expect(topics).toEqual({ people: { emails: ['security@example.com'], existing: { prod: arn } } });
  });

  it('has a topic whose ARN is printed, where nothing is configured', () => {
    const template = templateOf({ handlers: [securityAlerts()] });
    const { SecurityAlertsPeopleTopicArn } = template.toJSON()['Outputs'];

    expect(rendered(SecurityAlertsPeopleTopicArn.Value)).toBe('<PipelinesecurityalertsTopicspeopleTopic>');
    const { FilterPolicy } = resource(
      template,
      'AWS::SNS::Subscription',
      'Pipelinesecurityalerts',
    ).Properties;
    expect(JSON.stringify(FilterPolicy)).toContain('privy.private_key.exported');
  });

  it.each([
    [[], 'options: [] is not allowed; allowed: an object with settings, {} for none'],
    [{ atLeast: 'severe' }, 'atLeast: "severe" is not allowed; allowed: low, medium, high, critical'],
    [
      { severities: { 'privy.mfa.disable': 'high' } },
      'severities["privy.mfa.disable"]: no alert is made of this event type; nearest: privy.mfa.disabled, privy.mfa.enabled, privy.wallet.restored',
    ],
    [
      { severities: { 'privy.mfa.disabled': 'none' } },
      'severities["privy.mfa.disabled"]: "none" is not allowed; allowed: low, medium, high, critical, or off',
    ],
    [
      { severities: ['off'] },
      "severities: [\"off\"] is not allowed; allowed: an object of severities by event type, such as { 'privy.mfa.enabled': 'high' }",
    ],
    [{ email: 'x' }, 'email is not a field; allowed: emails, topicArns, atLeast, severities'],
    [
      { severities: Object.fromEntries(ALERT_TYPES.map((type) => [type, 'off'])) },
      'severities: no event type is left that is medium or worse; lower atLeast, or leave out the handler',
    ],
  ])('refuses %j', (options, problem) => {
    expect(problemsOf(options)).toEqual([problem]);
  });
});
