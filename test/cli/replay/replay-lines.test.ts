import { replayListLines } from '../../../cli/replay/replay-list-lines.ts';
import { replayStartedLines } from '../../../cli/replay/replay-started-lines.ts';
import { replayText } from '../../../cli/replay/replay-text.ts';
import type { Replay } from '../../../ops/replay/list-replays.ts';
import type { ReplayStarted } from '../../../ops/replay/start-replay.ts';
import { plainPage } from '../plain-page.ts';

const RANGE = { from: '2026-11-24T00:00:00.000Z', until: '2026-11-25T00:00:00.000Z' };
const ASKED = { subscriber: 'crm', ...RANGE };
const REPLAY: Replay = {
  replayId: '20261127T090000Z-1',
  state: 'running',
  atWork: false,
  order: { ...ASKED, onlyMissing: true, perSecond: 100, types: ['privy.user.*'], users: 2 },
  counts: { sent: 48_210, known: 12, refused: 1 },
  refusedEvents: [{ source: 'privy/main', id: 'msg_1', reason: 'InvalidParameterValue' }],
  upTo: { day: '2026-11-24', source: 'privy/main' },
  startedAt: '2026-11-27T09:00:00.000Z',
  updatedAt: '2026-11-27T09:00:20.000Z',
};
const HERE = { flags: [] };
const said = (started: Omit<ReplayStarted, keyof typeof ASKED>) =>
  replayStartedLines({ ...ASKED, ...started }, HERE, plainPage(80));

describe('a replay', () => {
  it('is shown with what was asked for, and how far it is', () => {
    expect(replayText(REPLAY, plainPage(80))).toEqual([
      'replay 20261127T090000Z-1 to crm: waits for its next run',
      '  of     2026-11-24T00:00:00Z until 2026-11-25T00:00:00Z',
      '  only   privy.user.*; of 2 users; what the inbox does not have',
      '  at     100 a second at most',
      '  sent   48,210 events, 12 left out, which the inbox has, 1 refused by the queue',
      '  up to  2026-11-24 of privy/main',
      '  began  2026-11-27T09:00:00Z',
      '  last   2026-11-27T09:00:20Z',
      '  refused  privy/main msg_1: InvalidParameterValue',
    ]);
  });

  it('is one line of the list', () => {
    const done: Replay = {
      ...REPLAY,
      state: 'done',
      order: { ...REPLAY.order, subscriber: 'user-directory' },
    };

    expect(replayListLines([REPLAY, done], HERE, plainPage(80))).toEqual([
      'subscriber      state    sent    from                  until',
      '───────────────────────────────────────────────────────────────────────────',
      'crm             running  48,210  2026-11-24T00:00:00Z  2026-11-25T00:00:00Z',
      'user-directory  done     48,210  2026-11-24T00:00:00Z  2026-11-25T00:00:00Z',
      '',
      'see one  npx wallet-webhooks replay show crm',
    ]);
    expect(replayListLines([], HERE, plainPage(80))).toEqual(['nothing was replayed to any subscriber yet']);
  });

  it('of events by name says how many, and which would not come', () => {
    const would = {
      complete: true,
      events: 1,
      types: { 'privy.user.created': 1 },
      users: 1,
      absent: ['privy/main#msg_9'],
      first: '2026-11-24T00:00:14.201Z',
      last: '2026-11-24T00:00:14.201Z',
      seconds: 1,
    };

    expect(said({ named: 2, would })).toEqual([
      'a replay of 2 events by name, of 2026-11-24T00:00:00Z until 2026-11-25T00:00:00Z to crm',
      'would bring 1 event of 1 user, in about 1 second',
      '  privy.user.created          1',
      'received from 2026-11-24T00:00:14Z to 2026-11-24T00:00:14Z',
      '1 event would not come: privy/main#msg_9',
      'is not in the archive of that time, which has an event two minutes after its receipt, or nothing that crm asks for',
    ]);
    const { users: _, types: __, ...order } = REPLAY.order;
    const shown = replayText(
      { ...REPLAY, order: { ...order, onlyMissing: false, events: 2 } },
      plainPage(80),
    );
    expect(shown[2]).toBe('  only   2 events by name');
  });

  it('is said with what it would bring, and how long that takes', () => {
    const would = {
      complete: true,
      events: 48_210,
      types: { 'privy.user.authenticated': 31_077, 'privy.user.created': 17_133 },
      users: 6_120,
      first: '2026-11-24T00:00:14.201Z',
      last: '2026-11-24T23:59:51.780Z',
      inbox: { applied: 47_903, stale: 12 },
      seconds: 483,
    };

    expect(said({ would })).toEqual([
      'a replay of 2026-11-24T00:00:00Z until 2026-11-25T00:00:00Z to crm',
      'would bring 48,210 events of 6,120 users, in about 9 minutes',
      '  privy.user.authenticated     31,077',
      '  privy.user.created           17,133',
      'received from 2026-11-24T00:00:14Z to 2026-11-24T23:59:51Z',
      'the inbox has 47,903 of them as applied and 12 as stale; --only-missing leaves these out',
    ]);
  });

  it('is said to bring at least so much, where there was no time to count all', () => {
    const would = {
      complete: false,
      countedUpTo: '2026-11-24',
      events: 1,
      types: {},
      users: 1,
      seconds: 7_300,
    };

    expect(said({ would }).slice(1)).toEqual([
      'would bring at least 1 event of 1 user, in about 3 hours',
      'there was no time to count 2026-11-24 to its end, and what is after it',
    ]);
  });

  it.each([
    [
      { refused: 'another-runs', replayId: '1', startedAt: '2026-11-27T08:00:00.000Z' },
      '1 runs since 2026-11-27T08:00:00Z; wait for it, or abort it',
    ],
    [{ refused: 'forgetting' }, 'a person is being forgotten; try again when that is done'],
    [{ refused: 'no-inbox' }, 'nobody knows what it lacks, as it has no inbox; leave out --only-missing'],
    [
      { refused: 'inbox-forgets', from: '2026-08-19T00:00:00.000Z' },
      'its inbox remembers what was applied since 2026-08-19T00:00:00Z only; begin then, or leave out --only-missing',
    ],
  ] as const)('is not begun, and it is said why: %j', (refused, why) => {
    expect(said({ refused })).toEqual([`no replay to crm: ${why}`]);
  });

  it('that is not done says who goes on, and what to type next', () => {
    expect(said({ replay: { ...REPLAY, end: 'out-of-time' } }).slice(-5)).toEqual([
      '',
      'a run every five minutes goes on with it until all is sent',
      '',
      'how far it is  npx wallet-webhooks replay show crm',
      'end it         npx wallet-webhooks replay abort crm',
    ]);
  });
});
