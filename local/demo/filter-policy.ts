/** A subscription's filter policy on message attributes, in the forms that event patterns become. */
export type FilterPolicy = Readonly<Record<string, readonly FilterCondition[]>>;

export type FilterCondition = string | { readonly prefix: string } | { readonly exists: boolean };

/** Whether a message with these attributes passes: every attribute of the policy must meet one of its conditions. */
export function passesFilter(policy: FilterPolicy, attributes: Readonly<Record<string, string>>): boolean {
  return Object.entries(policy).every(([name, conditions]) =>
    conditions.some((condition) => meets(attributes[name], condition)),
  );
}

function meets(value: string | undefined, condition: FilterCondition): boolean {
  if (typeof condition === 'string') return value === condition;
  if ('exists' in condition) return (value !== undefined) === condition.exists;
  if ('prefix' in condition) return value?.startsWith(condition.prefix) ?? false;
  throw new Error(`the demo does not know the filter condition ${JSON.stringify(condition)}`);
}
