import { compileField } from './inspected-field.ts';
import { type CompileContext, type Matcher, never, onlyKnown } from './matcher.ts';
import { compileTransformations } from './text-transformations.ts';

const PROPERTIES = ['FieldToMatch', 'RegexString', 'TextTransformations'];
/** What a web ACL takes. */
const MAX_LENGTH = 200;
/**
 * Plain characters and lists of them, each perhaps with one of `?`, `*`, `+` and `{43}`, between anchors: what PCRE and JavaScript
 * read alike. WAF takes no large numbers in braces, and does not say what is large.
 */
const READ_ALIKE =
  /^\^?(?:(?:[\w/,=-]|\\[./-]|\[\^?(?:0-9|a-z|a-f|A-Z|A-F|[\w+/])+\])(?:[?*+]|\{\d\d?\})?)+\$?$/;

/** Makes a function of a `RegexMatchStatement`. A field that is not there does not match. */
export function compileRegexMatch(
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
  const regex = compileRegex(value['RegexString'], `${path}.RegexString`, context);
  if (regex === undefined) return never;
  return (request) => {
    const text = read(request);
    return text !== undefined && regex.test(transform(text));
  };
}

function compileRegex(value: unknown, path: string, { problem }: CompileContext): RegExp | undefined {
  if (typeof value === 'string' && value.length <= MAX_LENGTH && READ_ALIKE.test(value)) {
    return new RegExp(value);
  }
  problem(
    path,
    `${JSON.stringify(value)} is not supported; supported are up to ${MAX_LENGTH} letters, digits, _, /, comma, =, -, \\. and lists of characters such as [0-9a-f], with ?, *, + or {9} behind them, between ^ and $`,
  );
  return undefined;
}
