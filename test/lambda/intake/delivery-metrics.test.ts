import type { Receipt } from '../../../core/intake/receipt.ts';
import { DELIVERY_METRICS, REFUSED_METRIC } from '../../../lambda/intake/delivery-metrics.ts';
import { report } from '../../../lambda/intake/report.ts';
import { recordedTelemetry } from '../../support/recorded-telemetry.ts';

const at = new Date('2026-11-22T10:00:00.000Z');

/** A delivery of which there is everything to say. */
const RECEIPT: Receipt = {
  outcome: 'rejected',
  reason: 'stale-event',
  degraded: 'mark-failed',
  verifiedByPrevious: true,
  graceIsEnding: true,
  unknownType: true,
  drift: [],
  event: { id: 'msg_1', type: 'privy.user.created', time: at },
};

/** The lag is told by the provider's clock or not at all. */
const WITHOUT_A_TIME: Receipt = {
  outcome: 'rejected',
  event: { id: 'msg_1', type: 'privy.user.created', time: at, timeSource: 'receipt' },
};

describe('the names of the metrics of a delivery', () => {
  it('are those that the report writes', () => {
    const { telemetry, published } = recordedTelemetry();

    for (const receipt of [RECEIPT, WITHOUT_A_TIME])
      report(receipt, { source: 'privy/main', requestId: 'r-1', startedAt: at, endedAt: at }, telemetry);

    const names = new Set(published.flat().map(([name]) => name));
    expect([...names].sort()).toEqual(
      ['Rejected', REFUSED_METRIC, ...Object.values(DELIVERY_METRICS)].sort(),
    );
  });
});
