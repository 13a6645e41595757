import type { Drift } from '../../core/events/drift.ts';
import type { Envelope } from '../../core/events/envelope.ts';
import type { HandlerLog } from '../../core/handling/handler.ts';
import type { ComesAgain, Verdict } from '../../core/handling/process-batch.ts';
import type { EnvelopeProblem } from '../../core/handling/read-envelope.ts';
import type { Settled } from '../../core/quarantine/guarded-batch.ts';
import type { Metric } from '../embedded-metrics.ts';
import { stackFrames } from '../stack-frames.ts';
import { createTelemetry, errorFacts, type LogLevel, type Telemetry } from '../telemetry.ts';
import {
  EVENT_AGE_METRIC,
  HANDLER_SERVICE,
  MENDED_TEXTS_METRIC,
  STEP_METRICS,
  SUBSCRIBER_DIMENSION,
  VERDICT_METRICS,
} from './handler-metrics.ts';

/** The log and the metrics of one handler. */
export function handlerTelemetry(subscriber: string): Telemetry {
  return createTelemetry(HANDLER_SERVICE, { [SUBSCRIBER_DIMENSION]: subscriber });
}

/** One message and what became of it. */
export interface MessageReport {
  readonly messageId: string;
  /** Absent where it did not come from the queue: an operator has released it. */
  readonly receiveCount?: number;
  readonly verdict: Verdict;
  /** The event, where the body was read as one. */
  readonly event?: Envelope;
  /** Where the payload of an event that failed is not as its type says: it may be why. */
  readonly drift?: readonly Drift[];
  readonly problem?: EnvelopeProblem;
  /** How many texts of the event's writes had to be changed to be stored. @default none */
  readonly mendedTexts?: number;
  /** How many items the event has written. Absent where the handler has no table of its own. */
  readonly writes?: number;
  readonly error?: unknown;
  /** How often the event has failed, this time included, where that is known. */
  readonly attempts?: number;
  /** What is done about it. */
  readonly step?: Settled['step'];
  readonly comesAgain?: ComesAgain;
  readonly startedAt: Date;
  readonly endedAt: Date;
}

/** Writes the one line of a message, which is its metrics as well. */
export function reportMessage(report: MessageReport, telemetry: Telemetry): void {
  telemetry.logAndCount({
    level: levelOf(report),
    message: 'message',
    facts: factsOf(report),
    counts: [{ metrics: metricsOf(report) }],
  });
}

function levelOf({ verdict, mendedTexts }: MessageReport): LogLevel {
  if (verdict === 'failed') return 'error';
  return verdict === 'held' || mendedTexts !== undefined ? 'warn' : 'info';
}

function metricsOf(report: MessageReport): readonly Metric[] {
  const { verdict, mendedTexts, step = 'retry' } = report;
  const age = eventAge(report);
  const counted: readonly (Metric | undefined)[] = [
    [VERDICT_METRICS[verdict], 'Count', 1],
    step === 'retry' ? undefined : [STEP_METRICS[step], 'Count', 1],
    age === undefined ? undefined : [EVENT_AGE_METRIC, 'Milliseconds', Math.max(0, age)],
    mendedTexts === undefined ? undefined : [MENDED_TEXTS_METRIC, 'Count', mendedTexts],
  ];
  return counted.filter((metric) => metric !== undefined);
}

/** What a handler itself logs, tied to its event. */
export function handlerLog(event: Envelope, { logger }: Telemetry): HandlerLog {
  return {
    info: (message, facts) => logger.info(message, { ...facts, ...eventFacts(event) }),
    warn: (message, facts) => logger.warn(message, { ...facts, ...eventFacts(event) }),
  };
}

/** Says that messages come again later than the handler's schedule has it. */
export function reportNotPostponed(messages: number, error: unknown, { logger }: Telemetry): void {
  logger.warn('not postponed', { messages, fault: errorFacts(error) });
}

/** Says that the quarantine could not be asked or told. */
export function reportGuardFault(message: string, error: unknown, { logger }: Telemetry): void {
  logger.error(message, { fault: errorFacts(error) });
}

/** Ids, codes and durations only. */
function factsOf(report: MessageReport) {
  const { messageId, receiveCount, verdict, event, drift = [], problem, error, startedAt, endedAt } = report;
  return {
    outcome: verdict,
    ...(event === undefined ? {} : eventFacts(event)),
    ...(isOrdinary(report) ? {} : { messageId, receiveCount }),
    released: receiveCount === undefined ? true : undefined,
    attempts: report.attempts,
    step: report.step,
    comesAgainSeconds: report.comesAgain?.seconds,
    durationMilliseconds: endedAt.getTime() - startedAt.getTime(),
    writes: report.writes === 1 || verdict !== 'applied' ? undefined : report.writes,
    reason: problem === undefined ? undefined : 'not-an-envelope',
    problem,
    drift: drift.length === 0 ? undefined : drift,
    fault: error === undefined ? undefined : { ...errorFacts(error), frames: stackFrames(error) },
  };
}

/** Done when it was received for the first time, as nearly all are: who looks for it knows the event. */
function isOrdinary({ event, verdict, receiveCount }: MessageReport): boolean {
  return event !== undefined && receiveCount === 1 && !UNDONE.includes(verdict);
}

const UNDONE: readonly Verdict[] = ['failed', 'held', 'quarantined'];

function eventFacts({ id, type, source, replayid }: Envelope) {
  return { eventId: id, eventType: type, source, ...(replayid === undefined ? {} : { replayId: replayid }) };
}

/** Of what was released it says how long somebody took to mend something, and nothing of the handler. */
function eventAge({ event, verdict, receiveCount, endedAt }: MessageReport): number | undefined {
  if (event === undefined || verdict === 'held' || verdict === 'quarantined') return undefined;
  if (receiveCount === undefined) return undefined;
  return endedAt.getTime() - new Date(event.time).getTime();
}
