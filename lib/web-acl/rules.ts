import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { SourceName } from '../../core/events/source-name.ts';
import { sourcePath } from '../intake-api/source-path.ts';

type Statement = CfnWebACL.StatementProperty;
type Rule = CfnWebACL.RuleProperty;

/** What the web ACL must know of a source. */
export interface GuardedSource {
  /** The source; the names of its rules are made of it. */
  readonly name: SourceName;
  /** The IP sets whose addresses may deliver; undefined where any address may. */
  readonly ipSetArns?: readonly string[];
  /** How much one address may send; undefined where there is no limit. */
  readonly rateLimitPerFiveMinutes?: number;
}

/** The names of a source's rules, which are also their names in metrics and logs. */
export function ruleNames(source: SourceName) {
  const name = source.replace('/', '-');
  return { rate: `${name}-rate`, allow: `${name}-allow`, offList: `${name}-off-list` } as const;
}

/**
 * The rules, in order. Rate rules come first, because allowing ends the evaluation. What no rule allows is blocked by the
 * web ACL's default action; requests from unlisted addresses have a rule of their own only to be counted apart.
 */
export function webAclRules(sources: readonly GuardedSource[]): Rule[] {
  const rules = [...sources.flatMap(rateRule), ...sources.flatMap(accessRules)];
  return rules.map((rule, priority) => ({ ...rule, priority }));
}

type Unordered = Omit<Rule, 'priority'>;

function rateRule({ name, rateLimitPerFiveMinutes: limit }: GuardedSource): Unordered[] {
  if (limit === undefined) return [];
  return [
    {
      ...named(ruleNames(name).rate),
      action: { block: { customResponse: { responseCode: 429 } } },
      statement: {
        rateBasedStatement: {
          aggregateKeyType: 'IP',
          limit,
          evaluationWindowSec: 300,
          scopeDownStatement: pathOf(name),
        },
      },
    },
  ];
}

function accessRules({ name, ipSetArns }: GuardedSource): Unordered[] {
  const allow = { ...named(ruleNames(name).allow), action: { allow: {} } };
  if (ipSetArns === undefined) return [{ ...allow, statement: pathOf(name) }];
  return [
    { ...allow, statement: { andStatement: { statements: [pathOf(name), anyOf(ipSetArns)] } } },
    { ...named(ruleNames(name).offList), action: { block: {} }, statement: pathOf(name) },
  ];
}

/**
 * Only the end of the path counts: behind execute-api the stage name stands before it, behind a custom domain it does not.
 * Slashes that are doubled or at the end are an honest mistake in the URL given to a provider; API Gateway and the intake
 * put up with them. The name of a source has no character that means anything in a regular expression.
 */
function pathOf(source: SourceName): Statement {
  return {
    regexMatchStatement: {
      fieldToMatch: { uriPath: {} },
      regexString: `${sourcePath(source)}/?$`,
      textTransformations: [{ priority: 0, type: 'NORMALIZE_PATH' }],
    },
  };
}

function anyOf(ipSetArns: readonly string[]): Statement {
  const [first, ...others] = ipSetArns.map((arn): Statement => ({ ipSetReferenceStatement: { arn } }));
  if (first === undefined)
    throw new RangeError('no IP set given; a source with an allow-list has at least one');
  return others.length === 0 ? first : { orStatement: { statements: [first, ...others] } };
}

function named(name: string): Pick<Rule, 'name' | 'visibilityConfig'> {
  return { name, visibilityConfig: visibility(name) };
}

/** Metrics and samples of a rule, or of the web ACL itself. */
export function visibility(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: true };
}
