/** What a field of a request may be. */
export interface FieldRule {
  readonly isRight: (value: unknown) => boolean;
  /** What is allowed, in words. */
  readonly allowed: string;
}

/** The fields that a request may have, none of which it must. */
export type FieldRules = Readonly<Record<string, FieldRule>>;

/** What is wrong with the fields of a request, and what is allowed. */
export function fieldProblems(fields: Readonly<Record<string, unknown>>, rules: FieldRules): string[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (rule === undefined) return [`there is no "${name}"; allowed: ${Object.keys(rules).join(', ')}`];
    return rule.isRight(value) ? [] : [`"${name}" is ${JSON.stringify(value)}; allowed: ${rule.allowed}`];
  });
}
