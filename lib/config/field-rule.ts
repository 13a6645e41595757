import { fieldPath, notAllowed, type Rule } from './rule.ts';

/** A part of the configuration, and how messages call it. */
export interface Located<Config> {
  /** Such as `stages["prod"]`; empty for what is in nothing else. */
  readonly path: string;
  /** The value, of which nothing but that it is an object is sure. */
  readonly config: Config;
}

type Check = (value: unknown) => boolean;

/** The rule of a field that may be left out, or be undefined, which is the same. */
export function optional<Config>(
  field: keyof Config & string,
  isAllowed: Check,
  allowed: string,
): Rule<Located<Config>> {
  return required<Config>(field, (value) => value === undefined || isAllowed(value), allowed);
}

/** The rule of a field that must be there. */
export function required<Config>(
  field: keyof Config & string,
  isAllowed: Check,
  allowed: string,
): Rule<Located<Config>> {
  return {
    condition: ({ config }) => !isAllowed(config[field]),
    message: ({ path, config }) => notAllowed(fieldPath(path, field), config[field], allowed),
  };
}
