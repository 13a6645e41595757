import { doneLine, quarantineLines } from '../../../local/demo/quarantine-lines.ts';

const ADA = {
  group: 'privy/main#did:privy:ada',
  events: 3,
  openedAt: '2026-11-26T19:31:02.000Z',
  first: {
    sequence: '00000000000000000007',
    attempts: 2,
    id: 'msg_1',
    type: 'privy.user.created',
    failure: { code: 'crm-busy', permanent: false, frames: ['at handle (/app/handle.ts:5:9)'] },
  },
};

describe('what is printed of a quarantine', () => {
  it('is each user with the event that was given up on', () => {
    const unread = { sequence: '00000000000000000008', attempts: 1 };
    const BOB = { group: 'bob', events: 1, openedAt: '2026-11-26T19:31:03.000Z', first: unread };

    expect(quarantineLines('crm', [ADA, BOB])).toEqual([
      'crm: 2 users in quarantine',
      '  privy/main#did:privy:ada  3 events since 2026-11-26T19:31:02.000Z',
      '    privy.user.created  msg_1  sequence 00000000000000000007',
      '    failed 2 times: crm-busy',
      '      at handle (/app/handle.ts:5:9)',
      '  bob  1 event since 2026-11-26T19:31:03.000Z',
      '    not an event  sequence 00000000000000000008',
    ]);
    expect(quarantineLines('crm', [])).toEqual(['crm: nobody in quarantine']);
  });

  it.each([
    [{ done: 'released', handled: 3 }, 'ada: 3 events handled, out of quarantine'],
    [{ done: 'busy', handled: 0 }, 'ada: somebody else is releasing it'],
    [{ done: 'not-in-quarantine', handled: 0 }, 'ada: not in quarantine'],
    [
      {
        done: 'failed',
        handled: 1,
        failed: {
          groupId: 'ada',
          sequence: '8',
          messageId: 'm',
          failure: { code: 'crm-busy', permanent: false },
        },
      },
      'ada: 1 event handled; 8 failed again: crm-busy',
    ],
    [{ done: 'dropped', sequence: '7' }, 'ada: dropped 7'],
    [{ done: 'not-in-quarantine', sequence: '7' }, 'ada: no event 7 in quarantine'],
  ] as const)('is what came of a release or a drop: %#', (answer, line) => {
    expect(doneLine({ group: 'ada', ...answer })).toBe(line);
  });
});
