import { isObject } from '../template/template.ts';
import type { AddressSet } from './address-set.ts';
import type { LabelledRequest } from './inspected-request.ts';

export type Matcher = (request: LabelledRequest) => boolean;

export interface CompileContext {
  readonly addressSets: ReadonlyMap<string, AddressSet>;
  readonly now: () => number;
  /** Collects what cannot be evaluated, so that one look shows everything. */
  readonly problem: (path: string, text: string) => void;
}

export type Compile<Compiled = Matcher> = (
  value: Record<string, unknown>,
  path: string,
  context: CompileContext,
) => Compiled;

/** Stands in for what cannot be evaluated; nothing runs it, because the problem is thrown first. */
export const never: Matcher = () => false;

/** Reports every property that is not one of the names. */
export function onlyKnown(
  value: unknown,
  names: readonly string[],
  at: { path: string; context: CompileContext },
): void {
  if (!isObject(value)) return;
  for (const name of Object.keys(value)) {
    if (names.includes(name)) continue;
    at.context.problem(`${at.path}.${name}`, `not supported; supported beside it are ${names.join(', ')}`);
  }
}

/** Looks a name up in a table. Reports what is not there, with what is. */
export function lookUp<T>(
  table: Readonly<Record<string, T>>,
  name: unknown,
  at: { path: string; context: CompileContext },
): T | undefined {
  const found = typeof name === 'string' && Object.hasOwn(table, name) ? table[name] : undefined;
  if (found === undefined) {
    at.context.problem(
      at.path,
      `${JSON.stringify(name)} is not supported; supported are ${Object.keys(table).join(', ')}`,
    );
  }
  return found;
}
