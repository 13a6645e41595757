/**
 * What of a payload may be mailed: ids, wallet addresses, which are public on their chains, and words of the provider's own.
 * Everything else stays where it is. An e-mail address, a phone number or a sentence has none of these forms.
 */
export type ValueKind = keyof typeof FORMS;

const FORMS = {
  /** A provider's id of something. Phone numbers have 7 to 15 digits, and names of a name service a dot. */
  id: /^(?!\d{7,15}$)[A-Za-z0-9][A-Za-z0-9:_-]{0,255}$/,
  /** On whatever chain. */
  address: /^[A-Za-z0-9][A-Za-z0-9:_-]{19,127}$/,
  /** Such as `sms` or `value_limit_exceeded`. */
  word: /^[A-Za-z][A-Za-z0-9_-]{0,63}$/,
} as const;

/** The value as a text, or of a list all that are of the kind; undefined where nothing is. */
export function publicValue(value: unknown, kind: ValueKind): string | undefined {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const shown = values.filter((each) => typeof each === 'string' && FORMS[kind].test(each));
  return shown.length === 0 ? undefined : shown.slice(0, MAX_VALUES).join(', ');
}

const MAX_VALUES = 10;

/** What is at a path such as `data.userId`, or undefined. */
export function valueAt(payload: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => {
    const isObject = typeof value === 'object' && value !== null;
    return isObject && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
  }, payload);
}
