import type { SQSEvent } from 'aws-lambda';
import type { Envelope } from '../../core/events/envelope.ts';
import type { KeptEvent, Quarantine, QuarantineLines } from '../../core/quarantine/quarantine.ts';
import { answerQuarantine, type QuarantineAnswer } from './answer-quarantine.ts';
import {
  type BatchHandler,
  type BatchHandlerOptions,
  createBatchHandler,
  type RemainingTime,
  teller,
  usableTime,
} from './batch-handler.ts';
import { failureOf } from './failure-of.ts';
import { handleBody } from './handle-body.ts';
import { type AskedOfQuarantine, isQuarantineRequest } from './quarantine-request.ts';

/** A Lambda handler for batches of the handler's queue, and for what an operator asks about its quarantine. */
export interface FunctionHandler extends BatchHandler {
  (event: AskedOfQuarantine, context: RemainingTime): Promise<QuarantineAnswer>;
}

/** The whole of a batch handler's options: the function of a handler has them all. */
export interface FunctionHandlerOptions<Table extends string, Event extends Envelope>
  extends BatchHandlerOptions<Table, Event> {
  readonly quarantine: {
    readonly quarantine: Quarantine & QuarantineLines;
    readonly watch: NonNullable<BatchHandlerOptions<Table>['quarantine']>['watch'];
  };
}

/** Makes the function of a handler. */
export function createFunctionHandler<Table extends string, Event extends Envelope>(
  options: FunctionHandlerOptions<Table, Event>,
): FunctionHandler {
  const handleBatch = createBatchHandler(options);
  const handler = async (event: SQSEvent | AskedOfQuarantine, context: RemainingTime) =>
    isQuarantineRequest(event) ? answerInTime(event, context, options) : handleBatch(event, context);
  return handler as FunctionHandler;
}

async function answerInTime<Table extends string, Event extends Envelope>(
  event: object,
  context: RemainingTime,
  options: FunctionHandlerOptions<Table, Event>,
): Promise<QuarantineAnswer> {
  const { quarantine, permanentErrors = [], telemetry, now } = options;
  const usable = usableTime(context.getRemainingTimeInMillis());
  const tell = teller(options);
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), usable);
  const handle = async ({ messageId, body, attempts }: KeptEvent, signal: AbortSignal) => {
    const startedAt = now();
    const found = await handleBody(body, signal, options);
    const failed = found.verdict === 'failed';
    tell({
      messageId,
      startedAt,
      endedAt: now(),
      ...found,
      ...(failed ? { attempts: attempts + 1 } : {}),
    });
    return failed ? failureOf(found, permanentErrors) : undefined;
  };
  try {
    const endsAt = new Date(now().getTime() + usable);
    const lines = quarantine.quarantine;
    return await answerQuarantine(event, deadline.signal, { lines, handle, now, telemetry, endsAt });
  } finally {
    clearTimeout(timer);
  }
}
