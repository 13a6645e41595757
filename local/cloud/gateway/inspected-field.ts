import { isObject } from '../template/template.ts';
import type { InspectedRequest } from './inspected-request.ts';
import { type CompileContext, lookUp } from './matcher.ts';

export type FieldReader = (request: InspectedRequest) => string | undefined;

const FIELDS: Readonly<Record<string, (details: Record<string, unknown>) => FieldReader>> = {
  UriPath: () => (request) => request.path,
  Method: () => (request) => request.method,
  QueryString: () => (request) => request.queryString,
  // Several headers of one name are one value with commas, as HTTP says.
  SingleHeader:
    ({ Name }) =>
    (request) =>
      request.headers.get(String(Name).toLowerCase())?.join(','),
};

/** Makes a function of a `FieldToMatch`. */
export function compileField(value: unknown, path: string, context: CompileContext): FieldReader {
  const entries = isObject(value) ? Object.entries(value) : [];
  if (entries.length !== 1) context.problem(path, `must name exactly one field, names ${entries.length}`);
  const [name, details] = entries[0] ?? [];
  const makeReader = name === undefined ? undefined : lookUp(FIELDS, name, { path, context });
  if (name === 'SingleHeader' && !(isObject(details) && typeof details['Name'] === 'string')) {
    context.problem(`${path}.SingleHeader.Name`, 'must be the name of a header');
  }
  return makeReader?.(isObject(details) ? details : {}) ?? (() => undefined);
}
