import { SNSServiceException } from '@aws-sdk/client-sns';
import { MessageRefusedError, TopicThrottledError } from '../core/topic/topic.ts';

/** What an error of a call to SNS means for the message. */
export function topicError(error: unknown): unknown {
  // A topic that is named wrongly is a fault of the deployment: refused for it, every parked event would be set aside.
  if (!(error instanceof SNSServiceException) || error.message.includes('TopicArn')) return error;
  return errorOfCode(error.name, error) ?? error;
}

/** SNS's own codes for a body, an attribute or an id that it does not take. */
const ABOUT_THE_MESSAGE = /^(InvalidParameter|ParameterValueInvalid|ValidationException)/;

/**
 * What a code of SNS means for the message; undefined where it means that the topic is down. Missing permissions and
 * expired credentials are no fault of the message.
 */
export function errorOfCode(code: string, cause?: unknown): Error | undefined {
  const options = cause === undefined ? {} : { cause };
  if (ABOUT_THE_MESSAGE.test(code)) return new MessageRefusedError(code, options);
  return /Throttl/.test(code) ? new TopicThrottledError(options) : undefined;
}
