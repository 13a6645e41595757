import { contentOf } from '../../../core/dead-letters/letter-content.ts';
import { redriveMessage } from '../../../core/dead-letters/redrive-message.ts';
import { envelope } from '../../support/envelopes.ts';

const BODY = JSON.stringify(envelope());
const TOPIC = {
  type: 'privy.user.created',
  provider: 'privy',
  source: 'privy/main',
  environment: 'production',
};
const ERROR = {
  RequestID: '5a8b-1',
  ErrorCode: 'AWS.SimpleQueueService.NonExistentQueue',
  ErrorMessage: 'The specified queue does not exist.',
};
const LETTER = {
  messageId: '0d6f0e5c-1111-4222-8333-444455556666',
  receiptHandle: 'r',
  groupId: 'privy/main#did:privy:1',
  sentAt: new Date('2026-11-27T08:00:00.000Z'),
  receives: 1,
};

describe('the content of a dead letter', () => {
  it('is the message as SQS moved it', () => {
    expect(contentOf({ body: BODY, attributes: TOPIC })).toEqual({
      body: BODY,
      attributes: TOPIC,
      reading: { event: envelope() },
    });
  });

  it('is without what SNS has added, and says why SNS could not deliver it', () => {
    expect(contentOf({ body: BODY, attributes: { ...TOPIC, ...ERROR } })).toEqual({
      body: BODY,
      attributes: TOPIC,
      reading: { event: envelope() },
      undelivered: {
        code: 'AWS.SimpleQueueService.NonExistentQueue',
        message: 'The specified queue does not exist.',
      },
    });
  });

  it('is taken out of the notification of a subscription without raw delivery', () => {
    const notification = JSON.stringify({
      Type: 'Notification',
      MessageId: 'm-1',
      TopicArn: 'arn:aws:sns:eu-west-1:123456789012:events.fifo',
      Message: BODY,
      MessageAttributes: {
        type: { Type: 'String', Value: 'privy.user.created' },
        bytes: { Type: 'Binary', Value: 'AgME' },
      },
    });

    expect(contentOf({ body: notification, attributes: ERROR })).toMatchObject({
      body: BODY,
      attributes: { type: 'privy.user.created' },
      reading: { event: { id: 'msg_1' } },
    });
  });

  it.each([
    ['', 'not-json'],
    ['null', 'not-an-object'],
    ['{"Type":"Notification"}', 'bad-specversion'],
  ])('says what is wrong with %j', (body, problem) => {
    expect(contentOf({ body, attributes: {} })).toEqual({ body, attributes: {}, reading: { problem } });
  });
});

describe('the message of a redrive', () => {
  it('is the event in its group, under an id that is the letter’s own', () => {
    expect(redriveMessage({ ...LETTER, body: BODY, attributes: { ...TOPIC, ...ERROR } })).toEqual({
      body: BODY,
      groupId: 'privy/main#did:privy:1',
      deduplicationId: 'redrive#0d6f0e5c-1111-4222-8333-444455556666',
      attributes: TOPIC,
    });
  });

  it('has the attributes of the topic where the letter has lost them', () => {
    expect(redriveMessage({ ...LETTER, body: BODY, attributes: {} }).attributes).toEqual(TOPIC);
    const test = JSON.stringify(envelope({ type: 'privy.test' }));
    expect(redriveMessage({ ...LETTER, body: test, attributes: {} }).attributes).toMatchObject({
      test: 'true',
    });
  });
});
