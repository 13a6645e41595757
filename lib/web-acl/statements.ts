import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';

/** A condition of the web ACL on a request. */
export type Statement = CfnWebACL.StatementProperty;

/** Takes doubled slashes and dots out of a path, as API Gateway does. A slash at the end stays. */
export const NORMALIZED_PATH = [{ priority: 0, type: 'NORMALIZE_PATH' }] as const;
const AS_IT_IS = [{ priority: 0, type: 'NONE' }] as const;

/** The path is of that form once it is normalized. */
export function pathIs(regexString: string): Statement {
  return {
    regexMatchStatement: {
      fieldToMatch: { uriPath: {} },
      regexString,
      textTransformations: [...NORMALIZED_PATH],
    },
  };
}

/** A header of that name is there and of that form. No statement about a header matches where there is none. */
export function headerIs(name: string, regexString: string): Statement {
  return {
    regexMatchStatement: {
      fieldToMatch: { singleHeader: { Name: name } },
      regexString,
      textTransformations: [...AS_IT_IS],
    },
  };
}

/** The address is in one of the IP sets. */
export function addressIn(ipSetArns: readonly string[]): Statement {
  return anyOf(ipSetArns.map((arn) => ({ ipSetReferenceStatement: { arn } })));
}

/** A rule before this one has put the label on the request. */
export function labelled(label: string): Statement {
  return { labelMatchStatement: { scope: 'LABEL', key: label } };
}

/** At least one of them, of which there is at least one. WAF refuses an OR of one. */
export function anyOf(statements: readonly Statement[]): Statement {
  const [first, ...others] = statements;
  if (first === undefined) throw new RangeError('no statement given; an OR has at least one');
  return others.length === 0 ? first : { orStatement: { statements: [first, ...others] } };
}

/** Every one of them, of which there are at least two. */
export function allOf(...statements: readonly [Statement, Statement, ...Statement[]]): Statement {
  return { andStatement: { statements: [...statements] } };
}

/** Whatever is not of that kind: also what has no such header at all. */
export function not(statement: Statement): Statement {
  return { notStatement: { statement } };
}
