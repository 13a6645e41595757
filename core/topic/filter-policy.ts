/** A subscription's filter policy on message attributes, in the forms that event patterns become. Empty: everything passes. */
export type FilterPolicy = Readonly<Record<string, readonly FilterCondition[]>>;

export type FilterCondition =
  | string
  | { readonly prefix: string }
  | { readonly exists: boolean }
  /** Met by a value that is none of these, and not where there is no value. */
  | { readonly 'anything-but': readonly string[] };

/**
 * Whether a message with these attributes passes: every attribute of the policy must meet one of its conditions. Undefined where
 * that depends on a condition that no event pattern becomes: somebody has changed the policy by hand.
 */
export function passesFilter(
  policy: FilterPolicy,
  attributes: Readonly<Record<string, string>>,
): boolean | undefined {
  return Object.entries(policy)
    .map(([name, conditions]) => meetsOne(attributes[name], conditions))
    .reduce(both, true);
}

function meetsOne(value: string | undefined, conditions: readonly FilterCondition[]): boolean | undefined {
  const met = conditions.map((condition) => meets(value, condition));
  if (met.includes(true)) return true;
  return met.includes(undefined) ? undefined : false;
}

function both(a: boolean | undefined, b: boolean | undefined): boolean | undefined {
  if (a === false || b === false) return false;
  return a === undefined || b === undefined ? undefined : true;
}

function meets(value: string | undefined, condition: FilterCondition): boolean | undefined {
  if (typeof condition === 'string') return value === condition;
  if (typeof condition === 'object' && 'exists' in condition)
    return (value !== undefined) === condition.exists;
  if (typeof condition === 'object' && 'prefix' in condition)
    return value?.startsWith(condition.prefix) ?? false;
  if (typeof condition === 'object' && 'anything-but' in condition)
    return value !== undefined && !condition['anything-but'].includes(value);
  return undefined;
}
