import { providers } from '../../../core/providers/index.ts';
import { planEvents } from '../../../ops/send/plan-events.ts';

const PLANNING = {
  provider: providers.dynamic,
  now: new Date('2026-11-27T12:00:00.000Z'),
  random: () => 0.5,
};
const EVENT = { source: 'dynamic/main', event: 'ping' };

describe('the events that are sent', () => {
  it('happen when they are delivered, or all at the time that is wanted', () => {
    const time = new Date('2026-11-27T08:00:00.000Z');

    expect(planEvents({ ...EVENT, count: 2 }, PLANNING).events).toEqual([{}, {}]);
    expect(planEvents({ ...EVENT, count: 2, time }, PLANNING).events).toEqual([{ time }, { time }]);
  });

  it('of an outage happened before it, so that the last one arrives now', () => {
    const outage = { seconds: 60 };

    expect(planEvents({ ...EVENT, count: 2, outage }, PLANNING)).toEqual({
      events: [
        // Tried at once, after 15 s, and after 75 s.
        { time: new Date('2026-11-27T11:58:15.000Z'), attempt: 3 },
        { time: new Date('2026-11-27T11:58:45.000Z'), attempt: 3 },
      ],
      givenUp: 0,
    });
  });

  it('are ten of an outage by themselves', () => {
    expect(planEvents({ ...EVENT, outage: { seconds: 60 } }, PLANNING).events).toHaveLength(10);
  });

  it('are refused for a schedule that the provider does not have', () => {
    expect(() => planEvents({ ...EVENT, outage: { seconds: 60, as: 'dynamic-sandbx' } }, PLANNING)).toThrow(
      'no schedule "dynamic-sandbx" of Dynamic; nearest: dynamic-sandbox, dynamic',
    );
  });
});
