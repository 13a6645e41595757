import { withEvents } from '../../../console/page/state/chosen-events.ts';
import { readSearch } from '../../../console/page/state/search.ts';
import { redeliverText } from '../../../console/page/text/redeliver-text.ts';
import { redeliveryCommand, timeOf, whatMatches } from '../../../console/page/text/redelivery.ts';
import { partOfPage } from './render-part.ts';

const ASKED = {
  subscriber: 'crm',
  from: '2026-11-27T07:00:00.000Z',
  until: '2026-11-27T08:00:00.000Z',
};
const WOULD = { complete: true, events: 2, types: { 'privy.user.created': 2 }, users: 1, seconds: 1 };
const NOW = new Date('2026-11-27T08:00:00Z');
const KNOWN = { recent: new Map<string, string>(), isOnlyMissing: false, now: NOW };
const matching = (search: string) => whatMatches(readSearch(search));

describe('a re-delivery', () => {
  it('is the command with all that was asked for', () => {
    const redelivery = {
      ...ASKED,
      events: ['privy/main#msg_1', 'privy/main#msg_2'],
      types: ['privy.user.*'],
      users: ['did:privy:ada'],
      sources: ['privy/main'],
      onlyMissing: true,
    };

    expect(redeliveryCommand(redelivery).join(' ')).toBe(
      'replay start crm --event privy/main#msg_1 --event privy/main#msg_2 --type privy.user.* --user did:privy:ada ' +
        '--source privy/main --from 2026-11-27T07:00:00.000Z --until 2026-11-27T08:00:00.000Z --only-missing',
    );
  });

  it('is of all that a search finds, where it says from when on', () => {
    expect(matching('type:privy.user.* type:*.wallet.* user:did:privy:ada after:24h before:1h')).toEqual({
      what: { types: ['privy.user.*', '*.wallet.*'], users: ['did:privy:ada'], from: '24h', until: '1h' },
    });
    expect(matching('source:privy/main after:7d')).toEqual({ what: { sources: ['privy/main'], from: '7d' } });
    expect(matching('source:privy/main')).toEqual({ lacks: 'after' });
  });

  it('is not of all that has an outcome, which the archive does not know', () => {
    expect(matching('outcome:failed after:24h')).toEqual({ lacks: 'outcome' });
  });

  it('looks for events a minute around their receipt', () => {
    expect(timeOf(['2026-11-27T07:59:00.500Z', '2026-11-26T00:00:30.000Z'])).toEqual({
      from: '2026-11-25T23:59:30.000Z',
      until: '2026-11-27T08:00:00.500Z',
    });
  });

  it('is of a thousand chosen events at most', () => {
    const events = Array.from({ length: 700 }, (_, index) => ({
      source: 'privy/main',
      id: `msg_${index}`,
      received: '2026-11-27T07:00:00.000Z',
    }));
    const first = withEvents(new Map(), events);

    expect(withEvents(first, events).size).toBe(700);
    expect(
      withEvents(
        first,
        events.map((event) => ({ ...event, source: 'dynamic/main' })),
      ).size,
    ).toBe(1_000);
  });
});

describe('what is said of a re-delivery', () => {
  it('is how many events of how many users it would bring, and what of them the handler has', () => {
    const would = { ...WOULD, inbox: { applied: 1, stale: 0 } };

    expect(redeliverText({ ...ASKED, would }, KNOWN)).toBe(
      '2 events of 1 user: 2 privy.user.created. Its inbox has 1 of them, which it applies once more.',
    );
    expect(redeliverText({ ...ASKED, would }, { ...KNOWN, isOnlyMissing: true })).toMatch(
      /Its inbox has 1 of them, which it does not get\.$/,
    );
    expect(redeliverText({ ...ASKED, would: { ...WOULD, events: 0, types: {} } }, KNOWN)).toBe(
      'Nothing would come.',
    );
    expect(
      redeliverText({ ...ASKED, would: { ...WOULD, complete: false, countedUpTo: '2026-11-26' } }, KNOWN),
    ).toBe(
      'At least 2 events of 1 user: 2 privy.user.created. There was no time to count 2026-11-26 to its end, and what is after it.',
    );
  });

  it('is from when on the archive has the newest of the chosen ones, and how many it will never have', () => {
    const would = { ...WOULD, absent: ['privy/main#a', 'privy/main#b', 'privy/main#c'] };
    const recent = new Map([
      ['privy/main#a', '2026-11-27T07:59:30.000Z'],
      ['privy/main#c', '2026-11-27T07:58:00.000Z'],
      ['privy/main#d', '2026-11-27T07:59:59.000Z'],
    ]);

    expect(redeliverText({ ...ASKED, named: 5, would }, { ...KNOWN, recent })).toBe(
      '2 events of 1 user: 2 privy.user.created. Not yet in the archive: 2 events. Ask again after 08:01:30 UTC. ' +
        'Not in the archive, or nothing that crm asks for: 1 event.',
    );
  });

  it('is what came of it', () => {
    const replay = {
      replayId: 'r-1',
      state: 'running',
      end: 'queue-full',
      atWork: false,
      order: { ...ASKED, onlyMissing: true, perSecond: 100, events: 5 },
      counts: { sent: 2, known: 1, refused: 1 },
      startedAt: '2026-11-27T08:00:00.000Z',
      updatedAt: '2026-11-27T08:00:00.000Z',
    } as const;

    expect(redeliverText({ ...ASKED, replay }, KNOWN)).toBe(
      'Sent: 2 events, 1 left out, which it has, 1 refused by the queue. Not all yet: a run every five minutes goes on with it.',
    );
    const done = {
      ...replay,
      state: 'done',
      end: 'done',
      counts: { sent: 2, known: 0, refused: 0 },
    } as const;
    expect(redeliverText({ ...ASKED, replay: done }, KNOWN)).toBe('Sent: 2 events.');
  });

  it('is why it is not begun', () => {
    const refused = {
      refused: 'another-runs',
      replayId: 'r-1',
      startedAt: '2026-11-27T08:00:00.000Z',
    } as const;

    expect(redeliverText({ ...ASKED, refused }, KNOWN)).toBe(
      'Nothing is brought to crm: its replay r-1 is not over; wait for it, or abort it.',
    );
  });

  it('is how there would be an archive, where there is none', async () => {
    const render = await partOfPage('parts/redeliver-to.tsx', 'RedeliverTo');

    expect(render({ children: () => 'a button' })).toBe(
      '<p class="faint">Nothing can be re-delivered: this stage keeps no archive. Take out <code>archive: false</code>, and what comes from then on is kept.</p>',
    );
  });

  it.each([
    ['withheld', 'It cannot be re-delivered: it has key material, which the archive does not keep.'],
    ['missing', 'It cannot be re-delivered: the archive does not have it.'],
  ])('is why an event cannot be brought again that is %s', async (archive, text) => {
    const render = await partOfPage('screens/event/redeliver-event.tsx', 'RedeliverEvent');
    const way = {
      source: 'privy/main',
      id: 'msg_1',
      archive,
      publishedAt: '2026-11-27T07:00:00.000Z',
      subscribers: [{ subscriber: 'crm', state: 'handled' }],
    };

    expect(render({ way })).toBe(`<p class="faint">${text}</p>`);
  });
});
