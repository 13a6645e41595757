import { forgetText } from '../../../console/page/text/forget-text.ts';

describe('what the page says of forgetting a user', () => {
  it('is how much there is, and what stands in the way', () => {
    const found = {
      events: 3,
      hasMore: false,
      refused: 0,
      quarantine: [{ handler: 'billing', events: 1 }],
      replays: ['mirror'],
    };

    expect(forgetText({ person: 'aa', found })).toBe(
      '3 events in the archive would be removed, and whatever waits in the queues of handlers, their inbox entries, and what the ' +
        'user directory says. In quarantine at billing: 1 event. A replay has to be over first: to mirror. ' +
        'It takes three minutes and more, and cannot be undone. The reason must not name the person.',
    );
  });

  it('is no success where it is not done', () => {
    const since = '2026-11-27T08:00:00Z';

    expect(forgetText({ person: 'aa', end: { refused: 'another', since } as never })).toBe(
      'Not begun: another person is being forgotten. Wait for it, and ask again.',
    );
    expect(forgetText({ person: 'aa', end: { unfinished: { reason: 'parked' }, since } })).toBe(
      'Not done yet (parked). Ask again: it goes on.',
    );
  });
});
