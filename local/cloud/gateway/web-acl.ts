import { isObject } from '../template/template.ts';
import { type AddressSet, createAddressSet } from './address-set.ts';
import { compileStatement } from './compile-statement.ts';
import type { InspectedRequest } from './inspected-request.ts';
import { LABEL } from './label-match.ts';
import { type CompileContext, type Matcher, onlyKnown } from './matcher.ts';
import { type CustomAnswer, compileAction, type WebAclAction } from './web-acl-action.ts';
import type { IpSetProperties } from './web-acl-properties.ts';

export type { InspectedRequest } from './inspected-request.ts';

export interface WebAclVerdict {
  readonly action: 'allow' | 'block';
  /** The name of the rule that decided, or `Default_Action`, as WAF calls it in its metrics. */
  readonly rule: string;
  /** Names of the count rules that matched on the way. */
  readonly counted: readonly string[];
  readonly customResponse?: CustomAnswer;
}

export interface WebAcl {
  evaluate(request: InspectedRequest): WebAclVerdict;
}

export interface WebAclOptions {
  /** The resolved `Properties` of the template's `AWS::WAFv2::WebACL`, as they stand there. Checked here. */
  readonly properties: unknown;
  /** Every `AWS::WAFv2::IPSet` by the ARN that the rules refer to it with. */
  readonly ipSets: Readonly<Record<string, IpSetProperties>>;
  /** Milliseconds, for the windows of rate rules. */
  readonly now: () => number;
}

/** The web ACL cannot be evaluated here as it stands in the template. */
export class WebAclError extends Error {
  override readonly name = 'WebAclError';
  readonly code = 'UNSUPPORTED_WEB_ACL';
}

/** Throws an error that names every property, statement and transformation that cannot be evaluated here. */
export function createWebAcl({ properties, ipSets, now }: WebAclOptions): WebAcl {
  const problems: string[] = [];
  const problem = (path: string, text: string) => void problems.push(`${path}: ${text}`);
  const context: CompileContext = { addressSets: compileAddressSets(ipSets, problem), now, problem };
  const acl = isObject(properties) ? properties : {};
  const rules = compileRules(acl, context);
  const bodies = acl['CustomResponseBodies'];
  const fallback = compileAction(acl['DefaultAction'], ['Allow', 'Block'], {
    path: 'DefaultAction',
    context,
    bodies,
  });
  if (problems.length > 0 || fallback === undefined) {
    throw new WebAclError(
      `the web ACL cannot be evaluated:\n${problems.map((text) => `  ${text}`).join('\n')}`,
    );
  }
  return { evaluate: (request) => evaluate(request, rules, fallback) };
}

interface CompiledRule {
  readonly name: string;
  readonly priority: number;
  readonly matches: Matcher;
  readonly does: WebAclAction;
  /** What it puts on a request that it matches. */
  readonly labels: readonly string[];
}

function evaluate(
  request: InspectedRequest,
  rules: readonly CompiledRule[],
  fallback: WebAclAction,
): WebAclVerdict {
  const counted: string[] = [];
  const labels = new Set<string>();
  const labelled = { ...request, labels };
  for (const { name, matches, does, labels: added } of rules) {
    if (!matches(labelled)) continue;
    for (const label of added) labels.add(label);
    if (does.action !== 'count') return verdict(does, name, counted);
    counted.push(name);
  }
  return verdict(fallback, 'Default_Action', counted);
}

function verdict(does: WebAclAction, rule: string, counted: readonly string[]): WebAclVerdict {
  const { customResponse } = does;
  return {
    action: does.action === 'allow' ? 'allow' : 'block',
    rule,
    counted,
    ...(customResponse && { customResponse }),
  };
}

const RULE_PROPERTIES = ['Name', 'Priority', 'Action', 'Statement', 'RuleLabels', 'VisibilityConfig'];

function compileRules(acl: Readonly<Record<string, unknown>>, context: CompileContext): CompiledRule[] {
  const list: unknown = acl['Rules'] ?? [];
  const rules = (Array.isArray(list) ? list : []).map((rule: unknown): CompiledRule => {
    const { Name, Priority, Action, Statement, RuleLabels } = isObject(rule) ? rule : {};
    const name = String(Name);
    const path = `rule ${name}`;
    onlyKnown(rule, RULE_PROPERTIES, { path, context });
    if (!Number.isInteger(Priority)) context.problem(`${path}.Priority`, 'must be a whole number');
    const place = { path: `${path}.Action`, context, bodies: acl['CustomResponseBodies'] };
    const does = compileAction(Action, ['Allow', 'Block', 'Count'], place) ?? { action: 'block' };
    const matches = compileStatement(Statement, `${path}.Statement`, context);
    const labels = compileLabels(RuleLabels, `${path}.RuleLabels`, context);
    return { name, priority: Number(Priority), matches, does, labels };
  });
  return rules.sort((a, b) => a.priority - b.priority);
}

function compileLabels(value: unknown, path: string, { problem }: CompileContext): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [];
  return list.map((label) => {
    const name = isObject(label) ? label['Name'] : undefined;
    if (typeof name === 'string' && LABEL.test(name)) return name;
    problem(path, `${JSON.stringify(name)} is not a label; allowed: letters, digits, -, _ and inner colons`);
    return '';
  });
}

function compileAddressSets(
  ipSets: WebAclOptions['ipSets'],
  problem: CompileContext['problem'],
): ReadonlyMap<string, AddressSet> {
  const sets = new Map<string, AddressSet>();
  for (const [arn, properties] of Object.entries(ipSets)) {
    try {
      sets.set(arn, createAddressSet(properties));
    } catch (error) {
      problem(`IP set ${arn}`, error instanceof Error ? error.message : String(error));
    }
  }
  return sets;
}
