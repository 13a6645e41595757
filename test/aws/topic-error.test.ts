import { InvalidParameterException } from '@aws-sdk/client-sns';
import { topicError } from '../../aws/topic-error.ts';
import { MessageRefusedError } from '../../core/topic/topic.ts';

function invalid(message: string) {
  return new InvalidParameterException({ message, $metadata: {} });
}

describe('an error of SNS about a parameter', () => {
  it('is a message that is refused for good', () => {
    const error = invalid('Invalid parameter: Message Reason: Invalid character');

    expect(topicError(error)).toBeInstanceOf(MessageRefusedError);
  });

  it('is no fault of the message where it is the topic that is named wrongly', () => {
    const error = invalid('Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1');

    expect(topicError(error)).toBe(error);
  });
});
