import { hrefOf, isPausedAt, type Place, readPlace, withPause } from '../../../console/page/state/place.ts';

const read = (address: string) => readPlace(new URL(address, 'http://127.0.0.1:3001'));

describe('the address of the page', () => {
  it.each<[string, Place]>([
    ['/', { screen: 'now' }],
    ['/events', { screen: 'events', search: '' }],
    [
      '/events?q=type%3Aprivy.user.*&cursor=abc',
      { screen: 'events', search: 'type:privy.user.*', cursor: 'abc' },
    ],
    [
      '/event?source=privy%2Fmain&id=msg_1&part=payload',
      { screen: 'event', source: 'privy/main', id: 'msg_1', part: 'payload' },
    ],
    ['/event?id=msg_1', { screen: 'event', id: 'msg_1', part: 'way' }],
    [
      '/user?source=privy%2Fmain&user=did%3Aprivy%3Aada',
      { screen: 'user', source: 'privy/main', user: 'did:privy:ada' },
    ],
    ['/dead', { screen: 'dead' }],
    ['/break', { screen: 'break' }],
    [
      '/send?source=privy%2Fmain&event=privy.test',
      { screen: 'send', source: 'privy/main', event: 'privy.test' },
    ],
  ])('%s is a place, and the place has that address', (address, place) => {
    expect(read(address)).toEqual(place);
    expect(hrefOf(place)).toBe(address);
  });

  it('is nowhere where there is no such screen', () => {
    expect(read('/settings')).toEqual({ screen: 'nowhere' });
  });

  it('shows the way where the part is none', () => {
    expect(read('/event?id=msg_1&part=everything')).toEqual({ screen: 'event', id: 'msg_1', part: 'way' });
  });

  it('keeps what a search says, whatever it is', () => {
    const search = 'user:"a & b=c#d" type:x';

    expect(read(hrefOf({ screen: 'events', search }))).toEqual({ screen: 'events', search });
  });

  it('says that the page is paused, whatever it shows', () => {
    const paused = withPause('/events?q=type%3Aprivy.user.*', true);

    expect(paused).toBe('/events?q=type%3Aprivy.user.*&paused=1');
    expect(withPause('/', true)).toBe('/?paused=1');
    expect([withPause(paused, true), withPause(paused, false)]).toEqual([
      paused,
      '/events?q=type%3Aprivy.user.*',
    ]);
    expect(
      [paused, '/events', '/events?paused=0'].map((address) =>
        isPausedAt(new URL(address, 'http://127.0.0.1:3001')),
      ),
    ).toEqual([true, false, false]);
    expect(read(paused)).toEqual({ screen: 'events', search: 'type:privy.user.*' });
  });
});
