import type { APIGatewayProxyResult } from 'aws-lambda';
import type { Receipt } from '../../core/intake/receipt.ts';
import { receive } from '../../core/intake/receive.ts';
import { createTelemetry, errorFacts } from '../telemetry.ts';
import { answer } from './answer.ts';
import { deliveryOf } from './delivery-of.ts';
import { intakeFromEnvironment } from './from-environment.ts';
import { report } from './report.ts';

const telemetry = createTelemetry('intake');
const { options, ports, secretArnOf } = intakeFromEnvironment(process.env, telemetry.logger);

export const handler = async (event: unknown): Promise<APIGatewayProxyResult> => {
  const startedAt = ports.now();
  const delivery = deliveryOf(event);
  const receipt = await receive(delivery, options, ports).catch(unforeseen);
  const source = receipt.outcome === 'unknown-source' ? 'unknown' : (delivery.source ?? 'unknown');
  report(receipt, { source, secretArn: secretArnOf(source), startedAt, endedAt: ports.now() }, telemetry);
  return answer(receipt);
};

/** A fault nobody thought of must still be answered such that the provider tries again. */
function unforeseen(error: unknown): Receipt {
  telemetry.logger.error('unforeseen fault in the intake', { fault: errorFacts(error) });
  return { outcome: 'unavailable' };
}
