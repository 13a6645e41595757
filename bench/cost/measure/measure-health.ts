import type { SourceHealth } from '../../../core/source-health/health-of.ts';
import { reportHealth } from '../../../lambda/source-health/report-health.ts';
import { SOURCE_HEALTH_SERVICE } from '../../../lambda/source-health/source-health-metrics.ts';
import {
  canaryRefusals,
  serverErrors,
  sourceQueries,
} from '../../../lambda/source-health/watched-metrics.ts';
import { createTelemetry } from '../../../lambda/telemetry.ts';
import { PIPELINE } from './environment.ts';
import { lineBytes, metricsIn, writtenLines } from './written-lines.ts';

const OWNERS = { pipelineName: PIPELINE, apiName: PIPELINE, webAcl: 'web-acl', region: 'us-east-1' };

/** A source that is well. */
const WELL: SourceHealth = {
  source: 'privy/main',
  silence: { silentHours: 1, allowedHours: 12, ratio: 0.08 },
  patience: { state: 'intact', hours: 720 },
};
/** Of a source, those of which there is one: what is unavailable, and whether somebody looked. */
const ALONE = 2;

/** What a look at a source says, and what it asks. */
export async function measureHealth() {
  const telemetry = createTelemetry(SOURCE_HEALTH_SERVICE);
  const lines = await writtenLines(() => reportHealth(WELL, telemetry));
  const { succeeded, failed, notItsOwn } = sourceQueries(WELL.source, { offListRule: 'off-list' }, OWNERS);
  const source = succeeded.length + failed.length + notItsOwn.length + ALONE;
  const besides = [serverErrors(OWNERS), canaryRefusals(OWNERS)].length;
  return { line: lineBytes(lines), metrics: metricsIn(lines), asked: { source, besides } };
}
