import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';

type Statement = CfnWebACL.StatementProperty;
type Transformations = readonly CfnWebACL.TextTransformationProperty[];

const PER_TRANSFORMATION = 10;
const PER_CUSTOM_KEY = 30;
const LABELS_PER_UNIT = 5;

/**
 * How many web ACL capacity units rules take, by the listings of the rule statements. WAF may charge less where two statements
 * transform the same component.
 * https://docs.aws.amazon.com/waf/latest/developerguide/aws-waf-capacity-units.html
 */
export function capacityOf(rules: readonly CfnWebACL.RuleProperty[]): number {
  const labels = rules.flatMap(({ ruleLabels }) => ruleLabels ?? []).length;
  const statements = rules.map(({ statement }) => ofStatement(statement as Statement));
  return sum(statements) + Math.ceil(labels / LABELS_PER_UNIT);
}

function ofStatement(statement: Statement): number {
  const [[kind, value] = []] = Object.entries(statement);
  switch (kind) {
    case 'labelMatchStatement':
    case 'ipSetReferenceStatement':
      return 1;
    case 'regexMatchStatement':
      return 3 + ofTransformations(value.textTransformations);
    case 'notStatement':
      return ofStatement(value.statement);
    case 'andStatement':
    case 'orStatement':
      return sum(value.statements.map(ofStatement));
    case 'rateBasedStatement':
      return 2 + ofKeys(value.customKeys ?? []) + ofStatement(value.scopeDownStatement);
    default:
      throw new RangeError(`no capacity is known of ${kind}`);
  }
}

function ofKeys(keys: readonly CfnWebACL.RateBasedStatementCustomKeyProperty[]): number {
  const transformations = keys.map(({ uriPath }) =>
    ofTransformations(
      (uriPath as CfnWebACL.RateLimitUriPathProperty | undefined)?.textTransformations as Transformations,
    ),
  );
  return PER_CUSTOM_KEY * keys.length + sum(transformations);
}

function ofTransformations(list: Transformations = []): number {
  return PER_TRANSFORMATION * list.filter(({ type }) => type !== 'NONE').length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
