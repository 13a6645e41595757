import { endWithoutMessage } from '../end-without-message.ts';
import { createTelemetry } from '../telemetry.ts';
import { INTAKE_SERVICE } from './delivery-metrics.ts';
import { intakeFromEnvironment } from './from-environment.ts';
import { intakeHandler } from './intake-handler.ts';

const telemetry = createTelemetry(INTAKE_SERVICE);
endWithoutMessage(telemetry);

export const handler = intakeHandler(intakeFromEnvironment(process.env, telemetry), telemetry);
