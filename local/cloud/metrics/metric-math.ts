/** A value per period, as far as there is one. */
export type Value = number | undefined;

/** What an expression makes of the values of one period. Absent where CloudWatch would give no data point. */
export type Formula = (lookUp: (id: string) => Value) => Value;

type Operator = (a: number, b: number) => number;

/** From the loosest to the tightest. */
const OPERATORS: readonly Readonly<Record<string, Operator>>[] = [
  { '||': (a, b) => Number(a !== 0 || b !== 0), OR: (a, b) => Number(a !== 0 || b !== 0) },
  { '&&': (a, b) => Number(a !== 0 && b !== 0), AND: (a, b) => Number(a !== 0 && b !== 0) },
  {
    '==': (a, b) => Number(a === b),
    '!=': (a, b) => Number(a !== b),
    '>=': (a, b) => Number(a >= b),
    '<=': (a, b) => Number(a <= b),
    '>': (a, b) => Number(a > b),
    '<': (a, b) => Number(a < b),
  },
  { '+': (a, b) => a + b, '-': (a, b) => a - b },
  { '*': (a, b) => a * b, '/': (a, b) => a / b },
];

/** What the functions make of their arguments. A value that is missing goes through all but `FILL`. */
const FUNCTIONS: Readonly<Record<string, (args: readonly Formula[]) => Formula>> = {
  IF:
    ([condition, yes, no]) =>
    (lookUp) => {
      const isMet = condition?.(lookUp);
      return isMet === undefined ? undefined : (isMet === 0 ? no : yes)?.(lookUp);
    },
  FILL:
    ([value, filling]) =>
    (lookUp) =>
      value?.(lookUp) ?? filling?.(lookUp),
  ABS: ([value]) => apply([value], Math.abs),
  CEIL: ([value]) => apply([value], Math.ceil),
  FLOOR: ([value]) => apply([value], Math.floor),
  MAX: (args) => ofThose(args, (values) => Math.max(...values)),
  MIN: (args) => ofThose(args, (values) => Math.min(...values)),
  SUM: (args) => ofThose(args, (values) => values.reduce((sum, value) => sum + value, 0)),
};

const TOKEN = /\s*(\d+(?:\.\d+)?|[A-Za-z_]\w*|\|\||&&|[=!<>]=|[-+*/<>(),[\]])/y;

/** The formula of an expression of metric math. Throws on a function or a sign that it does not know. */
export function compileMath(expression: string): Formula {
  const tokens = tokensOf(expression);
  const formula = level(tokens, 0);
  if (tokens.length > 0) throw new SyntaxError(`${expression}: ${tokens[0]} is not expected`);
  return formula;
}

function tokensOf(expression: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (expression.slice(TOKEN.lastIndex).trim() !== '') {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(expression)?.[1];
    if (token === undefined) throw new SyntaxError(`${expression}: unknown at ${expression.slice(at)}`);
    tokens.push(token);
  }
  return tokens;
}

function level(tokens: string[], depth: number): Formula {
  const operators = OPERATORS[depth];
  if (operators === undefined) return operand(tokens);
  let left = level(tokens, depth + 1);
  for (let next = operators[tokens[0] ?? '']; next !== undefined; next = operators[tokens[0] ?? '']) {
    tokens.shift();
    left = apply([left, level(tokens, depth + 1)], next);
  }
  return left;
}

function operand(tokens: string[]): Formula {
  const token = tokens.shift();
  if (token === undefined) throw new SyntaxError('the expression ends too early');
  if (token === '-') return apply([operand(tokens)], (value) => -value);
  if (token === '(') {
    const inner = level(tokens, 0);
    take(tokens, ')');
    return inner;
  }
  if (/^\d/.test(token)) return () => Number(token);
  return tokens[0] === '(' ? call(token, tokens) : (lookUp) => lookUp(token);
}

function call(name: string, tokens: string[]): Formula {
  const make = FUNCTIONS[name];
  if (make === undefined)
    throw new SyntaxError(`${name} is not known; known: ${Object.keys(FUNCTIONS).join(', ')}`);
  take(tokens, '(');
  // A list in brackets is its members.
  const isList = tokens[0] === '[';
  if (isList) take(tokens, '[');
  const args = [level(tokens, 0)];
  while (tokens[0] === ',') {
    tokens.shift();
    args.push(level(tokens, 0));
  }
  if (isList) take(tokens, ']');
  take(tokens, ')');
  return make(args);
}

function take(tokens: string[], expected: string): void {
  const token = tokens.shift();
  if (token !== expected) throw new SyntaxError(`expected ${expected}, found ${token ?? 'the end'}`);
}

function apply(args: readonly (Formula | undefined)[], operator: (...values: number[]) => number): Formula {
  return (lookUp) => {
    const values = args.map((arg) => arg?.(lookUp));
    if (!values.every((value) => value !== undefined)) return undefined;
    const result = operator(...values);
    // Of what is divided by nothing there is no data point.
    return Number.isFinite(result) ? result : undefined;
  };
}

/** Of several series, those that have a value count. */
function ofThose(args: readonly Formula[], operator: (values: readonly number[]) => number): Formula {
  return (lookUp) => {
    const values = args.map((arg) => arg(lookUp)).filter((value) => value !== undefined);
    return values.length === 0 ? undefined : operator(values);
  };
}
