import { metricsClient } from '../../aws/clients.ts';
import { CloudWatchHourlyCounts } from '../../aws/cloudwatch-hourly-counts.ts';
import { endWithoutMessage } from '../end-without-message.ts';
import { requireEnvironment } from '../require-environment.ts';
import { createTelemetry } from '../telemetry.ts';
import { PIPELINE_VARIABLE } from '../telemetry-names.ts';
import { SOURCE_HEALTH_ENVIRONMENT, type WatchedSources } from './environment.ts';
import { sourceHealthHandler } from './source-health-handler.ts';
import { SOURCE_HEALTH_SERVICE } from './source-health-metrics.ts';

const { watched, apiName, pipelineName } = requireEnvironment({
  ...SOURCE_HEALTH_ENVIRONMENT,
  pipelineName: PIPELINE_VARIABLE,
});
const telemetry = createTelemetry(SOURCE_HEALTH_SERVICE);
endWithoutMessage(telemetry);

export const handler = sourceHealthHandler(
  {
    counts: new CloudWatchHourlyCounts(metricsClient()),
    watched: JSON.parse(watched) as WatchedSources,
    pipelineName,
    apiName,
    now: () => new Date(),
  },
  telemetry,
);
