import { isObject } from '../template/template.ts';
import type { InspectedRequest } from './inspected-request.ts';
import { type CompileContext, lookUp, type Matcher, never, onlyKnown } from './matcher.ts';

type FieldReader = (request: InspectedRequest) => string | undefined;

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

const TRANSFORMATIONS: Readonly<Record<string, (text: string) => string>> = {
  NONE: (text) => text,
  LOWERCASE: (text) => text.toLowerCase(),
  URL_DECODE: urlDecode,
};

const CONSTRAINTS: Readonly<Record<string, (text: string, search: string) => boolean>> = {
  EXACTLY: (text, search) => text === search,
  STARTS_WITH: (text, search) => text.startsWith(search),
  ENDS_WITH: (text, search) => text.endsWith(search),
  CONTAINS: (text, search) => text.includes(search),
};

const PROPERTIES = ['FieldToMatch', 'PositionalConstraint', 'SearchString', 'TextTransformations'];

/** Makes a function of a `ByteMatchStatement`. A field that is not there does not match. */
export function compileByteMatch(
  value: Record<string, unknown>,
  path: string,
  context: CompileContext,
): Matcher {
  onlyKnown(value, PROPERTIES, { path, context });
  const read = compileField(value['FieldToMatch'], `${path}.FieldToMatch`, context);
  const transform = compileTransformations(
    value['TextTransformations'],
    `${path}.TextTransformations`,
    context,
  );
  const compare = lookUp(CONSTRAINTS, value['PositionalConstraint'], {
    path: `${path}.PositionalConstraint`,
    context,
  });
  const search = value['SearchString'];
  if (typeof search !== 'string' || search === '') context.problem(`${path}.SearchString`, 'must be a text');
  if (compare === undefined || typeof search !== 'string') return never;
  return (request) => {
    const text = read(request);
    return text !== undefined && compare(transform(text), search);
  };
}

function compileField(value: unknown, path: string, context: CompileContext): FieldReader {
  const entries = isObject(value) ? Object.entries(value) : [];
  if (entries.length !== 1) context.problem(path, `must name exactly one field, names ${entries.length}`);
  const [name, details] = entries[0] ?? [];
  const makeReader = name === undefined ? undefined : lookUp(FIELDS, name, { path, context });
  if (name === 'SingleHeader' && !(isObject(details) && typeof details['Name'] === 'string')) {
    context.problem(`${path}.SingleHeader.Name`, 'must be the name of a header');
  }
  return makeReader?.(isObject(details) ? details : {}) ?? (() => undefined);
}

function compileTransformations(
  value: unknown,
  path: string,
  context: CompileContext,
): (text: string) => string {
  if (!Array.isArray(value) || value.length === 0) context.problem(path, 'must be a list of at least one');
  const list: unknown[] = Array.isArray(value) ? value : [];
  const steps = list
    .filter(isObject)
    .sort((a, b) => Number(a['Priority']) - Number(b['Priority']))
    .map((step) => lookUp(TRANSFORMATIONS, step['Type'], { path, context }));
  return (text) => steps.reduce((current, step) => step?.(current) ?? current, text);
}

/** Decodes what decodes and leaves the rest, unlike `decodeURIComponent`. */
function urlDecode(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_escape, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
