import { directoryLines } from '../../../local/demo/directory-lines.ts';
import { createPaint } from '../../../local/demo/paint.ts';

const ZOE = {
  pk: { S: 'privy/main#did:privy:1' },
  userId: { S: 'did:privy:1' },
  source: { S: 'privy/main' },
  accounts: {
    L: [
      { M: { type: { S: 'email' }, identifier: { S: 'zoe@example.test' } } },
      { M: { type: { S: 'passkey' } } },
    ],
  },
  wallets: { L: [{ M: { address: { S: '0x11' }, chain: { S: 'ethereum' }, kind: { S: 'embedded' } } }] },
  lastEventTime: { S: '2026-11-22T03:04:05.000Z' },
  lastEventId: { S: 'msg_1' },
  deleted: { BOOL: false },
};
const GONE = {
  pk: { S: 'dynamic/main#b6' },
  userId: { S: 'b6' },
  source: { S: 'dynamic/main' },
  deleted: { BOOL: true },
  lastEventTime: { S: '2026-11-22T03:04:06.000Z' },
  lastEventId: { S: 'm-2' },
};

describe('the directory for reading', () => {
  it('shows every user with what they can be found by', () => {
    expect(directoryLines([ZOE, GONE], createPaint(false))).toEqual([
      '2 users in the directory',
      '',
      'b6  dynamic/main',
      '  deleted   2026-11-22T03:04:06.000Z',
      '  as of     2026-11-22T03:04:06.000Z, event m-2',
      '',
      'did:privy:1  privy/main',
      '  accounts  email zoe@example.test',
      '            passkey',
      '  wallets   0x11 ethereum, embedded',
      '  as of     2026-11-22T03:04:05.000Z, event msg_1',
    ]);
  });

  it('says so when it is empty', () => {
    expect(directoryLines([], createPaint(false))).toEqual(['0 users in the directory']);
  });
});
