import { readArchived } from '../../../core/archive/archived-event.ts';
import { lateArrivals } from '../../../ops/user/late-arrivals.ts';
import { envelope } from '../../support/envelopes.ts';

function event(id: string, time: string, received: string, more: object = {}) {
  const written = envelope({
    id,
    time: `2026-11-27T${time}.000Z`,
    receivedtime: `2026-11-27T${received}.000Z`,
    ...more,
  });
  const reading = readArchived(JSON.stringify(written));
  if (!reading.ok) throw new Error(reading.problem);
  return reading.event;
}

function late(...events: ReturnType<typeof event>[]) {
  const newestFirst = events.toReversed();
  return [...lateArrivals(newestFirst)].map(
    ([{ id }, { behind, seconds }]) => `${id} behind ${behind} by ${seconds}`,
  );
}

describe('an event that came out of order', () => {
  it('happened before another of its group that was received earlier', () => {
    expect(
      late(
        event('a', '10:00:00', '10:00:01'),
        event('c', '10:05:00', '10:05:01'),
        event('b', '10:03:00', '10:06:00'),
        event('d', '10:04:00', '10:07:00'),
        event('e', '10:08:00', '10:08:00'),
      ),
    ).toEqual(['b behind c by 120', 'd behind c by 60']);
  });

  it("is none where only another user was earlier, or the time is not the provider's", () => {
    const other = { partitionkey: 'privy/main#somebody-else' };
    expect(late(event('a', '10:05:00', '10:05:01', other), event('b', '10:03:00', '10:06:00'))).toEqual([]);
    const unsure = { timesource: 'receipt' };
    expect(late(event('a', '10:05:00', '10:05:01'), event('b', '10:03:00', '10:06:00', unsure))).toEqual([]);
  });
});
