import type { Telemetry } from '../../lambda/telemetry.ts';

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly [key: string]: unknown;
}

/** A logger and metrics that keep what they are given. `published` holds one list per flush. */
export function recordedTelemetry() {
  const lines: LogLine[] = [];
  const published: (readonly [name: string, unit: string, value: number])[][] = [];
  let stored: (readonly [string, string, number])[] = [];
  const at = (level: LogLine['level']) => (message: string, facts: object) =>
    void lines.push({ level, message, ...JSON.parse(JSON.stringify(facts ?? {})) });
  const logger = { info: at('info'), warn: at('warn'), error: at('error') };
  const metrics = {
    addMetric: (name: string, unit: string, value: number) => void stored.push([name, unit, value]),
    addDimension: () => undefined,
    singleMetric: () => ({
      addDimensions: () => undefined,
      addMetric: (name: string, unit: string, value: number) => void published.push([[name, unit, value]]),
    }),
    hasStoredMetrics: () => stored.length > 0,
    publishStoredMetrics: () => {
      published.push(stored);
      stored = [];
    },
  };
  return { telemetry: { logger, metrics } as unknown as Telemetry, lines, published };
}
