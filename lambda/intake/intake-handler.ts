import type { APIGatewayProxyResult } from 'aws-lambda';
import type { Receipt } from '../../core/intake/receipt.ts';
import { type IntakeOptions, type IntakePorts, receive } from '../../core/intake/receive.ts';
import { stackFrames } from '../stack-frames.ts';
import { errorFacts, type Telemetry } from '../telemetry.ts';
import { answer } from './answer.ts';
import { deliveryOf, requestIdOf } from './delivery-of.ts';
import { report } from './report.ts';

export interface Intake {
  readonly options: IntakeOptions;
  readonly ports: IntakePorts;
  /** The ARN of a source's signing secret. */
  readonly secretArnOf: (source: string) => string | undefined;
}

export type IntakeHandler = (event: unknown) => Promise<APIGatewayProxyResult>;

/** Turns API Gateway events into deliveries, and receipts into the answer, the log line and the metrics. */
export function intakeHandler({ options, ports, secretArnOf }: Intake, telemetry: Telemetry): IntakeHandler {
  return async (event) => {
    const startedAt = ports.now();
    const delivery = deliveryOf(event);
    const receipt = await receive(delivery, options, ports).catch((error) => unforeseen(error, telemetry));
    const source = receipt.outcome === 'unknown-source' ? 'unknown' : (delivery.source ?? 'unknown');
    const context = {
      source,
      secretArn: secretArnOf(source),
      requestId: requestIdOf(event),
      startedAt,
      endedAt: ports.now(),
    };
    report(receipt, context, telemetry);
    return answer(receipt);
  };
}

/** A fault nobody thought of must still be answered such that the provider tries again. */
function unforeseen(error: unknown, { logger }: Telemetry): Receipt {
  logger.error('unforeseen fault in the intake', {
    fault: { ...errorFacts(error), frames: stackFrames(error) },
  });
  return { outcome: 'unavailable' };
}
