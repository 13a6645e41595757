import type { Quarantine } from '../../../core/quarantine/quarantine.ts';
import { simulateOutage } from './simulate-outage.ts';

const OUTAGES = [
  { seconds: 900, halfSeconds: 30 },
  { seconds: 3_600, halfSeconds: 0 },
  { seconds: 3_600, halfSeconds: 30 },
  { seconds: 7_200, halfSeconds: 120 },
];

/** Goes by the first failure of an event instead of the one before: what succeeded since then may have been long ago. */
function byFirstFailure(quarantine: Quarantine): Quarantine {
  return {
    look: () => quarantine.look(),
    open: (event, gate) => quarantine.open(event, gate),
    join: (event, gate) => quarantine.join(event, gate),
    leave: (groupId) => quarantine.leave(groupId),
    trouble: (groupId) => quarantine.trouble(groupId),
    ask: (at) => quarantine.ask(at),
    answer: (success, asked) => quarantine.answer(success, asked),
    noteTrouble: async (groupId, trouble) => {
      const before = await quarantine.trouble(groupId);
      const first = before?.messageId === trouble.messageId ? before.failedAt : undefined;
      await quarantine.noteTrouble(groupId, {
        ...trouble,
        ...(first === undefined ? {} : { failedAt: first }),
      });
    },
  };
}

describe('an outage that begins gradually', () => {
  it.each(OUTAGES)(
    'of $seconds s, with every second event handled for $halfSeconds s, puts the poison user into quarantine and nobody else',
    async (outage) => {
      const { wronglyInQuarantine, poisonSeconds, unhandled } = await simulateOutage(outage, 1);

      expect(wronglyInQuarantine).toEqual([]);
      expect(unhandled).toBe(0);
      // The waits of the schedule, 2,556 s, with their jitter, and the outage if it comes between.
      expect(poisonSeconds).toBeGreaterThan(2_556 * 0.8);
      expect(poisonSeconds).toBeLessThan(2_556 * 1.2 + outage.seconds + 1_800 * 1.2);
    },
  );

  it('would fill the quarantine if a success since the first failure of an event were evidence enough', async () => {
    const outage = { seconds: 7_200, halfSeconds: 120, wrap: byFirstFailure };

    const { wronglyInQuarantine } = await simulateOutage(outage, 1);

    expect(wronglyInQuarantine.length).toBeGreaterThan(0);
  });
});
