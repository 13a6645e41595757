import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Drift } from '../../core/events/drift.ts';
import type { Envelope } from '../../core/events/envelope.ts';
import type { HandlerLog } from '../../core/handling/handler.ts';
import type { Verdict } from '../../core/handling/process-batch.ts';
import type { EnvelopeProblem } from '../../core/handling/read-envelope.ts';
import { stackFrames } from '../stack-frames.ts';
import { createTelemetry, errorFacts, type Telemetry } from '../telemetry.ts';
import {
  EVENT_AGE_METRIC,
  HANDLER_SERVICE,
  MENDED_TEXTS_METRIC,
  SUBSCRIBER_DIMENSION,
  VERDICT_METRICS,
} from './handler-metrics.ts';

/** The logger and the metrics of one handler. */
export function handlerTelemetry(subscriber: string): Telemetry {
  const telemetry = createTelemetry(HANDLER_SERVICE);
  telemetry.logger.appendPersistentKeys({ subscriber });
  telemetry.metrics.setDefaultDimensions({ [SUBSCRIBER_DIMENSION]: subscriber });
  return telemetry;
}

/** One message and what became of it. */
export interface MessageReport {
  readonly messageId: string;
  readonly receiveCount: number;
  readonly verdict: Verdict;
  /** The event, where the body was read as one. */
  readonly event?: Envelope;
  /** Where the payload of an event that failed is not as its type says: it may be why. */
  readonly drift?: readonly Drift[];
  readonly problem?: EnvelopeProblem;
  readonly error?: unknown;
  readonly startedAt: Date;
  readonly endedAt: Date;
}

/** Writes the one log line and the metrics of a message. */
export function reportMessage(report: MessageReport, { logger, metrics }: Telemetry): void {
  const line = canonicalLine(report);
  if (report.verdict === 'failed') logger.error('message', line);
  else if (report.verdict === 'held') logger.warn('message', line);
  else logger.info('message', line);

  metrics.addMetric(VERDICT_METRICS[report.verdict], MetricUnit.Count, 1);
  const age = eventAge(report);
  if (age !== undefined) metrics.addMetric(EVENT_AGE_METRIC, MetricUnit.Milliseconds, Math.max(0, age));
}

/** What a handler itself logs, tied to its event. */
export function handlerLog(event: Envelope, { logger }: Telemetry): HandlerLog {
  return {
    info: (message, facts) => logger.info(message, { ...facts, ...eventFacts(event) }),
    warn: (message, facts) => logger.warn(message, { ...facts, ...eventFacts(event) }),
  };
}

/** Says that texts of the event's writes had to be changed to be stored, without the texts. */
export function reportMended(event: Envelope, texts: number, { logger, metrics }: Telemetry): void {
  logger.warn('mended texts', { ...eventFacts(event), texts });
  metrics.addMetric(MENDED_TEXTS_METRIC, MetricUnit.Count, texts);
}

/** Says that messages come again later than the handler's schedule has it. */
export function reportNotPostponed(messages: number, error: unknown, { logger }: Telemetry): void {
  logger.warn('not postponed', { messages, fault: errorFacts(error) });
}

/** Ids, codes and durations only. */
function canonicalLine(report: MessageReport) {
  const { messageId, receiveCount, verdict, event, drift = [], problem, error, startedAt, endedAt } = report;
  return {
    outcome: verdict,
    ...(event === undefined ? {} : eventFacts(event)),
    messageId,
    receiveCount,
    eventAgeMilliseconds: eventAge(report),
    durationMilliseconds: endedAt.getTime() - startedAt.getTime(),
    reason: problem === undefined ? undefined : 'not-an-envelope',
    problem,
    drift: drift.length === 0 ? undefined : drift,
    fault: error === undefined ? undefined : { ...errorFacts(error), frames: stackFrames(error) },
  };
}

function eventFacts({ id, type, source }: Envelope) {
  return { eventId: id, eventType: type, source };
}

function eventAge({ event, verdict, endedAt }: MessageReport): number | undefined {
  if (event === undefined || verdict === 'held') return undefined;
  return endedAt.getTime() - new Date(event.time).getTime();
}
