import type { Telemetry } from '../../lambda/telemetry.ts';

/** What the kit logs of a message. */
export interface MessageLine {
  readonly outcome?: string;
}

/** Telemetry that prints nothing, and tells of the one line that the kit logs for a message. */
export function quietTelemetry(onMessage: (line: MessageLine) => void): Telemetry {
  const hear = (message: string, line: MessageLine) => {
    if (message === 'message') onMessage(line);
  };
  const nothing = () => undefined;
  const logger = { info: hear, warn: hear, error: hear };
  const metrics = { addMetric: nothing, hasStoredMetrics: () => false, publishStoredMetrics: nothing };
  return { logger, metrics } as unknown as Telemetry;
}
