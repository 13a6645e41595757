import type { Postponement, ReceivedRecord } from '../../core/handling/retry-schedule.ts';
import { publishReport } from '../function-reports.ts';
import type { MessageReport } from './handler-report.ts';

/** Tells who runs the handler on a laptop what became of a message, with the error, which the log leaves out. */
export function publishHandling(report: MessageReport): void {
  const { messageId, receiveCount, attempts, step, verdict, event, problem, error } = report;
  publishReport(() => ({
    kind: 'handling',
    messageId,
    receiveCount,
    attempts,
    step,
    outcome: verdict,
    durationMilliseconds: report.endedAt.getTime() - report.startedAt.getTime(),
    eventId: event?.id,
    eventType: event?.type,
    problem,
    error,
  }));
}

/** Tells the same when messages come again. */
export function publishPostponed(postponed: readonly Postponement<ReceivedRecord>[]): void {
  publishReport(() => ({
    kind: 'postponed',
    messages: postponed.map(({ record, seconds }) => ({ messageId: record.messageId, seconds })),
  }));
}
