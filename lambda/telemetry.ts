import { Logger } from '@aws-lambda-powertools/logger';
import { embeddedMetrics, type MetricSet } from './embedded-metrics.ts';
import { LineFormat } from './line-format.ts';
import { sandboxFacts } from './sandbox-facts.ts';
import { PIPELINE_DIMENSION, PIPELINE_VARIABLE, SERVICE_DIMENSION } from './telemetry-names.ts';

export type LogLevel = 'info' | 'warn' | 'error';
/** Ids, codes and durations only. */
export type Facts = Readonly<Record<string, unknown>>;

/** A line that says what became of one thing, and counts it. */
export interface CountedLine {
  readonly level: LogLevel;
  readonly message: string;
  readonly facts: Facts;
  readonly counts: readonly MetricSet[];
}

export interface Telemetry {
  readonly logger: Readonly<Record<LogLevel, (message: string, facts: Facts) => void>>;
  /** Writes one line, which CloudWatch reads as metrics too. */
  logAndCount(line: CountedLine): void;
}

/** A function's JSON log and its metrics, which all have these dimensions, in one. */
export function createTelemetry(
  service: string,
  dimensions: Readonly<Record<string, string>> = {},
): Telemetry {
  // Whatever the environment says: a line that is not written counts nothing.
  const logger = new Logger({
    serviceName: service,
    logLevel: 'INFO',
    persistentKeys: dimensions,
    logFormatter: new LineFormat(),
  });
  const common = { [PIPELINE_DIMENSION]: process.env[PIPELINE_VARIABLE] ?? 'unknown', ...dimensions };
  const sandbox = sandboxFacts();
  return {
    logger,
    logAndCount: ({ level, message, facts, counts }) => {
      const { [SERVICE_DIMENSION]: _, ...metrics } = embeddedMetrics(
        counts,
        { [SERVICE_DIMENSION]: service, ...common },
        new Date(),
      );
      logger[level](message, { ...facts, ...sandbox(), ...metrics });
    },
  };
}

/** What may be logged of an error. */
export interface ErrorFacts {
  readonly name: string;
  readonly code?: string;
}

/** What an error is called that throws when it is looked at. */
export const UNREADABLE = 'unreadable';

/** An error's name and code. Messages may quote what was sent. Does not throw. */
export function errorFacts(error: unknown): ErrorFacts {
  try {
    return readFacts(error);
  } catch {
    // Whoever throws makes the error, and may make one that throws when it is looked at.
    return { name: UNREADABLE };
  }
}

function readFacts(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { name: typeof error };
  const { name, code } = error as { readonly name: unknown; readonly code?: unknown };
  return { name: logged(name), ...(typeof code === 'string' ? { code: logged(code) } : {}) };
}

/** Whoever throws sets name and code, and a client library may make them of what it was answered. */
function logged(text: unknown): string {
  return typeof text === 'string' && /^[\w.:-]{1,64}$/.test(text) ? text : 'unprintable';
}
