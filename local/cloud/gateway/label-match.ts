import { type CompileContext, lookUp, type Matcher, onlyKnown } from './matcher.ts';

/** Letters, digits, hyphens and underscores, in parts that colons separate. */
export const LABEL = /^[\w-]+(?::[\w-]+)*$/;

/** Makes a function of a `LabelMatchStatement` about a label of the same web ACL, by its whole name but for that of the web ACL. */
export function compileLabelMatch(
  value: Record<string, unknown>,
  path: string,
  context: CompileContext,
): Matcher {
  onlyKnown(value, ['Scope', 'Key'], { path, context });
  lookUp({ LABEL }, value['Scope'], { path: `${path}.Scope`, context });
  const key = String(value['Key']);
  if (!LABEL.test(key) || key.startsWith('awswaf:')) {
    context.problem(
      `${path}.Key`,
      `${JSON.stringify(value['Key'])} is not supported; supported is the name of a label without that of the web ACL`,
    );
  }
  return ({ labels }) => labels.has(key);
}
