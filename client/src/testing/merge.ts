type Fields = Readonly<Record<string, unknown>>;

/** The base with the changes: objects field by field, everything else whole. `undefined` changes nothing. */
export function merge(base: unknown, changes: unknown): unknown {
  if (changes === undefined) return base;
  if (!isFields(base) || !isFields(changes)) return changes;
  const changed = Object.entries(changes).map(([name, value]) => [name, merge(base[name], value)]);
  return { ...base, ...Object.fromEntries(changed) };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
