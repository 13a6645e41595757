import { checkSendOptions } from '../../../ops/send/check-send-options.ts';

const EVENT = { source: 'privy/main', event: 'user.created' };
const outage = { seconds: 60 };

describe('options of sending', () => {
  it.each([
    [{ count: 0 }, '--count 0 is no number of events; allowed: 1 to 10000'],
    [{ count: 1.5 }, '--count 1.5 is no number of events; allowed: 1 to 10000'],
    [{ rate: 0 }, '--rate 0 is no number of deliveries per second; allowed: up to 200'],
    [
      { outage, ageSeconds: 60 },
      '--outage and --age do not go together: after an outage a provider sends what happened in it',
    ],
    [
      { outage, breakSignature: true },
      '--outage and --break-signature do not go together: after an outage a provider sends what happened in it',
    ],
  ])('are refused: %j', (options, message) => {
    expect(() => checkSendOptions({ ...EVENT, ...options })).toThrow(message);
  });

  it('may be at their limits', () => {
    expect(() => checkSendOptions({ ...EVENT, count: 10_000, rate: 200, outage })).not.toThrow();
  });
});
