import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';

/** A rule of the web ACL before it has its place among the others. */
export interface Rule {
  /** Also its name in metrics and logs. */
  readonly name: string;
  readonly statement: CfnWebACL.StatementProperty;
  /** What becomes of a request that matches: blocked, allowed, or counted and given to the next rule. */
  readonly action: CfnWebACL.RuleActionProperty;
  /** What it puts on a request that matches. @default nothing */
  readonly label?: string;
}

/** The rules as the web ACL takes them, in this order. */
export function inOrder(rules: readonly Rule[]): CfnWebACL.RuleProperty[] {
  return rules.map(({ name, statement, action, label }, priority) => ({
    name,
    priority,
    statement,
    action,
    ...(label === undefined ? {} : { ruleLabels: [{ name: label }] }),
    visibilityConfig: visibility(name),
  }));
}

/** Metrics and samples of a rule, or of the web ACL itself. */
export function visibility(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: true };
}
