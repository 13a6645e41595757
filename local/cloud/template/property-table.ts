import { intrinsicOf, isObject } from './template.ts';

/**
 * What the local runtime does with a property: `applied`; deliberately nothing, with the reason; one of a few values it
 * can play; or a table of its own, which holds for an object and for every object of a list.
 */
export type PropertyRule =
  | 'applied'
  | { readonly withoutEffect: string }
  | { readonly oneOf: readonly unknown[] }
  | { readonly each: PropertyTable };

/** Every property of a resource type that the local runtime knows. Any other is refused by name. */
export type PropertyTable = Readonly<Record<string, PropertyRule>>;

export const applied = 'applied' as const;

export function withoutEffect(reason: string): PropertyRule {
  return { withoutEffect: reason };
}

export function oneOf(...values: readonly unknown[]): PropertyRule {
  return { oneOf: values };
}

export function each(table: PropertyTable): PropertyRule {
  return { each: table };
}

export function isWithoutEffect(rule: PropertyRule | undefined): boolean {
  return typeof rule === 'object' && 'withoutEffect' in rule;
}

export interface PropertyProblem {
  readonly property: string;
  readonly problem: string;
}

/**
 * Compares properties with a table and returns what the local runtime cannot play. Works on resolved and unresolved
 * properties: an intrinsic function stands for a value that is not known yet and passes.
 */
export function checkProperties(
  properties: Readonly<Record<string, unknown>>,
  table: PropertyTable,
  path = '',
): PropertyProblem[] {
  return Object.entries(properties).flatMap(([name, value]) =>
    checkValue(value, table[name], `${path}${name}`, table),
  );
}

function checkValue(
  value: unknown,
  rule: PropertyRule | undefined,
  property: string,
  table: PropertyTable,
): PropertyProblem[] {
  if (rule === undefined) {
    return [{ property, problem: `not supported; supported beside it are ${Object.keys(table).join(', ')}` }];
  }
  if (rule === 'applied' || 'withoutEffect' in rule || intrinsicOf(value) !== undefined) return [];
  if ('oneOf' in rule) {
    const values = Array.isArray(value) ? value : [value];
    return values
      .filter((item) => intrinsicOf(item) === undefined && !rule.oneOf.includes(item))
      .map((item) => ({
        property,
        problem: `${JSON.stringify(item)} is not supported; use ${rule.oneOf.join(' or ')}`,
      }));
  }
  return (Array.isArray(value) ? value : [value])
    .filter((item) => isObject(item) && intrinsicOf(item) === undefined)
    .flatMap((item) => checkProperties(item as Record<string, unknown>, rule.each, `${property}.`));
}
