import { Duration } from 'aws-cdk-lib';
import { lateAfter } from '../../../lib/subscriber/late-after.ts';

describe('the wait after which an event is late', () => {
  it.each([
    // visibility in seconds, receives, minutes
    [120, 5, 15],
    [180, 5, 18],
    [300, 5, 30],
    [360, 5, 36],
    [600, 5, 15],
    [180, 600, 15],
  ])(
    'is clear of the moment at which a message becomes a dead letter: %i s, %i times',
    (visibility, receives, minutes) => {
      const late = lateAfter(Duration.seconds(visibility), receives);

      expect(late.toMinutes()).toBe(minutes);
      expect(Math.abs(late.toSeconds() - visibility * receives)).toBeGreaterThanOrEqual(visibility);
    },
  );
});
