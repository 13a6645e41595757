import { handlerAuditLines } from '../../../cli/archive/handler-audit-lines.ts';
import { plainPage } from '../plain-page.ts';

const SOURCE = {
  source: 'privy/main',
  published: 1_204,
  applied: 1_190,
  stale: 9,
  ignored: 3,
  duplicate: 0,
  forgotten: 0,
  earlier: 0,
  unsettled: 2,
};
const AUDIT = {
  day: '2026-11-26',
  handler: 'user-directory',
  sources: [SOURCE],
  places: { waiting: 0, dead: 1, quarantined: 0, dropped: 0 },
  missing: 1,
  unsettled: [
    { source: 'privy/main', id: 'msg_1', last: 'failed' },
    { source: 'privy/main', id: 'msg_2', last: 'unseen' },
  ],
} as const;
const typed = (...words: readonly string[]) => words.join(' ');

describe('an audit of a handler', () => {
  it('says of how many events nobody knows, which have no outcome, and how they are brought', () => {
    expect(handlerAuditLines(AUDIT, typed, plainPage(120))).toEqual([
      'nobody knows what user-directory did with 1 event of 2026-11-26',
      '',
      'source      published  applied  stale  ignored  duplicate  forgotten  earlier  unsettled',
      '────────────────────────────────────────────────────────────────────────────────────────',
      'privy/main  1,204      1,190    9      3        0          0          0        2',
      '',
      'no outcome of 2 events; of any day there are 0 waiting, 1 dead, 0 in quarantine, 0 dropped',
      'failed  privy/main  msg_1',
      'unseen  privy/main  msg_2',
      '',
      'bring what is missing  replay start user-directory --from 2026-11-26 --only-missing',
    ]);
  });

  it('says that nothing is missing, and that nothing was published', () => {
    const whole = { ...AUDIT, missing: 0, sources: [], unsettled: [] };

    expect(handlerAuditLines(whole, typed, plainPage(80))).toEqual([
      'nothing of 2026-11-26 is missing at user-directory',
      'nothing was published for it',
    ]);
  });

  it('names twenty events and says how many more there are', () => {
    const unsettled = Array.from({ length: 25 }, () => AUDIT.unsettled[0]);
    const sources = [{ ...SOURCE, unsettled: 25 }];

    const lines = handlerAuditLines({ ...AUDIT, sources, unsettled }, typed, plainPage(80));

    expect(lines.filter((line) => line === 'failed  privy/main  msg_1')).toHaveLength(20);
    expect(lines).toContain('and 5 events more; --json names a thousand');
  });

  it('says from when on a day can be audited', () => {
    expect(handlerAuditLines({ refused: 'expired', from: '2026-08-20' }, typed, plainPage(80))).toEqual([
      'the ledger and the logs know nothing from before 2026-08-20 any more',
    ]);
  });
});
