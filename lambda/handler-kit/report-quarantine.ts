import type { Gate } from '../../core/quarantine/quarantine.ts';
import { aboveZero } from '../embedded-metrics.ts';
import type { Telemetry } from '../telemetry.ts';
import { QUARANTINE_METRICS } from './handler-metrics.ts';

/** Says how much is in quarantine. */
export function reportQuarantine(gates: readonly Gate[], now: Date, telemetry: Telemetry): void {
  const users = gates.length;
  const events = gates.reduce((sum, gate) => sum + gate.events, 0);
  const ages = gates.map(({ openedAt }) => (now.getTime() - openedAt.getTime()) / 1_000);
  const oldestAgeSeconds = Math.max(0, ...ages);
  telemetry.logAndCount({
    level: users > 0 ? 'warn' : 'info',
    message: 'quarantine',
    facts: { users, events, oldestAgeSeconds },
    counts: [
      {
        metrics: [
          [QUARANTINE_METRICS.users, 'Count', users],
          ...aboveZero(
            [QUARANTINE_METRICS.events, 'Count', events],
            [QUARANTINE_METRICS.oldest, 'Seconds', oldestAgeSeconds],
          ),
        ],
      },
    ],
  });
}
