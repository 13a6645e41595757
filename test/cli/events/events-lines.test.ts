import { eventsLines } from '../../../cli/events/events-lines.ts';
import { plainPage } from '../plain-page.ts';

const EVENT = {
  source: 'privy/main',
  id: 'msg_1',
  type: 'privy.user.created',
  user: 'did:privy:ada',
  group: 'privy/main#did:privy:ada',
  environment: 'live',
  time: '2026-11-26T08:00:00.000Z',
  received: '2026-11-26T08:00:01.000Z',
};
const typed = (...words: readonly string[]) => words.join(' ');

describe('a list of events', () => {
  it('has what the inbox of a handler has of each, where that was asked for', () => {
    const events = [
      { ...EVENT, outcome: 'applied' as const },
      { ...EVENT, id: 'msg_0', outcome: 'none' as const },
    ];

    expect(eventsLines({ events, problems: [] }, typed, plainPage(120))).toEqual([
      '2026-11-26 UTC',
      'received  type                user           source      id     outcome',
      '───────────────────────────────────────────────────────────────────────',
      '08:00:01  privy.user.created  did:privy:ada  privy/main  msg_1  applied',
      '08:00:01  privy.user.created  did:privy:ada  privy/main  msg_0  none',
      '',
      'one of them  event msg_1',
    ]);
  });

  it('says what it may mean that the inbox has nothing of any of them', () => {
    const events = [{ ...EVENT, outcome: 'none' as const }];

    expect(eventsLines({ events, problems: [] }, typed, plainPage(120)).slice(-4)).toEqual([
      '',
      'none: no entry in the inbox; a handler that does not call applyOnce has none',
      '',
      'one of them  event msg_1',
    ]);
  });

  it('says that there is none, or none yet among those that were looked through', () => {
    expect(eventsLines({ events: [], problems: [] }, typed, plainPage(80))).toEqual([
      'no such event in the archive',
    ]);
    expect(eventsLines({ events: [], cursor: 'abc', problems: [] }, typed, plainPage(80))).toEqual([
      'none of the 1,000 events that were looked through is like that',
      '',
      'older ones  the same with --cursor abc',
    ]);
  });
});
