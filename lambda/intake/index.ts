import { createTelemetry } from '../telemetry.ts';
import { intakeFromEnvironment } from './from-environment.ts';
import { intakeHandler } from './intake-handler.ts';

const telemetry = createTelemetry('intake');

export const handler = intakeHandler(intakeFromEnvironment(process.env, telemetry.logger), telemetry);
