import { compileField } from './inspected-field.ts';
import { type CompileContext, lookUp, type Matcher, never, onlyKnown } from './matcher.ts';
import { compileTransformations } from './text-transformations.ts';

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
