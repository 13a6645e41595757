import { channel } from 'node:diagnostics_channel';

/**
 * The channel on which functions say what they did to whoever runs them in the same process, errors included, whose messages
 * must not be logged. In the cloud nobody listens, and nothing of it leaves the function.
 */
export const REPORTS_CHANNEL = 'wallet-webhooks:report';

/** What a function did. */
export type FunctionReport = DeliveryReport | HandlingReport | PostponedReport;

/** What became of one delivery. */
export interface DeliveryReport {
  readonly kind: 'delivery';
  /** API Gateway's id of the request. */
  readonly requestId: string | undefined;
  readonly source: string;
  readonly outcome: string;
  readonly reason: string | undefined;
  readonly eventId: string | undefined;
  readonly eventType: string | undefined;
}

/** What became of one message of a handler's batch. */
export interface HandlingReport {
  readonly kind: 'handling';
  readonly messageId: string;
  readonly outcome: string;
  /** How often the message was received, this time included; absent where an operator has released it. */
  readonly receiveCount: number | undefined;
  /** How often the event has failed, this time included, where that is known. */
  readonly attempts: number | undefined;
  /** What is done about a failure: `retry`, `give-up`, `outage`, or `full` where too many users are in quarantine. */
  readonly step: string | undefined;
  readonly durationMilliseconds: number;
  /** What is wrong with a body that is no event. */
  readonly problem: string | undefined;
  readonly eventId: string | undefined;
  readonly eventType: string | undefined;
  /** Whatever the handler threw. */
  readonly error: unknown;
}

/** When messages come again that are not done. */
export interface PostponedReport {
  readonly kind: 'postponed';
  readonly messages: readonly { readonly messageId: string; readonly seconds: number }[];
}

const REPORTS = channel(REPORTS_CHANNEL);

/** Whether somebody listens. */
export function isHeard(): boolean {
  return REPORTS.hasSubscribers;
}

/** Tells who listens. The report is made only where somebody does. */
export function publishReport(report: () => FunctionReport): void {
  if (REPORTS.hasSubscribers) REPORTS.publish(report());
}
