import { sqsEvent } from '../../../../local/cloud/mappings/sqs-event.ts';

const origin = { queueArn: 'arn:aws:sqs:eu-west-1:000000000000:q.fifo', region: 'eu-west-1' };

describe('sqsEvent', () => {
  it('builds a record with everything that Lambda passes on', () => {
    const message = {
      MessageId: '5d1c9a5e-0000-4000-8000-000000000001',
      ReceiptHandle: 'handle',
      Body: '{"id":"msg_1"}',
      MD5OfBody: 'b1',
      MD5OfMessageAttributes: 'a1',
      Attributes: {
        ApproximateReceiveCount: '2',
        SentTimestamp: '1795316995114',
        SenderId: '000000000000',
        ApproximateFirstReceiveTimestamp: '1795316995732',
        MessageGroupId: 'privy/main#did:privy:abc',
        MessageDeduplicationId: 'privy/main#msg_1',
        SequenceNumber: '00000000000000000001',
      },
      MessageAttributes: {
        type: { DataType: 'String', StringValue: 'privy.user.created' },
        raw: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2, 255]) },
      },
    };

    expect(sqsEvent([message], origin)).toEqual({
      Records: [
        {
          messageId: '5d1c9a5e-0000-4000-8000-000000000001',
          receiptHandle: 'handle',
          body: '{"id":"msg_1"}',
          attributes: {
            ApproximateReceiveCount: '2',
            SentTimestamp: '1795316995114',
            SenderId: '000000000000',
            ApproximateFirstReceiveTimestamp: '1795316995732',
            MessageGroupId: 'privy/main#did:privy:abc',
            MessageDeduplicationId: 'privy/main#msg_1',
            SequenceNumber: '00000000000000000001',
          },
          messageAttributes: {
            type: {
              stringValue: 'privy.user.created',
              stringListValues: [],
              binaryListValues: [],
              dataType: 'String',
            },
            raw: { binaryValue: 'AQL/', stringListValues: [], binaryListValues: [], dataType: 'Binary' },
          },
          md5OfMessageAttributes: 'a1',
          md5OfBody: 'b1',
          eventSource: 'aws:sqs',
          eventSourceARN: 'arn:aws:sqs:eu-west-1:000000000000:q.fifo',
          awsRegion: 'eu-west-1',
        },
      ],
    });
  });

  it('keeps the order of the batch, and leaves out the digest of attributes that are not there', () => {
    const event = sqsEvent([{ MessageId: 'a' }, { MessageId: 'b' }], origin);

    expect(event.Records.map(({ messageId }) => messageId)).toEqual(['a', 'b']);
    expect(event.Records[0]).not.toHaveProperty('md5OfMessageAttributes');
    expect(event.Records[0]?.messageAttributes).toEqual({});
  });
});
