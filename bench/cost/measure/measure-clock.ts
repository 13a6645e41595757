import type { DrainReport } from '../../../core/drain/drain-report.ts';
import { reportDrain } from '../../../lambda/drain/report.ts';
import { INTAKE_SERVICE } from '../../../lambda/intake/delivery-metrics.ts';
import { createTelemetry } from '../../../lambda/telemetry.ts';
import { lineBytes, metricsIn, writtenLines } from './written-lines.ts';

const NOTHING: DrainReport = { drained: 0, failed: 0, setAside: 0, groups: 0, listed: true, faults: [] };
const TIMES = {
  startedAt: new Date('2026-11-27T10:00:00.000Z'),
  endedAt: new Date('2026-11-27T10:00:00.012Z'),
};

/** What a run of the drain says that had nothing to do. */
export async function measureDrain() {
  const telemetry = createTelemetry(INTAKE_SERVICE);
  const lines = await writtenLines(() => {
    for (const _ of [1, 2]) reportDrain(NOTHING, TIMES, telemetry);
  });
  return { line: lineBytes(lines), metrics: metricsIn(lines) };
}
