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

/** A message about fields that do not exist: spelling mistakes would otherwise pass unseen. */
export function unknownFields(path: string, value: object, allowed: readonly string[]): string[] {
  return Object.keys(value)
    .filter((field) => !allowed.includes(field))
    .map((field) => `${path}.${field} is not a field; allowed: ${allowed.join(', ')}`);
}

/** A value as it stands in the configuration. */
export function show(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}

/** True for a whole number of the range, both ends included. */
export function isWholeNumber(value: unknown, minimum: number, maximum: number): boolean {
  return Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum;
}
