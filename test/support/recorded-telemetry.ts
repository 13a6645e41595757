import type { Metric } from '../../lambda/embedded-metrics.ts';
import type { LogLevel, Telemetry } from '../../lambda/telemetry.ts';

export interface LogLine {
  readonly level: LogLevel;
  readonly message: string;
  readonly [key: string]: unknown;
}

/** Telemetry that keeps what it is given: every line, and a list of metrics for each line that counts. */
export function recordedTelemetry() {
  const lines: LogLine[] = [];
  const published: Metric[][] = [];
  const at = (level: LogLevel) => (message: string, facts: object) =>
    void lines.push({ level, message, ...JSON.parse(JSON.stringify(facts)) });
  const logger = { info: at('info'), warn: at('warn'), error: at('error') };
  const telemetry: Telemetry = {
    logger,
    logAndCount: ({ level, message, facts, counts }) => {
      logger[level](message, facts);
      published.push(counts.flatMap(({ metrics }) => metrics));
    },
  };
  return { telemetry, lines, published };
}
