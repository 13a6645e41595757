export type Path = readonly (string | number)[];

/** Every place in a JSON value but the whole. */
export function pathsOf(value: unknown, base: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return base.length === 0 ? [] : [base];
  const inner = Object.entries(value).flatMap(([key, item]) =>
    pathsOf(item, [...base, Array.isArray(value) ? Number(key) : key]),
  );
  return base.length === 0 ? inner : [base, ...inner];
}

/** The value with another one at the path. Unchanged where the path does not lead anywhere. */
export function withValue(value: unknown, [key, ...rest]: Path, next: unknown): unknown {
  if (key === undefined) return next;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return value.map((item, index) => (index === key ? withValue(item, rest, next) : item));
  }
  if (!Object.hasOwn(value, key)) return value;
  return { ...value, [key]: withValue((value as Record<string, unknown>)[key], rest, next) };
}

/** The value without the field or entry at the path. */
export function without(value: unknown, path: Path): unknown {
  const removed = Symbol('removed');
  return drop(withValue(value, path, removed), removed);
}

function drop(value: unknown, removed: symbol): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return value.filter((item) => item !== removed).map((item) => drop(item, removed));
  }
  const kept = Object.entries(value).filter(([, item]) => item !== removed);
  return Object.fromEntries(kept.map(([name, item]) => [name, drop(item, removed)]));
}
