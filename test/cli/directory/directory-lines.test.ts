import { directoryLines } from '../../../cli/directory/directory-lines.ts';
import type { DeletedItem, DirectoryItem } from '../../../core/directory/directory-item.ts';
import { createPaint } from '../../../local/terminal/paint.ts';
import { listedUser } from '../../../ops/directory/listed-user.ts';

const PAGE = { columns: 120, paint: createPaint(false) };
const ADDRESS = '0x1111111111111111111111111111111111111111';

const ZOE: DirectoryItem = {
  pk: 'privy/main#did:privy:1',
  provider: 'privy',
  environment: 'local',
  userId: 'did:privy:1',
  source: 'privy/main',
  format: 2,
  createdAt: '2026-11-21T00:00:00.000Z',
  lastSeen: '2026-11-22T03:04:05.000Z~mwr2lqiwrZVaQu',
  listed: '2026-11-22T03:04:05.000Z~mwr2lqiwrZVaQu',
  accounts: [{ type: 'email', identifier: 'zoe@example.test' }, { type: 'passkey' }],
  wallets: [
    { address: '0x11', chain: 'ethereum', kind: 'embedded' },
    {
      address: ADDRESS,
      chain: 'ethereum',
      kind: 'embedded',
      exported: '2026-11-22T02:00:00.000Z~mwr2lqiwrZVaQu',
      recovered: '-2026-11-22T02:30:00.000Z~mwr2lqiwrZVaQu',
      recovery: { text: 'icloud_recovery_secret', said: '2026-11-22T02:00:00.000Z~mwr2lqiwrZVaQu' },
    },
  ],
  mfa: { methods: [{ type: 'totp' }, { type: 'sms' }] },
  kyc: { text: 'approved', said: '2026-11-22T02:00:00.000Z~mwr2lqiwrZVaQu' },
  lastEventTime: '2026-11-22T03:04:05.000Z',
  lastEventId: 'msg_1',
  deleted: false,
};
const GONE: DeletedItem = {
  pk: 'dynamic/main#b6',
  provider: 'dynamic',
  environment: 'local',
  userId: 'b6',
  source: 'dynamic/main',
  deleted: true,
  lastEventTime: '2026-11-22T03:04:06.000Z',
  lastEventId: 'm-2',
};
const users = [GONE, ZOE].flatMap((item) => listedUser(item) ?? []);

describe('the directory for reading', () => {
  it('shows every user with what is known of them', () => {
    expect(directoryLines({ users }, PAGE)).toEqual([
      '2 users in the directory',
      '',
      'b6  dynamic/main',
      '  deleted   2026-11-22T03:04:06.000Z',
      '  as of     2026-11-22T03:04:06.000Z, event m-2',
      '',
      'did:privy:1  privy/main',
      '  created   2026-11-21T00:00:00.000Z',
      '  seen      2026-11-22T03:04:05.000Z',
      '  accounts  email zoe@example.test',
      '            passkey',
      '  wallets   0x11 ethereum, embedded',
      `            ${ADDRESS} ethereum, embedded, exported 2026-11-22T02:00:00.000Z,`,
      '              recovered 2026-11-22T02:30:00.000Z, recovery icloud_recovery_secret',
      '  mfa       totp, sms',
      '  kyc       approved',
      '  as of     2026-11-22T03:04:05.000Z, event msg_1',
    ]);
  });

  it.each([80, 120])('breaks no word, and no line is wider than %s columns', (columns) => {
    const lines = directoryLines({ users }, { ...PAGE, columns });

    expect(lines.filter((line) => line.length > columns)).toEqual([]);
    expect(lines.join('\n')).toContain(ADDRESS);
  });

  it('says so when it is empty', () => {
    expect(directoryLines({ users: [] }, PAGE)).toEqual(['0 users in the directory']);
  });
});
