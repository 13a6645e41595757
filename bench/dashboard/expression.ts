/** Values by the index of their period; undefined where there is none. */
export type Series = readonly (number | undefined)[];

/** What is known by the ids of an expression. */
export type Known = (id: string) => Series;

type Operation = (left: number, right: number) => number;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
};

const TOKEN = /\s*(\d+(?:\.\d+)?|[A-Za-z]\w*|[()+\-*/,[\]])/y;

/**
 * CloudWatch's metric math, as far as the dashboard has it: numbers, ids, the four operations and `SUM([…])`. Of a period in which
 * a part has no value there is none; `SUM` takes what there is. Throws at what it does not know.
 */
export function evaluate(expression: string, periods: number, known: Known): Series {
  const tokens = tokensOf(expression);
  const parser = { tokens, at: 0, periods, known };
  const value = sum(parser);
  if (parser.at < tokens.length) throw unknown(parser);
  return value;
}

interface Parser {
  readonly tokens: readonly string[];
  at: number;
  readonly periods: number;
  readonly known: Known;
}

function tokensOf(expression: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < expression.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const [, token] = TOKEN.exec(expression) ?? [];
    if (token === undefined)
      throw new RangeError(`cannot read ${expression} from ${expression.slice(at)} on`);
    tokens.push(token);
  }
  return tokens;
}

function sum(parser: Parser): Series {
  return chain(parser, ['+', '-'], product);
}

function product(parser: Parser): Series {
  return chain(parser, ['*', '/'], atom);
}

function chain(parser: Parser, operators: readonly string[], next: (parser: Parser) => Series): Series {
  let left = next(parser);
  for (;;) {
    const token = parser.tokens[parser.at] ?? '';
    const operation = operators.includes(token) ? OPERATIONS[token] : undefined;
    if (operation === undefined) return left;
    parser.at += 1;
    const [one, right] = [left, next(parser)];
    left = one.map((value, index) => {
      const other = right[index];
      const result = value === undefined || other === undefined ? Number.NaN : operation(value, other);
      return Number.isFinite(result) ? result : undefined;
    });
  }
}

function atom(parser: Parser): Series {
  const token = parser.tokens[parser.at++] ?? '';
  if (token === '(') return closed(parser, ')', sum(parser));
  if (token === 'SUM') return total(parser);
  if (/^\d/.test(token)) return new Array(parser.periods).fill(Number(token));
  if (/^[a-z]/.test(token)) return parser.known(token);
  throw unknown(parser);
}

function total(parser: Parser): Series {
  for (const token of ['(', '[']) if (parser.tokens[parser.at++] !== token) throw unknown(parser);
  const parts = [sum(parser)];
  while (parser.tokens[parser.at] === ',') {
    parser.at += 1;
    parts.push(sum(parser));
  }
  closed(parser, ']', []);
  return closed(
    parser,
    ')',
    Array.from({ length: parser.periods }, (_, index) => {
      const there = parts.flatMap((part) => part[index] ?? []);
      return there.length === 0 ? undefined : there.reduce((one, other) => one + other);
    }),
  );
}

function closed(parser: Parser, token: string, value: Series): Series {
  if (parser.tokens[parser.at++] !== token) throw unknown(parser);
  return value;
}

function unknown({ tokens, at }: Parser): RangeError {
  const here = tokens[Math.max(0, at - 1)] ?? 'the end';
  return new RangeError(`metric math that is not known here: ${here} in ${tokens.join(' ')}`);
}
