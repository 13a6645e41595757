import { OpsError } from '../../../ops/ops-error.ts';

/** What the page asks: the parameters of a read, or the object of a change. */
export type Asked = Readonly<Record<string, unknown>>;

/** A text that may be missing. */
export function textIn(asked: Asked, name: string): string | undefined {
  const value = asked[name];
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'string') return value;
  throw new OpsError('misused', `${name} is no text`);
}

/** A text that must be there. */
export function nameIn(asked: Asked, name: string): string {
  const value = textIn(asked, name);
  if (value !== undefined) return value;
  throw new OpsError('misused', `${name} is missing`);
}

/** Texts that may be missing. */
export function textsIn(asked: Asked, name: string): readonly string[] | undefined {
  const value = asked[name];
  if (value === undefined) return undefined;
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (values.every((each) => typeof each === 'string')) return values as readonly string[];
  throw new OpsError('misused', `${name} is no list of texts`);
}

/** Whether a change is only to be told of. It is, where the page does not say otherwise. */
export function isDryRun(asked: Asked): boolean {
  return asked['dryRun'] !== false;
}

/** The parameters of an address: a name that is given more than once has a list. */
export function askedIn(parameters: URLSearchParams): Asked {
  const names = new Set(parameters.keys());
  return Object.fromEntries(
    [...names].map((name) => {
      const values = parameters.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}
