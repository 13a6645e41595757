/** What is in a list or an object, by index or name. Undefined for any other value. */
export function childrenOf(value: unknown): readonly (readonly [string, unknown])[] | undefined {
  if (Array.isArray(value)) return value.map((child: unknown, index) => [String(index), child] as const);
  return typeof value === 'object' && value !== null ? Object.entries(value) : undefined;
}

/** The path of a child as the catalogue writes it: `user.linked_accounts[].address`. */
export function pathOf(parent: string, key: string, value: unknown): string {
  if (Array.isArray(value)) return `${parent}[]`;
  return parent === '' ? key : `${parent}.${key}`;
}
