/** A widget of a dashboard's body, as CloudWatch reads it. */
export interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly title?: string;
    readonly markdown?: string;
    readonly view?: string;
    readonly alarms?: readonly string[];
    readonly setPeriodToTimeRange?: boolean;
    /** Namespace, name, pairs of a dimension's name and value, and the options at the end. */
    readonly metrics?: readonly (readonly unknown[])[];
    readonly annotations?: {
      readonly horizontal?: readonly { readonly value: number; readonly label?: string }[];
    };
  };
}

/** A line of a widget: a metric, or an expression over others. */
export interface Line {
  readonly id: string | undefined;
  readonly label: string;
  readonly isVisible: boolean;
  /** In seconds; of the whole range where it is as long. */
  readonly period: number;
  readonly expression?: string;
  readonly metric?: AskedMetric;
}

/** A statistic of a metric. */
export interface AskedMetric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: string;
}

interface Options {
  readonly id?: string;
  readonly label?: string;
  readonly visible?: boolean;
  readonly stat?: string;
  readonly period?: number;
  readonly expression?: string;
}

const PERIOD_SECONDS = 300;

/** The lines of a widget, one by one. */
export function linesOf({ properties }: Widget): readonly Line[] {
  return (properties.metrics ?? []).map((line) => {
    const last = line.at(-1);
    const options = (typeof last === 'object' ? last : {}) as Options;
    const words = (typeof last === 'object' ? line.slice(0, -1) : line) as readonly string[];
    const [namespace = '', name = '', ...pairs] = words;
    const dimensions = Object.fromEntries(
      pairs.flatMap((word, index) => (index % 2 === 0 ? [[word, pairs[index + 1] ?? '']] : [])),
    );
    const { id, label, visible, stat = 'Average', period = PERIOD_SECONDS, expression } = options;
    return {
      id,
      label: label ?? name,
      isVisible: visible !== false,
      period,
      ...(expression === undefined
        ? { metric: { namespace, name, dimensions, statistic: stat } }
        : { expression }),
    };
  });
}
