import { isObject } from '../template/template.ts';
import type { InspectedRequest } from './inspected-request.ts';
import { type Compile, type CompileContext, lookUp, type Matcher, onlyKnown } from './matcher.ts';
import { createRateWindow } from './rate-window.ts';
import { compileTransformations } from './text-transformations.ts';

type Nested = (statement: unknown, path: string, context: CompileContext) => Matcher;
type KeyReader = (request: InspectedRequest) => string;

const PROPERTIES = ['AggregateKeyType', 'CustomKeys', 'Limit', 'EvaluationWindowSec', 'ScopeDownStatement'];
const WINDOWS = [60, 120, 300, 600];
const DEFAULT_WINDOW_SECONDS = 300;

const addressOf: KeyReader = ({ sourceIp }) => sourceIp;

/** Makes functions of `RateBasedStatement`s, whose scope is any other statement. */
export function rateBasedStatement(compileNested: Nested): Compile {
  return (value, path, context) => {
    onlyKnown(value, PROPERTIES, { path, context });
    const { ScopeDownStatement } = value;
    const window = compileWindow(value, path, context);
    const keyOf = compileKey(value, path, context);
    const inScope =
      ScopeDownStatement === undefined
        ? () => true
        : compileNested(ScopeDownStatement, `${path}.ScopeDownStatement`, context);
    return (request) => inScope(request) && window.exceeds(keyOf(request), context.now());
  };
}

function compileWindow(value: Record<string, unknown>, path: string, context: CompileContext) {
  const { Limit, EvaluationWindowSec = DEFAULT_WINDOW_SECONDS } = value;
  if (!Number.isInteger(Limit) || Number(Limit) < 10) {
    context.problem(`${path}.Limit`, `must be a whole number of at least 10, is ${JSON.stringify(Limit)}`);
  }
  if (!WINDOWS.includes(Number(EvaluationWindowSec))) {
    context.problem(
      `${path}.EvaluationWindowSec`,
      `must be one of ${WINDOWS.join(', ')}, is ${EvaluationWindowSec}`,
    );
  }
  return createRateWindow({ limit: Number(Limit), windowSeconds: Number(EvaluationWindowSec) });
}

const KEY_TYPES: Readonly<Record<string, Compile<KeyReader>>> = {
  IP: () => addressOf,
  // Everybody is one; WAF wants to be told of which requests.
  CONSTANT: ({ ScopeDownStatement }, path, { problem }) => {
    if (ScopeDownStatement === undefined) {
      problem(`${path}.ScopeDownStatement`, 'must be there where AggregateKeyType is CONSTANT');
    }
    return () => '';
  },
  CUSTOM_KEYS: compileCustomKeys,
};

function compileKey(value: Record<string, unknown>, path: string, context: CompileContext): KeyReader {
  const { AggregateKeyType: type, CustomKeys } = value;
  if (type !== 'CUSTOM_KEYS' && CustomKeys !== undefined) {
    context.problem(`${path}.CustomKeys`, 'must not be there unless AggregateKeyType is CUSTOM_KEYS');
  }
  const compile = lookUp(KEY_TYPES, type, { path: `${path}.AggregateKeyType`, context });
  return compile?.(value, path, context) ?? addressOf;
}

/** What a rate may be counted by in each combination, one field of a key each. */
const CUSTOM_KEYS: Readonly<Record<string, Compile<KeyReader>>> = {
  IP: () => addressOf,
  UriPath: (details, path, context) => {
    const transform = compileTransformations(
      details['TextTransformations'],
      `${path}.TextTransformations`,
      context,
    );
    return (request) => transform(request.path);
  },
};

function compileCustomKeys(value: Record<string, unknown>, path: string, context: CompileContext): KeyReader {
  const list: unknown[] = Array.isArray(value['CustomKeys']) ? value['CustomKeys'] : [];
  const entries = list.flatMap((key) => (isObject(key) ? Object.entries(key) : []));
  const readers = entries.map(([name, details]) => {
    const at = `${path}.CustomKeys.${name}`;
    return lookUp(CUSTOM_KEYS, name, { path: at, context })?.(isObject(details) ? details : {}, at, context);
  });
  if (readers.length === 0) context.problem(`${path}.CustomKeys`, 'must be a list of at least one key');
  if (entries.length === 1 && entries[0]?.[0] === 'IP') {
    context.problem(
      `${path}.CustomKeys`,
      'must have another key beside IP; use AggregateKeyType IP for it alone',
    );
  }
  return (request) => JSON.stringify(readers.map((read) => read?.(request)));
}
