import { auditLines } from '../../../cli/archive/audit-lines.ts';
import { compactedLines } from '../../../cli/archive/compacted-lines.ts';
import { countLines } from '../../../cli/archive/count-lines.ts';
import { forgetLines } from '../../../cli/archive/forget-lines.ts';
import { plainPage } from '../plain-page.ts';

const PROBLEM = { damage: 'cut-lines', key: 'hot/2026-11-26/a.jsonl.gz', detail: 'line 7' } as const;
const SOURCE = {
  source: 'privy/main',
  published: 1_204,
  archived: 1_201,
  withheld: { 'dynamic.wallet.delegation.created': 2 },
  forgotten: 0,
  earlier: 0,
  missing: 1,
  altered: 0,
  doubled: 0,
  events: 1_202,
  unmarked: 1,
};
const AUDIT = {
  day: '2026-11-26',
  ledger: 'compared',
  differences: 2,
  sources: [SOURCE],
  flawed: [{ source: 'privy/main', id: 'msg_1', flaw: 'missing' }],
  unmarked: [{ source: 'privy/main', id: 'msg_2' }],
  damaged: 1,
  problems: [PROBLEM],
} as const;

describe('an audit', () => {
  it('says what is missing and damaged, and what is no difference', () => {
    expect(auditLines(AUDIT, plainPage(120))).toEqual([
      'the archive of 2026-11-26 has 2 differences',
      '',
      'source      published  archived  withheld  forgotten  earlier  missing  altered  doubled',
      '────────────────────────────────────────────────────────────────────────────────────────',
      'privy/main  1,204      1,201     2         0          0        1        0        0',
      '',
      'missing  privy/main  msg_1',
      'cut-lines  hot/2026-11-26/a.jsonl.gz  line 7',
      '',
      '1 event in the archive that the ledger does not know to be published: no difference, such as privy/main msg_2',
    ]);
  });

  it('says that the archive is whole', () => {
    const whole = { ...AUDIT, differences: 0, sources: [], flawed: [], unmarked: [], problems: [] };

    expect(auditLines(whole, plainPage(80))).toEqual([
      'the archive of 2026-11-26 is whole',
      'no source had an event',
    ]);
    expect(auditLines({ ...whole, ledger: 'expired' }, plainPage(80))).toContain(
      'the ledger has forgotten the day: only the archive itself was looked at',
    );
  });

  it('names twenty events and says how many more there are', () => {
    const flawed = Array.from({ length: 25 }, () => AUDIT.flawed[0]);

    const lines = auditLines({ ...AUDIT, flawed, problems: [] }, plainPage(80));

    expect(lines.filter((line) => line === 'missing  privy/main  msg_1')).toHaveLength(20);
    expect(lines).toContain('and 5 events more; --json names a thousand');
  });
});

describe('a compaction', () => {
  const NOTHING = { compacted: [], left: [], problems: [] };

  it.each([
    [{ ...NOTHING, dryRun: true }, ['every day is compacted']],
    [{ ...NOTHING, dryRun: true, left: ['2026-11-26'] }, ['1 day would be compacted: 2026-11-26']],
    [
      { ...NOTHING, dryRun: false, compacted: ['2026-11-25'], left: ['2026-11-26'] },
      ['1 day compacted: 2026-11-25', '1 day left: 2026-11-26'],
    ],
    [
      { ...NOTHING, dryRun: false, problems: [PROBLEM] },
      [
        'every day is compacted',
        '',
        '1 object to look at, which a compaction leaves alone:',
        'cut-lines  hot/2026-11-26/a.jsonl.gz  line 7',
      ],
    ],
  ])('is said in lines: %j', (compacted, lines) => {
    expect(compactedLines(compacted, plainPage(80))).toEqual(lines);
  });
});

describe('a count', () => {
  it('is a table, with what could not be read below it', () => {
    const counts = [
      { day: '2026-11-26', source: 'privy/main', type: 'privy.user.created', events: 1_204 },
    ] as const;

    expect(countLines({ counts, problems: [PROBLEM] }, plainPage(80))).toEqual([
      '1,204 events in the archive',
      '',
      'day         source      type                events',
      '──────────────────────────────────────────────────',
      '2026-11-26  privy/main  privy.user.created  1,204',
      '',
      'not counted, because it cannot be read:',
      'cut-lines  hot/2026-11-26/a.jsonl.gz  line 7',
    ]);
  });
});

describe('forgetting a person', () => {
  const of = { person: 'd1' };

  it('begins with what there is, and what stands in the way', () => {
    const found = {
      events: 0,
      hasMore: false,
      quarantine: [{ handler: 'crm', events: 2 }],
      refused: 1,
      replays: ['risk'],
    };

    expect(forgetLines({ ...of, found }, plainPage(120))).toEqual([
      'would be removed: no event in the archive',
      'in quarantine: crm (2 events)',
      'refused by the topic: 1 event',
      'and whatever waits in the queues of handlers, their inbox entries, and what the user directory says',
      'with no event, look whether source and user are spelt right',
      'a replay has to be over first, or aborted: to risk',
      'it takes three minutes and more, and cannot be undone',
    ]);
  });

  it.each([
    [
      { refused: 'replay-runs', subscribers: ['risk'] },
      'not begun: a replay to risk is not over; wait for it, or abort it',
    ],
    [
      { refused: 'another', since: '2026-11-27T08:00:00.000Z' },
      'not begun: another person is being forgotten since 2026-11-27T08:00:00Z',
    ],
    [
      { unfinished: { reason: 'parked' }, since: '2026-11-27T08:00:00.000Z' },
      'not done yet; begun at 2026-11-27T08:00:00Z. Run it again: it goes on\nevents of the person wait for the topic',
    ],
    [
      {
        unfinished: { reason: 'queues', handlers: { crm: 'marked' } },
        since: '2026-11-27T08:00:00.000Z',
      },
      'not done yet; begun at 2026-11-27T08:00:00Z. Run it again: it goes on\n' +
        'events of the person are in hand, or wait to be tried again, at crm: half an hour at most, as long as the last wait of a\nretry',
    ],
  ] as const)('that is not done says why: %j', (end, lines) => {
    expect(forgetLines({ ...of, end }, plainPage(120)).join('\n')).toBe(lines);
  });

  it('ends with a certificate, which fits the page', () => {
    const forgotten = {
      version: 1,
      id: '1',
      source: 'privy/main',
      person: 'd1',
      askedAt: '2026-11-27T08:00:00.000Z',
      forgottenAt: '2026-11-27T08:03:10.000Z',
      archive: { events: 12, days: [{ day: '2026-11-26', events: 12, versions: 2 }], manifests: [] },
      handlers: [{ name: 'crm', waiting: 3, inbox: 12, left: 2 }],
      refused: 0,
      directory: 'erased',
      endsByItself: [{ where: 'dead-letter queues', until: '2026-12-11T08:03:10.000Z' }],
      stays: ['what other services have taken, and what the provider has'],
    } as const;

    expect(forgetLines({ ...of, end: { forgotten, key: 'certificates/d1/1.json' } }, plainPage(80))).toEqual([
      'forgotten at 2026-11-27T08:03:10Z',
      '12 events removed from the archive: 2026-11-26',
      'crm: 3 messages that waited',
      'erased from the user directory',
      '2 newer events are in the quarantine of crm: release them',
      'the certificate: certificates/d1/1.json',
      '',
      'ends by itself:',
      '  until 2026-12-11: dead-letter queues',
      'stays:',
      '  what other services have taken, and what the provider has',
    ]);
  });
});
