import { Token } from 'aws-cdk-lib';
import type { Write } from '../../core/inbox/write.ts';
import type { HandlerTable } from '../../lambda/handler-kit/manifest.ts';
import { isOwnVariable, ownVariableAllowed } from './environment-names.ts';
import { type Located, optional, required } from './field-rule.ts';
import { isObject, isText, notAllowed, type Rule, show, unknownFields, violations } from './rule.ts';

/** Construct ids of a handler's other parts begin with a capital. */
const NAME = /^[a-z][A-Za-z0-9]{0,31}$/;
const VARIABLE = /^[A-Z0-9_]*$/;
const TABLE_NAME = /^[\w.-]{3,255}$/;
const KEY_NAME = /^.{1,255}$/;
const KEY_NAME_ALLOWED = 'the name of an attribute, 1 to 255 characters';
const WRITES: readonly string[] = ['put', 'update', 'delete'] satisfies Write['kind'][];
/** Every field there is; a new one is missed here by the compiler. */
const FIELDS: Readonly<Record<keyof HandlerTable, true>> = {
  partitionKey: true,
  sortKey: true,
  environmentVariable: true,
  writes: true,
  reads: true,
  existing: true,
};

const RULES: readonly Rule<Located<HandlerTable>>[] = [
  required('partitionKey', (key) => isText(key, KEY_NAME), KEY_NAME_ALLOWED),
  optional('sortKey', (key) => isText(key, KEY_NAME), KEY_NAME_ALLOWED),
  {
    condition: ({ config: { partitionKey, sortKey } }) => sortKey !== undefined && sortKey === partitionKey,
    message: ({ path, config: { sortKey } }) =>
      notAllowed(`${path}.sortKey`, sortKey, 'another attribute than partitionKey'),
  },
  optional('reads', (reads) => typeof reads === 'boolean', 'true or false'),
  {
    condition: ({ config: { writes, reads } }) =>
      !areWrites(writes ?? []) || ((writes ?? []).length === 0 && reads !== true),
    message: ({ path, config: { writes } }) =>
      notAllowed(
        `${path}.writes`,
        writes,
        `a list of at least one of ${WRITES.join(', ')}; it may be left out with reads: true`,
      ),
  },
  optional(
    'existing',
    (names) =>
      isObject(names) &&
      Object.values(names).every((name) => Token.isUnresolved(name) || isText(name, TABLE_NAME)),
    'the names of tables by stage, 3 to 255 letters, digits, dots, hyphens and underscores',
  ),
];

function areWrites(kinds: unknown): boolean {
  return Array.isArray(kinds) && kinds.every((kind) => WRITES.includes(kind));
}

/** What is wrong with the tables of one handler. */
export function tableProblems(path: string, tables: Readonly<Record<string, unknown>>): string[] {
  const variables = Object.values(tables).map((table) => isObject(table) && table['environmentVariable']);
  return Object.entries(tables).flatMap(([name, table]) => [
    ...nameProblems(path, name),
    ...(isObject(table)
      ? fieldProblems(`${path}.${name}`, table as unknown as HandlerTable, variables)
      : [notAllowed(`${path}.${name}`, table, 'an object with the settings of a table')]),
  ]);
}

function fieldProblems(path: string, table: HandlerTable, variables: readonly unknown[]): string[] {
  return [
    ...violations([...RULES, variableRule(variables)], { path, config: table }),
    ...unknownFields(path, table, Object.keys(FIELDS)),
  ];
}

function nameProblems(path: string, name: string): string[] {
  if (NAME.test(name)) return [];
  return [
    `${path}: the name ${show(name)} is not allowed; ` +
      'allowed: 1 to 32 letters and digits, beginning with a lower-case letter',
  ];
}

function variableRule(ofAllTables: readonly unknown[]): Rule<Located<HandlerTable>> {
  const isFree = (name: string) => ofAllTables.filter((other) => other === name).length === 1;
  return required(
    'environmentVariable',
    (name) => isText(name, VARIABLE) && isOwnVariable(name) && isFree(name),
    `${ownVariableAllowed('upper-case letters')}, once per handler`,
  );
}
