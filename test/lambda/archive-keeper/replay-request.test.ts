import { isReplayRequest, replayRequest } from '../../../lambda/archive-keeper/replay/replay-request.ts';

const NOW = new Date('2026-11-27T08:00:00.000Z');
const read = (event: object) => replayRequest({ archive: undefined, ...event }, NOW);

describe('what the archive is asked about replays', () => {
  it('is a replay from a day until now, of everything, at a hundred events a second', () => {
    expect(read({ archive: 'replay', subscriber: 'billing', from: '2026-11-01' })).toEqual({
      archive: 'replay',
      order: {
        subscriber: 'billing',
        from: '2026-11-01T00:00:00.000Z',
        until: '2026-11-27T08:00:00.000Z',
        onlyMissing: false,
        perSecond: 100,
      },
      dryRun: false,
    });
  });

  it('is a replay with all that can be said of it', () => {
    const asked = {
      archive: 'replay',
      subscriber: 'billing',
      from: '2026-11-01T08:00:00+01:00',
      until: '2026-11-02',
      types: ['privy.user.*', '*.wallet.*'],
      users: ['did:privy:ada'],
      sources: ['privy/main'],
      events: ['privy/main#msg_1', 'dynamic/main#e-1:user.created'],
      onlyMissing: true,
      perSecond: 7,
      dryRun: true,
    };

    expect(read(asked)).toEqual({
      archive: 'replay',
      order: {
        subscriber: 'billing',
        from: '2026-11-01T07:00:00.000Z',
        until: '2026-11-02T00:00:00.000Z',
        types: ['privy.user.*', '*.wallet.*'],
        users: ['did:privy:ada'],
        sources: ['privy/main'],
        events: ['privy/main#msg_1', 'dynamic/main#e-1:user.created'],
        onlyMissing: true,
        perSecond: 7,
      },
      dryRun: true,
    });
  });

  it('is a list, an abort or the schedule’s', () => {
    expect(read({ archive: 'replays' })).toEqual({ archive: 'replays' });
    expect(read({ archive: 'continue-replays' })).toEqual({ archive: 'continue-replays' });
    expect(read({ archive: 'abort-replay', subscriber: 'billing', replayId: 'r-1' })).toEqual({
      archive: 'abort-replay',
      subscriber: 'billing',
      replayId: 'r-1',
    });
  });

  it.each([
    [{ from: undefined }, '"from" is missing; allowed: a date such as 2026-11-27'],
    [{ from: '2026-02-30' }, '"from" is "2026-02-30"; allowed: a date'],
    [{ from: 'yesterday' }, '"from" is "yesterday"'],
    [{ until: '2026-11-01' }, '"until" is "2026-11-01"; allowed: a time after "from"'],
    [{ from: '2026-11-28' }, '"until" is missing; allowed: a time after "from"'],
    [{ subscriber: '' }, '"subscriber" is ""'],
    [{ users: [] }, '"users" is not what it may be; allowed: up to 1000 subjects'],
    [{ sources: ['privy'] }, '"sources" is ["privy"]; allowed: sources in a list, such as ["privy/main"]'],
    [{ events: [] }, '"events" is not what it may be; allowed: up to 1000 events in a list'],
    [{ events: ['msg_1'] }, '"events" is not what it may be; allowed: up to 1000 events in a list'],
    [{ events: ['privy/main#'] }, '"events" is not what it may be'],
    [{ events: ['stripe/main#1'] }, '"events" is not what it may be'],
    [{ events: Array(1_001).fill('privy/main#1') }, '"events" is not what it may be'],
    [{ types: ['privy.usr.*'] }, 'in "types", "privy.usr.*" matches no known event'],
    [{ perSecond: 0 }, '"perSecond" is 0; allowed: a whole number from 1 to 1000'],
    [{ onlyMissing: 'yes' }, '"onlyMissing" is "yes"; allowed: true or false'],
    [{ dry: true }, 'there is no "dry"'],
  ])('is refused with what is wrong: %j', (part, message) => {
    const asked = { archive: 'replay', subscriber: 'billing', from: '2026-11-01', ...part };

    expect(() => read(asked)).toThrow(message);
  });

  it('names no user where it is refused', () => {
    const asked = { archive: 'replay', subscriber: 'billing', from: 'then', users: 'ada@example.com' };

    expect(() => read(asked)).toThrow(/^(?!.*ada@example.com).*"users" is not what it may be/);
  });

  it('is refused with all that is wrong at once, and with what could be asked', () => {
    const attempt = () => read({ archive: 'replay', perSecond: 1.5 });

    expect(attempt).toThrow(/"subscriber" is missing.*"from" is missing.*"perSecond" is 1.5.*abort-replay/);
    expect(() => read({ archive: 'abort-replay' })).toThrow(/"subscriber" is missing.*"replayId" is missing/);
  });

  it.each([
    [{ archive: 'replay' }, true],
    [{ archive: 'replays' }, true],
    [{ archive: 'compact' }, false],
    [{}, false],
    [null, false],
    ['replay', false],
  ])('is about replays or not: %j', (event, expected) => {
    expect(isReplayRequest(event)).toBe(expected);
  });
});
