import { inspect } from 'node:util';
import { Duration, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** One thing that is not allowed, and what to tell whoever wrote it. */
export interface Rule<T> {
  /** True where the value breaks the rule. */
  readonly condition: (value: T) => boolean;
  /** Names the field, the value given and what is allowed. */
  readonly message: (value: T) => string;
}

/** The messages of every rule that the value breaks. */
export function violations<T>(rules: readonly Rule<T>[], value: T): string[] {
  return rules.filter(({ condition }) => condition(value)).map(({ message }) => message(value));
}

/** Where a field is: by itself where it is in nothing else. */
export function fieldPath(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`;
}

/** A message about fields that do not exist: spelling mistakes would otherwise pass unseen. */
export function unknownFields(path: string, value: object, allowed: readonly string[]): string[] {
  return Object.keys(value)
    .filter((field) => !allowed.includes(field))
    .map((field) => `${fieldPath(path, field)} is not a field; allowed: ${allowed.join(', ')}`);
}

/** The message about a value that a field must not have. */
export function notAllowed(path: string, value: unknown, allowed: string): string {
  const fix = isToken(value) ? '; give a literal' : '';
  return `${path}: ${show(value)} is not allowed; allowed: ${allowed}${fix}`;
}

const ONE_LINE = { breakLength: Number.POSITIVE_INFINITY, compact: true } as const;

/**
 * A value as it stands in the configuration, in one line. Takes what JSON has no word for, such as NaN and 100n, too. Of a
 * token it says that it is one: nobody would recognize its text.
 */
export function show(value: unknown): string {
  if (isToken(value)) return 'a token, whose value is known at the deployment only,';
  if (typeof value === 'number') return String(value);
  if (value instanceof Duration) return value.toString();
  if (Construct.isConstruct(value)) return value.node.path;
  try {
    return JSON.stringify(value) ?? inspect(value, ONE_LINE);
  } catch {
    return inspect(value, ONE_LINE);
  }
}

/** True for what only the deployment knows. */
export function isToken(value: unknown): boolean {
  // An element of a list that is a token shows only as a list that it is one.
  return (
    Token.isUnresolved(value) ||
    Token.isUnresolved([value]) ||
    (value instanceof Duration && value.isUnresolved())
  );
}

/** True for what is written in braces: neither null nor a list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for a text of that form. A number is none, whatever its digits. */
export function isText(value: unknown, form: RegExp): value is string {
  return typeof value === 'string' && form.test(value);
}

/** True for a whole number of the range, both ends included. */
export function isWholeNumber(value: unknown, minimum: number, maximum: number): boolean {
  return Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum;
}
