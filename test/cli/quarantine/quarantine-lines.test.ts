import { droppedLines } from '../../../cli/quarantine/dropped-lines.ts';
import { quarantineLineLines } from '../../../cli/quarantine/quarantine-line-lines.ts';
import { quarantineListLines } from '../../../cli/quarantine/quarantine-list-lines.ts';
import { isReleased, releaseLines } from '../../../cli/quarantine/release-lines.ts';
import { plainPage } from '../plain-page.ts';

const GROUP = 'privy/main#did:privy:cm3np4u9j001rc8b73seqmqqk';
const FIRST = {
  sequence: '18900000000000000000',
  messageId: 'message-1',
  id: 'msg_1',
  type: 'privy.user.created',
  keptAt: '2026-11-27T08:00:00.000Z',
  attempts: 7,
  failure: { code: 'unknown-plan', frames: ['at handle (handle.ts:12:11)'], permanent: true },
};
const { failure: _, ...SECOND } = { ...FIRST, sequence: '18900000000000000256', id: 'msg_2', attempts: 0 };
const USER = { group: GROUP, events: 2, openedAt: '2026-11-27T08:00:00.000Z', first: FIRST };
const HERE = { flags: [] };

describe('the list of who is in quarantine', () => {
  it('names each user, the event that was given up on and where it failed, and what to type next', () => {
    const handlers = [
      { handler: 'crm', users: [USER] },
      { handler: 'alerts', users: [] },
    ];

    expect(quarantineListLines(handlers, HERE, plainPage(80))).toEqual([
      'crm: 1 user in quarantine',
      `  ${GROUP}`,
      '    2 events since 2026-11-27T08:00:00Z',
      '    privy.user.created  msg_1',
      '    failed 7 times: unknown-plan, for good',
      '      at handle (handle.ts:12:11)',
      '',
      'nobody in quarantine: alerts',
      '',
      'see the line of one:',
      '  npx wallet-webhooks quarantine show crm did:privy:cm3np4u9j001rc8b73seqmqqk',
      'release, once the handler is mended:',
      '  npx wallet-webhooks quarantine release crm',
    ]);
  });

  it('means the same stage by what to type next', () => {
    const lines = quarantineListLines(
      [{ handler: 'crm', users: [USER] }],
      { flags: ['--stage', 'WalletWebhooks-prod'] },
      plainPage(120),
    );

    expect(lines.at(-1)).toBe('  npx wallet-webhooks quarantine release crm --stage WalletWebhooks-prod');
  });

  it('says why a function could not say', () => {
    const handlers = [
      {
        handler: 'crm',
        users: [],
        problem: { code: 'function-failed', message: 'Cannot find module crm' } as const,
      },
      {
        handler: 'risk',
        users: [],
        problem: { code: 'no-access', message: 'no permission for lambda:InvokeFunction' } as const,
      },
    ];

    expect(quarantineListLines(handlers, HERE, plainPage(80))).toEqual([
      'crm: its function could not say: Cannot find module crm',
      '',
      'risk: its function may not be asked: no permission for lambda:InvokeFunction',
    ]);
  });
});

describe('the line of a user in quarantine', () => {
  it('is a table, with how many more stand behind', () => {
    const line = { ...USER, handler: 'crm', waiting: 102, events: [FIRST, SECOND] };

    expect(quarantineLineLines(line, HERE, plainPage(80))).toEqual([
      GROUP,
      'in the quarantine of crm with 102 events since 2026-11-27T08:00:00Z',
      'failed 7 times: unknown-plan, for good',
      '  at handle (handle.ts:12:11)',
      '',
      'event  type                attempts  in quarantine since',
      '─────────────────────────────────────────────────────────',
      'msg_1  privy.user.created  7         2026-11-27T08:00:00Z',
      'msg_2  privy.user.created  waits     2026-11-27T08:00:00Z',
      'and 100 events more behind them',
      '',
      'release, once the handler is mended:',
      '  npx wallet-webhooks quarantine release crm did:privy:cm3np4u9j001rc8b73seqmqqk',
      'take out the first:',
      '  npx wallet-webhooks quarantine drop crm did:privy:cm3np4u9j001rc8b73seqmqqk msg_1 --reason WHY',
    ]);
  });

  it('says what others got of the user since, where that is known', () => {
    const since = { users: 1, isAll: true };
    const elsewhere = [
      { subscriber: 'profile', arrived: 2, handled: 1, ...since },
      { subscriber: 'risk', arrived: 2, ...since },
      { subscriber: 'shut', problem: { code: 'no-access' as const, message: 'no permission for it' } },
    ];
    const line = {
      handler: 'crm',
      group: GROUP,
      openedAt: USER.openedAt,
      waiting: 1,
      events: [FIRST],
      elsewhere,
    };

    expect(quarantineLineLines(line, HERE, plainPage(60)).slice(8, 14)).toEqual([
      '',
      'At other subscribers since then, by the archive, a minute behind',
      '  profile  2 came, and it has handled 1 of them',
      '  risk     2 came, and what became of that is known to its',
      '           own service',
      '  shut     no access: no permission for it',
    ]);
  });
});

describe('a release', () => {
  const of = { handler: 'crm', users: [USER], dryRun: false };
  const out = { group: GROUP, done: 'released', handled: 2 } as const;
  const failed = {
    group: GROUP,
    done: 'failed',
    handled: 1,
    failed: {
      groupId: GROUP,
      sequence: '1',
      messageId: 'm',
      failure: { code: 'crm-busy', frames: ['at handle'], permanent: false },
    },
  } as const;

  it.each([
    [
      { ...of, dryRun: true, released: [] },
      ['would be handed back to crm, oldest first:', `  ${GROUP}  2 events, unknown-plan`],
    ],
    [{ ...of, released: [out] }, [`✓ ${GROUP}  2 events handled, out of quarantine`]],
    [
      { ...of, released: [failed] },
      [
        `✗ ${GROUP}  1 event handled, then one failed again: crm-busy; it stays, and those behind it`,
        '    at handle',
      ],
    ],
    [
      { ...of, released: [{ group: GROUP, done: 'busy', handled: 0 } as const] },
      [`✗ ${GROUP}  no event handled, somebody else is releasing it; look again in a minute`],
    ],
    [
      { ...of, users: [USER, USER], released: [out] },
      [`✓ ${GROUP}  2 events handled, out of quarantine`, '1 user not come to'],
    ],
    [{ ...of, users: [], released: [] }, ['nobody is in the quarantine of crm']],
  ])('is said in lines: %j', (released, lines) => {
    expect(releaseLines(released, plainPage(120))).toEqual(lines);
  });

  it('is complete where all are out, and not where one stays or was not come to', () => {
    expect(isReleased({ ...of, released: [out] })).toBe(true);
    expect(isReleased({ ...of, released: [failed] })).toBe(false);
    expect(isReleased({ ...of, users: [USER, USER], released: [out] })).toBe(false);
  });
});

describe('a drop', () => {
  it.each([
    ['would-drop', 'would be taken out for good'],
    ['dropped', 'was taken out for good'],
    ['not-in-quarantine', 'is out of quarantine already; nothing was dropped'],
  ] as const)('is said within the width of the page: %s', (done, said) => {
    const dropped = { handler: 'crm', group: GROUP, dryRun: false, event: FIRST, done };

    expect(droppedLines(dropped, plainPage(80))).toEqual([
      `msg_1  privy.user.created, of ${GROUP} at`,
      `crm, ${said}`,
    ]);
  });
});
