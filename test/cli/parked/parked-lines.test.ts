import { parkedDroppedLine } from '../../../cli/parked/parked-dropped-line.ts';
import { parkedListLines } from '../../../cli/parked/parked-list-lines.ts';
import { isTaken, parkedReleaseLines } from '../../../cli/parked/parked-release-lines.ts';
import { plainPage } from '../plain-page.ts';

const EVENT = {
  key: 'privy/main#msg_1',
  type: 'privy.user.created',
  groupId: 'privy/main#ada',
  parkedAt: '2026-11-27T08:00:00.000Z',
  reason: 'InvalidParameter',
  refusedAt: '2026-11-27T08:01:00.000Z',
};
const HERE = { flags: [] };

describe('what is parked', () => {
  it('is nothing', () => {
    expect(parkedListLines({ waiting: {}, refused: [] }, HERE, plainPage(80))).toEqual([
      'no event waits for the topic',
      'the topic has refused no event',
    ]);
  });

  it('is said with since when it waits, and what to do about what the topic refused', () => {
    const waiting = { oldest: '2026-11-27T07:00:00.000Z', newest: '2026-11-27T07:30:00.000Z' };

    expect(parkedListLines({ waiting, refused: [EVENT] }, HERE, plainPage(120))).toEqual([
      'events wait for the topic: the oldest since 2026-11-27T07:00:00Z, the newest since 2026-11-27T07:30:00Z',
      'the topic has refused 1 event for good:',
      '',
      'event             type                parked                refused               why',
      '──────────────────────────────────────────────────────────────────────────────────────────────────',
      'privy/main#msg_1  privy.user.created  2026-11-27T08:00:00Z  2026-11-27T08:01:00Z  InvalidParameter',
      '',
      'try one again  npx wallet-webhooks parked release privy/main#msg_1',
      'delete one     npx wallet-webhooks parked drop privy/main#msg_1 --reason WHY',
    ]);
  });

  it('is a block for each event where a table has no room', () => {
    const refused = [{ ...EVENT, published: true as const }];

    expect(parkedListLines({ waiting: {}, refused }, HERE, plainPage(80)).slice(3, 8)).toEqual([
      'privy/main#msg_1',
      '  type     privy.user.created',
      '  parked   2026-11-27T08:00:00Z',
      '  refused  2026-11-27T08:01:00Z',
      '  why      InvalidParameter, but a later delivery was published: drop it',
    ]);
  });
});

describe('a release of what the topic refused', () => {
  it.each([
    ['published', '✓ privy/main#msg_1  published', true],
    ['released', '✓ privy/main#msg_1  in line again; it is published when the topic takes it', true],
    ['refused-again', '✗ privy/main#msg_1  the topic has refused it again', false],
    ['not-set-aside', '✓ privy/main#msg_1  was released or dropped already', true],
  ] as const)('is said in a line: %s', (done, line, taken) => {
    const released = { dryRun: false, events: [EVENT], released: [{ key: EVENT.key, done }] };

    expect(parkedReleaseLines(released, plainPage(80))).toEqual([line]);
    expect(isTaken(released)).toBe(taken);
  });

  it('says what it would do, and what it has not come to', () => {
    const events = [EVENT, EVENT];

    expect(parkedReleaseLines({ dryRun: true, events, released: [] }, plainPage(80))).toEqual([
      'would be put at the end of its line again:',
      '  privy/main#msg_1  privy.user.created',
      '  privy/main#msg_1  privy.user.created',
    ]);
    const released = [{ key: EVENT.key, done: 'published' as const }];
    expect(parkedReleaseLines({ dryRun: false, events, released }, plainPage(80)).at(-1)).toBe(
      '1 event not come to',
    );
    expect(isTaken({ dryRun: false, events, released })).toBe(false);
  });
});

describe('a drop of what the topic refused', () => {
  it.each([
    [EVENT, 'would-drop', 'would be deleted: no subscriber would ever get it'],
    [
      { ...EVENT, published: true },
      'would-drop',
      'would be deleted; a later delivery has brought it to the subscribers',
    ],
    [EVENT, 'dropped', 'was deleted'],
    [EVENT, 'not-set-aside', 'was released or dropped already; nothing was deleted'],
  ] as const)('is said in a line: %j %s', (event, done, said) => {
    expect(parkedDroppedLine({ dryRun: false, event, done }, plainPage(80))).toBe(
      `privy/main#msg_1  privy.user.created, ${said}`,
    );
  });
});
