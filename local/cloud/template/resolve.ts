import { SUBSTITUTION } from './references.ts';
import type { Scope } from './scope.ts';
import { intrinsicOf, isObject } from './template.ts';

/** What an intrinsic function makes of its argument, which it resolves itself where it should be. */
type Intrinsic = (argument: unknown, scope: Scope) => unknown;

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, scope) => scope.ref(String(argument)),
  'Fn::GetAtt': getAttribute,
  'Fn::Sub': substitute,
  'Fn::Join': join,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::If': chooseIf,
  'Fn::FindInMap': findInMap,
  'Fn::Base64': (argument, scope) =>
    Buffer.from(textOf(resolve(argument, scope), 'Fn::Base64')).toString('base64'),
};

/**
 * Replaces every intrinsic function in a template value by what it stands for. `AWS::NoValue` takes the property or list
 * element out. Throws, naming the function, where one is not supported or has a shape that CloudFormation would refuse.
 */
export function resolve(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value))
    return value.map((item) => resolve(item, scope)).filter((item) => item !== undefined);
  if (!isObject(value)) return value;
  const intrinsic = intrinsicOf(value);
  if (intrinsic === undefined) return resolveEntries(value, scope);
  const apply = intrinsics[intrinsic.name];
  if (apply === undefined) {
    throw new Error(
      `${intrinsic.name} is not supported; supported are ${Object.keys(intrinsics).join(', ')}`,
    );
  }
  return apply(intrinsic.argument, scope);
}

function resolveEntries(value: Readonly<Record<string, unknown>>, scope: Scope): Record<string, unknown> {
  const entries = Object.entries(value).map(([key, item]) => [key, resolve(item, scope)] as const);
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}

function getAttribute(argument: unknown, scope: Scope): string {
  const [logicalId, ...attribute] = Array.isArray(argument)
    ? argument.map(String)
    : String(argument).split('.');
  return scope.attribute(logicalId ?? '', attribute.join('.'));
}

function substitute(argument: unknown, scope: Scope): string {
  const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
  if (typeof text !== 'string' || !isObject(variables))
    throw shape('Fn::Sub', 'a text, or [text, {name: value}]', argument);
  return text.replace(SUBSTITUTION, (_match, escaped: string, name: string) => {
    if (escaped !== '') return `\${${name}}`;
    if (name in variables) return textOf(resolve(variables[name], scope), 'Fn::Sub');
    return name.includes('.') ? getAttribute(name, scope) : textOf(scope.ref(name), 'Fn::Sub');
  });
}

function join(argument: unknown, scope: Scope): string {
  const [separator, list] = listOf(argument, 'Fn::Join');
  const items = resolve(list, scope);
  if (typeof separator !== 'string' || !Array.isArray(items))
    throw shape('Fn::Join', '[separator, [values]]', argument);
  return items.map((item) => textOf(item, 'Fn::Join')).join(separator);
}

function select(argument: unknown, scope: Scope): unknown {
  const [index, list] = listOf(resolve(argument, scope), 'Fn::Select');
  const chosen = Array.isArray(list) ? list[Number(index)] : undefined;
  if (chosen === undefined)
    throw shape('Fn::Select', '[index, [values]] with an index inside the list', argument);
  return chosen;
}

function split(argument: unknown, scope: Scope): string[] {
  const [separator, text] = listOf(resolve(argument, scope), 'Fn::Split');
  if (typeof separator !== 'string' || typeof text !== 'string')
    throw shape('Fn::Split', '[separator, text]', argument);
  return text.split(separator);
}

function chooseIf(argument: unknown, scope: Scope): unknown {
  const [condition, whenTrue, whenFalse] = listOf(argument, 'Fn::If');
  return resolve(scope.condition(String(condition)) ? whenTrue : whenFalse, scope);
}

function findInMap(argument: unknown, scope: Scope): unknown {
  const [map, top, second] = listOf(resolve(argument, scope), 'Fn::FindInMap').map(String);
  const found = scope.mappings[map ?? '']?.[top ?? '']?.[second ?? ''];
  if (found === undefined) throw new Error(`Fn::FindInMap finds nothing at ${map}.${top}.${second}`);
  return found;
}

function listOf(argument: unknown, name: string): unknown[] {
  if (!Array.isArray(argument)) throw shape(name, 'a list', argument);
  return argument;
}

function textOf(value: unknown, name: string): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  throw shape(name, 'texts', value);
}

function shape(name: string, expected: string, actual: unknown): Error {
  return new Error(`${name} takes ${expected}; this is ${JSON.stringify(actual)}`);
}
