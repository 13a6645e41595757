import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { SourceName } from '../../core/events/source-name.ts';
import { sourcePath } from '../intake-api/source-path.ts';
import { NOT_SIGNED, UNKNOWN_SOURCE } from './answers.ts';
import { deliverable, type GuardedSource, signedElsewhere, signedForSource } from './guarded-source.ts';
import { NO_SIGNATURE, sourceLabel } from './labels.ts';
import { floodRule, rateRules } from './rate-rules.ts';
import { inOrder, type Rule } from './rule.ts';
import { SHARED_RULES, sourceRules } from './rule-names.ts';
import { addressIn, allOf, labelled, not, pathIs, type Statement } from './statements.ts';

/**
 * The rules, in order: which source a request is for; how many strangers there are; who is turned away, and why; who sends too much; who
 * is let through. Allowing ends the evaluation, so it comes last. What is left is neither signed nor for a source, and turned away by
 * the default action.
 */
export function webAclRules(sources: readonly GuardedSource[]): CfnWebACL.RuleProperty[] {
  // A pipeline without a source is refused elsewhere, with a better message than an empty OR gives.
  if (sources.length === 0) return [];
  return inOrder([
    ...sources.map(pathRule),
    floodRule(sources),
    signedElsewhereRule(sources),
    ...sources.map(noSignatureRule),
    ...sources.flatMap(offListRule),
    ...rateRules(sources),
    { name: SHARED_RULES.allow, action: { allow: {} }, statement: deliverable(sources) },
  ]);
}

/** The one look at the path. The rules after it look at the label, which takes a thirteenth of the capacity. */
function pathRule({ name }: GuardedSource): Rule {
  return {
    name: sourceRules(name).path,
    action: { count: {} },
    label: sourceLabel(name),
    statement: pathOf(name),
  };
}

/** A signature shows that a provider may have sent it, to a URL that is wrong: of no source, or of another provider's. */
function signedElsewhereRule(sources: readonly GuardedSource[]): Rule {
  return {
    name: SHARED_RULES.signedElsewhere,
    action: { block: UNKNOWN_SOURCE },
    statement: signedElsewhere(sources),
  };
}

/** Nothing without a signature reaches the intake, and nothing of it the log: what could be learnt is how many, from the metric. */
function noSignatureRule(source: GuardedSource): Rule {
  return {
    name: sourceRules(source.name).noSignature,
    action: { block: NOT_SIGNED },
    label: NO_SIGNATURE,
    statement: allOf(labelled(sourceLabel(source.name)), not(signedForSource(source))),
  };
}

function offListRule({ name, ipSetArns }: GuardedSource): Rule[] {
  if (ipSetArns === undefined) return [];
  return [
    {
      name: sourceRules(name).offList,
      action: { block: {} },
      statement: allOf(labelled(sourceLabel(name)), not(addressIn(ipSetArns))),
    },
  ];
}

/**
 * At most one segment may stand before it: behind execute-api that is the name of the stage, behind a custom domain there is none.
 * More would let one sender count as many, by as many paths. Slashes that are doubled or at the end are an honest mistake in the URL
 * given to a provider; API Gateway and the intake put up with them. The name of a source has no character that means anything in a
 * regular expression.
 */
function pathOf(source: SourceName): Statement {
  return pathIs(`^/?[^/]*${sourcePath(source)}/?$`);
}
