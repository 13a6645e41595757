import { isObject } from '../template/template.ts';
import { compileByteMatch } from './byte-match.ts';
import { compileLabelMatch } from './label-match.ts';
import { type Compile, type CompileContext, type Matcher, never, onlyKnown } from './matcher.ts';
import { rateBasedStatement } from './rate-based.ts';
import { compileRegexMatch } from './regex-match.ts';

const NESTABLE: Readonly<Record<string, Compile>> = {
  IPSetReferenceStatement: compileIpSetReference,
  ByteMatchStatement: compileByteMatch,
  RegexMatchStatement: compileRegexMatch,
  LabelMatchStatement: compileLabelMatch,
  AndStatement: (value, path, context) => {
    const parts = compileList(value, path, context);
    return (request) => parts.every((matches) => matches(request));
  },
  OrStatement: (value, path, context) => {
    const parts = compileList(value, path, context);
    return (request) => parts.some((matches) => matches(request));
  },
  NotStatement: (value, path, context) => {
    onlyKnown(value, ['Statement'], { path, context });
    const matches = compileNested(value['Statement'], `${path}.Statement`, context);
    return (request) => !matches(request);
  },
};

/** WAF takes a rate statement only as the whole statement of a rule. */
const TOP_LEVEL: Readonly<Record<string, Compile>> = {
  ...NESTABLE,
  RateBasedStatement: rateBasedStatement(compileNested),
};

/** Makes a function of a rule's statement. What is wrong with it goes to `context.problem`. */
export function compileStatement(statement: unknown, path: string, context: CompileContext): Matcher {
  return compileOneOf(TOP_LEVEL, statement, { path, context });
}

function compileNested(statement: unknown, path: string, context: CompileContext): Matcher {
  return compileOneOf(NESTABLE, statement, { path, context });
}

function compileOneOf(
  table: Readonly<Record<string, Compile>>,
  statement: unknown,
  { path, context }: { path: string; context: CompileContext },
): Matcher {
  const entries = isObject(statement) ? Object.entries(statement) : [];
  const [name = '', value] = entries[0] ?? [];
  if (entries.length !== 1) {
    context.problem(path, `must be exactly one statement, is ${entries.length}`);
    return never;
  }
  const compile = Object.hasOwn(table, name) ? table[name] : undefined;
  if (compile === undefined || !isObject(value)) {
    context.problem(`${path}.${name}`, `not supported here; supported are ${Object.keys(table).join(', ')}`);
    return never;
  }
  return compile(value, `${path}.${name}`, context);
}

function compileList(value: Record<string, unknown>, path: string, context: CompileContext): Matcher[] {
  onlyKnown(value, ['Statements'], { path, context });
  const list: unknown = value['Statements'];
  if (!Array.isArray(list) || list.length < 2) {
    context.problem(`${path}.Statements`, 'must be a list of at least two statements');
    return [];
  }
  return list.map((part, index) => compileNested(part, `${path}.Statements[${index}]`, context));
}

function compileIpSetReference(
  value: Record<string, unknown>,
  path: string,
  context: CompileContext,
): Matcher {
  onlyKnown(value, ['Arn'], { path, context });
  const set = context.addressSets.get(String(value['Arn']));
  if (set === undefined)
    context.problem(`${path}.Arn`, `${JSON.stringify(value['Arn'])} is not an IP set of the template`);
  return (request) => set?.has(request.sourceIp) ?? false;
}
