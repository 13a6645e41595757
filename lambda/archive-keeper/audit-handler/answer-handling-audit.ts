import { auditHandling } from '../../../core/archive/audit/handling/audit-handling.ts';
import type { HandlingAudit } from '../../../core/archive/audit/handling/handling-audit.ts';
import type {
  HandlerLog,
  HandlerPlaces,
  HandlingPorts,
} from '../../../core/archive/audit/handling/handling-ports.ts';
import type { Telemetry } from '../../telemetry.ts';
import type { ReplayedQueue, ReplayedQueues } from '../replay/replayed-queues.ts';
import { daysAgo } from '../utc-day.ts';
import { type HandlingRequest, handlingRequest } from './handling-request.ts';
import { reportHandlingAudit } from './report-handling-audit.ts';

/** What the function audits handlers with. */
export interface HandlingAuditing extends Pick<HandlingPorts, 'objects' | 'ledger' | 'now' | 'waitUntil'> {
  readonly queues: ReplayedQueues;
  readonly logOf: (logGroup: string) => HandlerLog;
  readonly placesOf: (handler: HandlerName, deadLetterQueues: readonly string[]) => HandlerPlaces;
  /** How long both the ledger and the logs remember. */
  readonly rememberedDays: number;
  readonly telemetry: Telemetry;
}

/** A handler, and the name of its queue. */
export interface HandlerName {
  readonly name: string;
  readonly queue: string;
}

/** What is answered. A run of the schedule answers nobody. */
export type HandlingAnswer = HandlingAudit | { readonly refused: 'expired'; readonly from: string };

/** Audits what a handler did with the events of a day, and says what it found in a line of the log and to whoever asked. */
export async function answerHandlingAudit(
  event: { readonly archive: unknown },
  auditing: HandlingAuditing,
): Promise<HandlingAnswer> {
  const { now, rememberedDays, telemetry } = auditing;
  const startedAt = now();
  const request = handlingRequest(event, startedAt);
  const from = daysAgo(rememberedDays - 1, startedAt);
  if (request.day < from) return { refused: 'expired', from };
  const audit = await audited(request, auditing);
  reportHandlingAudit(audit, { startedAt, endedAt: now() }, telemetry);
  return audit;
}

async function audited(
  { handler: name, logGroup, deadLetterQueues, day }: Required<HandlingRequest>,
  { queues, logOf, placesOf, ...ports }: HandlingAuditing,
): Promise<HandlingAudit> {
  const { events, queue } = handlerOf(name, queues);
  return await auditHandling(
    day,
    { name, events },
    { ...ports, log: logOf(logGroup), places: placesOf({ name, queue }, deadLetterQueues) },
  );
}

function handlerOf(name: string, queues: ReplayedQueues): ReplayedQueue {
  const found = Object.hasOwn(queues, name) ? queues[name] : undefined;
  if (found?.quarantine === undefined) throw new UnknownHandlerError(name, queues);
  return found;
}

/** Nobody can say of it what it did: it is no handler and no https destination, or the function is not told of it. */
export class UnknownHandlerError extends Error {
  readonly code = 'unknown-handler';

  constructor(name: string, queues: ReplayedQueues) {
    const handlers = Object.keys(queues).filter((key) => queues[key]?.quarantine);
    super(
      `${JSON.stringify(name)} is no handler that can be audited; allowed: ${handlers.join(', ') || 'none, as there are none'}`,
    );
    this.name = 'UnknownHandlerError';
  }
}
