import type { OperatorPolicyOptions } from '../operations/operator-policies.ts';
import { type Located, optional } from './field-rule.ts';
import { isObject, isText, notAllowed, type Rule, unknownFields, violations } from './rule.ts';

const FIELDS: Readonly<Record<keyof OperatorPolicyOptions, true>> = { readers: true, operators: true };

const ROLE_NAME = /^[\w+=,.@-]{1,64}$/;
const ROLES_ALLOWED = 'a list of names of roles, without their paths and not their ARNs';

const RULES: readonly Rule<Located<OperatorPolicyOptions>>[] = [
  optional('readers', areRoleNames, ROLES_ALLOWED),
  optional('operators', areRoleNames, ROLES_ALLOWED),
];

/** What is wrong with the policies for people of a stage or of a pipeline. */
export function operatorPolicyProblems(path: string, options: OperatorPolicyOptions | undefined): string[] {
  if (options === undefined) return [];
  if (!isObject(options))
    return [notAllowed(path, options, "an object such as {}, or { readers: ['support'] }")];
  return [
    ...violations(RULES, { path, config: options }),
    ...unknownFields(path, options, Object.keys(FIELDS)),
  ];
}

function areRoleNames(names: unknown): boolean {
  return Array.isArray(names) && names.every((name) => isText(name, ROLE_NAME));
}
