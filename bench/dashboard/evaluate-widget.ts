import { evaluate, type Series } from './expression.ts';
import { periods, type RunMetrics, type RunRange } from './run-metrics.ts';
import { type Line, linesOf, type Widget } from './widget.ts';

/** A line that is drawn, and its points. */
export interface DrawnLine {
  readonly label: string;
  readonly points: Series;
}

const SEARCH = /^SEARCH\('\{([^}]*)\} MetricName="(\w+)" ([^']*)', '(\w+)'\)$/;
const TERM = /(\w+)="([^"]*)"/g;

/** What a widget shows of a run. What is not measured on this machine is left out. */
export async function evaluateWidget(
  widget: Widget,
  metrics: RunMetrics,
  range: RunRange,
): Promise<readonly DrawnLine[]> {
  const lines = linesOf(widget);
  const count = periods(range).length;
  const cache = new Map<Line, Series | undefined>();
  const pointsOf = async (line: Line): Promise<Series | undefined> => {
    if (cache.has(line)) return cache.get(line);
    const points =
      line.metric === undefined
        ? await ofExpression(line.expression ?? '')
        : await metrics.read(line.metric, range);
    cache.set(line, points);
    return points;
  };
  const ofExpression = async (expression: string): Promise<Series | undefined> => {
    const ids = expression.match(/\b[a-z]\w*/g) ?? [];
    const known = new Map<string, Series>();
    for (const id of ids) {
      const line = lines.find((each) => each.id === id);
      const points = line && (await pointsOf(line));
      if (points === undefined) return undefined;
      known.set(id, points);
    }
    return evaluate(expression, count, (id) => known.get(id) ?? []);
  };
  const drawn = lines
    .filter(({ isVisible }) => isVisible)
    .map(async (line) => {
      if (line.expression?.startsWith('SEARCH')) return await searched(line.expression, metrics, range);
      const points = await pointsOf(line);
      return points === undefined ? [] : [{ label: line.label, points }];
    });
  return (await Promise.all(drawn)).flat();
}

/** One line for each value of the one dimension that the search leaves open. */
async function searched(expression: string, metrics: RunMetrics, range: RunRange): Promise<DrawnLine[]> {
  const [, schema = '', name = '', terms = '', statistic = ''] = SEARCH.exec(expression) ?? [];
  const [namespace = '', ...names] = schema.split(',');
  const fixed = Object.fromEntries([...terms.matchAll(TERM)].map(([, key = '', value = '']) => [key, value]));
  const open = names.find((dimension) => !(dimension in fixed)) ?? '';
  const values = await metrics.valuesOf(open, name, fixed);
  return await Promise.all(
    values.map(async (value) => {
      const dimensions = { ...fixed, [open]: value };
      const points = await metrics.read({ namespace, name, dimensions, statistic }, range);
      return { label: value, points: points ?? [] };
    }),
  );
}
