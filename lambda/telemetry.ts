import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { METRICS_NAMESPACE, PIPELINE_DIMENSION, PIPELINE_VARIABLE } from './telemetry-names.ts';

export interface Telemetry {
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** A function's JSON logger and its metrics in embedded metric format, both under the same service name. */
export function createTelemetry(serviceName: string): Telemetry {
  const metrics = new Metrics({ namespace: METRICS_NAMESPACE, serviceName });
  metrics.setDefaultDimensions({ [PIPELINE_DIMENSION]: process.env[PIPELINE_VARIABLE] ?? 'unknown' });
  return { logger: new Logger({ serviceName }), metrics };
}

/** What may be logged of an error: its name and code. Messages may quote what was sent. */
export function errorFacts(error: unknown): { readonly name: string; readonly code?: string } {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code } = error as { code?: unknown };
  return { name: logged(error.name), ...(typeof code === 'string' ? { code: logged(code) } : {}) };
}

/** Whoever throws sets name and code, and a client library may make them of what it was answered. */
function logged(text: string): string {
  return /^[\w.:-]{1,64}$/.test(text) ? text : 'unprintable';
}
