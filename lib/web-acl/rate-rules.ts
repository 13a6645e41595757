import type { GuardedSource } from './guarded-source.ts';
import { deliverable } from './guarded-source.ts';
import { FLOOD, sourceLabel } from './labels.ts';
import type { Rule } from './rule.ts';
import { rateRule, SHARED_RULES } from './rule-names.ts';
import { anyOf, labelled, NORMALIZED_PATH, not } from './statements.ts';

const FIVE_MINUTES = 300;

/** How many requests of strangers get a line each in the log, in five minutes. More tell nobody more. */
const LOGGED_STRANGERS = 1_000;

/**
 * Limits what one address may send to one source. A web ACL takes ten rate rules, so sources with the same limit share one that
 * counts every path by itself. What is not signed, or from an address off the list, is gone before and counts nowhere.
 */
export function rateRules(sources: readonly GuardedSource[]): Rule[] {
  const limited = Map.groupBy(sources, ({ rateLimitPerFiveMinutes }) => rateLimitPerFiveMinutes);
  return [...limited].flatMap(([limit, alike]) => (limit === undefined ? [] : [limitTo(limit, alike)]));
}

function limitTo(limit: number, sources: readonly GuardedSource[]): Rule {
  return {
    name: rateRule(limit),
    action: { block: { customResponse: { responseCode: 429 } } },
    statement: {
      rateBasedStatement: {
        aggregateKeyType: 'CUSTOM_KEYS',
        customKeys: [{ ip: {} }, { uriPath: { textTransformations: [...NORMALIZED_PATH] } }],
        limit,
        evaluationWindowSec: FIVE_MINUTES,
        scopeDownStatement: anyOf(sources.map(({ name }) => labelled(sourceLabel(name)))),
      },
    },
  };
}

/**
 * Counts all strangers as one, however many addresses they have: whoever sends over IPv6 has as many as they like. Strangers are all
 * that the rules after this one turn away in any case, so it only counts, and no flood of theirs makes it block a provider. What a
 * flood costs besides the look that WAF takes at each request are the lines in the log: the label keeps it out of there.
 */
export function floodRule(sources: readonly GuardedSource[]): Rule {
  return {
    name: SHARED_RULES.flood,
    action: { count: {} },
    label: FLOOD,
    statement: {
      rateBasedStatement: {
        aggregateKeyType: 'CONSTANT',
        limit: LOGGED_STRANGERS,
        evaluationWindowSec: FIVE_MINUTES,
        scopeDownStatement: not(deliverable(sources)),
      },
    },
  };
}
