import { deliveryIn } from '../../../ops/deliveries/delivery.ts';
import { handlingIn } from '../../../ops/deliveries/handling.ts';

const TIME = new Date('2026-11-27T12:00:00.000Z');

function line(fields: Record<string, unknown>) {
  return { time: TIME, logGroup: 'any', fields };
}

describe('a line of the log of the intake', () => {
  it('is read as the delivery that it tells of', () => {
    const fields = {
      level: 'WARN',
      message: 'delivery',
      source: 'privy/main',
      outcome: 'accepted',
      degraded: 'mark-failed',
      verifiedByPrevious: true,
      eventId: 'msg_1',
      eventType: 'privy.user.created',
      attemptAgeMilliseconds: 1_042,
      sourceLagMilliseconds: 900_123,
      durationMilliseconds: 30,
      callMilliseconds: { claim: 3, publish: 20 },
      requestId: 'r-1',
      faults: [{ call: 'mark', name: 'CallTimedOutError' }],
      Accepted: 1,
    };

    expect(deliveryIn(line(fields))).toEqual({
      kind: 'delivery',
      at: '2026-11-27T12:00:00.000Z',
      source: 'privy/main',
      outcome: 'accepted',
      degraded: 'mark-failed',
      verifiedByPrevious: true,
      eventId: 'msg_1',
      eventType: 'privy.user.created',
      attemptAgeMilliseconds: 1_042,
      sourceLagMilliseconds: 900_123,
      durationMilliseconds: 30,
      calls: [
        { name: 'claim', milliseconds: 3 },
        { name: 'publish', milliseconds: 20 },
      ],
      requestId: 'r-1',
    });
  });

  it('is none where it tells of something else', () => {
    expect(deliveryIn(line({ message: 'unforeseen fault in the intake' }))).toBeUndefined();
  });
});

describe('a line of the log of a handler', () => {
  it('is read as the attempt that it tells of', () => {
    const fields = {
      level: 'ERROR',
      message: 'message',
      subscriber: 'crm',
      outcome: 'failed',
      eventId: 'msg_1',
      eventType: 'privy.user.created',
      source: 'privy/main',
      messageId: 'm-1',
      receiveCount: 2,
      attempts: 2,
      step: 'retry',
      comesAgainSeconds: 60,
      durationMilliseconds: 12,
      fault: { name: 'CrmError', code: 'crm-busy', frames: ['at handle (index.mjs:7:3)'] },
      Failed: 1,
    };

    expect(handlingIn(line(fields))).toEqual({
      kind: 'handling',
      at: '2026-11-27T12:00:00.000Z',
      subscriber: 'crm',
      outcome: 'failed',
      eventId: 'msg_1',
      eventType: 'privy.user.created',
      source: 'privy/main',
      messageId: 'm-1',
      receiveCount: 2,
      attempts: 2,
      step: 'retry',
      comesAgainSeconds: 60,
      durationMilliseconds: 12,
      fault: { name: 'CrmError', code: 'crm-busy', frames: ['at handle (index.mjs:7:3)'] },
    });
  });

  it('says what is wrong with a message that is no event', () => {
    const fields = {
      message: 'message',
      subscriber: 'crm',
      outcome: 'failed',
      problem: 'not-json',
      messageId: 'm-1',
    };

    expect(handlingIn(line(fields))).toMatchObject({ problem: 'not-json', messageId: 'm-1' });
  });

  it('is none where it tells of something else', () => {
    expect(handlingIn(line({ message: 'quarantine', users: 1 }))).toBeUndefined();
  });
});
