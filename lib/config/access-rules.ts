import { Token } from 'aws-cdk-lib';
import type { HandlerStatement } from '../../lambda/handler-kit/manifest.ts';
import { isOwnVariable, ownVariableAllowed } from './environment-names.ts';
import { isObject, isText, notAllowed, show, unknownFields } from './rule.ts';

const SECRET = /^[a-z][A-Za-z0-9]{0,31}$/;
const SECRET_NAME = /^[\w/+=.@-]{1,512}$/;
const ACTION = /^[a-z0-9-]+:[A-Za-z0-9*]+$/;
/** Every field there is; a new one is missed here by the compiler. */
const STATEMENT_FIELDS: Readonly<Record<keyof HandlerStatement, true>> = { actions: true, resources: true };

/** What is wrong with the environment variables of a handler's own, given those of its tables. */
export function variableProblems(
  path: string,
  variables: unknown = {},
  taken: readonly string[] = [],
): string[] {
  return entryProblems(path, variables, {
    name: (name) => isOwnVariable(name, taken),
    allowed: ownVariableAllowed('letters', taken),
    value: isAnyText,
    valueAllowed: 'a text',
  });
}

/** What a secret may be called, for messages. */
export const SECRET_NAME_ALLOWED = 'the name of a secret in Secrets Manager, without its ARN';

/** True for the name of a secret, which the deployment may be the first to know. */
export function isSecretName(value: unknown): boolean {
  return Token.isUnresolved(value) || isText(value, SECRET_NAME);
}

/** What is wrong with the names of a handler's secrets. */
export function secretProblems(path: string, secrets: unknown = {}): string[] {
  return entryProblems(path, secrets, {
    name: (name) => SECRET.test(name),
    allowed: '1 to 32 letters and digits, beginning with a lower-case letter',
    value: isSecretName,
    valueAllowed: SECRET_NAME_ALLOWED,
  });
}

/** What is wrong with the statements of a handler's policy. */
export function statementProblems(path: string, statements: unknown = []): string[] {
  if (!Array.isArray(statements)) return [notAllowed(path, statements, 'a list of statements')];
  return statements.flatMap((statement: unknown, index) => {
    const place = `${path}[${index}]`;
    if (!isObject(statement)) return [notAllowed(place, statement, 'an object with actions and resources')];
    const { actions, resources } = statement;
    return [
      ...(isListOf(actions, (action) => isText(action, ACTION))
        ? []
        : [notAllowed(`${place}.actions`, actions, 'a list of at least one action such as ses:SendEmail')]),
      ...(isListOf(resources, (resource) => isAnyText(resource) && resource !== '')
        ? []
        : [notAllowed(`${place}.resources`, resources, 'a list of at least one ARN')]),
      ...unknownFields(place, statement, Object.keys(STATEMENT_FIELDS)),
    ];
  });
}

interface EntryRules {
  readonly name: (name: string) => boolean;
  readonly allowed: string;
  readonly value: (value: unknown) => boolean;
  readonly valueAllowed: string;
}

function entryProblems(path: string, entries: unknown, rules: EntryRules): string[] {
  if (!isObject(entries)) return [notAllowed(path, entries, 'an object of texts by name')];
  return Object.entries(entries).flatMap(([name, value]) => [
    ...(rules.name(name)
      ? []
      : [`${path}: the name ${show(name)} is not allowed; allowed: ${rules.allowed}`]),
    ...(rules.value(value) ? [] : [notAllowed(`${path}.${name}`, value, rules.valueAllowed)]),
  ]);
}

function isAnyText(value: unknown): boolean {
  return typeof value === 'string';
}

function isListOf(value: unknown, isAllowed: (member: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isAllowed);
}
