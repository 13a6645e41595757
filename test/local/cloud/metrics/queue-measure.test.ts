import { queueMetric } from '../../../../local/cloud/metrics/queue-measure.ts';

const QUEUE = {
  visible: 2,
  inFlight: 1,
  delayed: 3,
  oldestSentAt: Date.parse('2026-11-27T08:00:00.000Z'),
};

describe('the metrics of a queue', () => {
  it.each([
    ['ApproximateNumberOfMessagesVisible', 2],
    ['ApproximateNumberOfMessagesNotVisible', 1],
    ['ApproximateNumberOfMessagesDelayed', 3],
    ['ApproximateAgeOfOldestMessage', 90],
    ['toString', undefined],
  ])('%s is %p', (name, value) => {
    expect(queueMetric(name, QUEUE, new Date('2026-11-27T08:01:30.900Z'))).toBe(value);
  });
});
