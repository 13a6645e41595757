import { tailRowLines } from '../../../cli/tail/tail-row-lines.ts';
import type { TailRow } from '../../../ops/tail/tail.ts';
import { plainPage } from '../plain-page.ts';

const ID = 'msg_2vMnLSYVmMBgjXnPkVx7Z0cWaLq';
const FAILED: TailRow = {
  kind: 'handling',
  at: '2026-11-27T12:00:01.000Z',
  subscriber: 'crm-contact',
  outcome: 'failed',
  eventId: ID,
  eventType: 'privy.user.created',
  durationMilliseconds: 12,
  step: 'retry',
  comesAgainSeconds: 60,
  fault: {
    name: 'CrmError',
    code: 'crm-busy',
    frames: ['at handle (handle.ts:12:11)', 'at work (kit.ts:1:1)'],
  },
};

describe('a line of what comes', () => {
  it('is a delivery with its source, and why it was refused', () => {
    const rejected: TailRow = {
      kind: 'delivery',
      at: '2026-11-27T12:00:00.123Z',
      source: 'privy/main',
      outcome: 'rejected',
      reason: 'no-matching-signature',
      durationMilliseconds: 3,
      calls: [],
    };

    expect(tailRowLines(rejected, plainPage(120))).toEqual([
      '12:00:00 ✗ → privy/main     rejected                                3 ms',
      '           no-matching-signature',
    ]);
  });

  it('is an attempt with its handler, what was thrown, where, and when it comes again', () => {
    expect(tailRowLines(FAILED, plainPage(120))).toEqual([
      `12:00:01 ✗ crm-contact      failed      privy.user.created         ${ID} 12 ms`,
      '           CrmError (crm-busy), comes again in 60 s',
      '           at handle (handle.ts:12:11)',
    ]);
    expect(tailRowLines({ ...FAILED, step: 'give-up' }, plainPage(120))[1]).toContain('given up on');
  });

  it('has the end of the id in a narrow page', () => {
    const [line = ''] = tailRowLines(FAILED, plainPage(80));

    expect(line).toBe('12:00:01 ✗ crm-contact      failed      privy.user.created         …7Z0cWaLq');
    expect(line.length).toBeLessThanOrEqual(80);
  });
});
