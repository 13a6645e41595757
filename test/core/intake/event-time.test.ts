import { settleTime } from '../../../core/intake/event-time.ts';

const RECEIVED = new Date('2026-11-22T08:00:00.000Z');

describe('when an event happened', () => {
  it.each([
    '2020-01-01T00:00:00.000Z',
    '2026-11-21T08:00:00.000Z',
    '2026-11-22T08:00:00.000Z',
    '2026-11-22T08:05:00.000Z',
  ])('is what the provider says: %s', (time) => {
    expect(settleTime(new Date(time), RECEIVED)).toEqual({ time: new Date(time) });
  });

  it.each(['2026-11-22T08:05:00.001Z', '9999-01-01T00:00:00.000Z'])(
    'is never later than five minutes after it arrived, as for %s',
    (time) => {
      const latest = new Date('2026-11-22T08:05:00.000Z');

      expect(settleTime(new Date(time), RECEIVED)).toEqual({ time: latest, timeSource: 'capped' });
    },
  );

  it.each([undefined, new Date('1970-01-01T00:00:00.000Z'), new Date('2019-12-31T23:59:59.999Z')])(
    'is when it arrived where the provider says nothing or what cannot be: %s',
    (told) => {
      expect(settleTime(told, RECEIVED)).toEqual({ time: RECEIVED, timeSource: 'receipt' });
    },
  );
});
