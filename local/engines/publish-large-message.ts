import { randomUUID } from 'node:crypto';
import type { FauxqsModules, FauxqsStores, SnsMessageAttribute } from './fauxqs-modules.ts';

/** What fauxqs takes at most, whatever the topic says. */
const FAUXQS_LIMIT_BYTES = 262_144;
/** What SNS takes at most, where the topic's `MaximumMessageSize` says so. */
const SNS_LIMIT_BYTES = 1_048_576;

type Parameters = Readonly<Record<string, string>>;

/**
 * Publishes a message that is too large for fauxqs and not for the topic, and returns SNS's answer. Undefined where
 * fauxqs should treat the request itself: anything but a large `Publish` to a FIFO topic that allows the size.
 */
export function publishLargeMessage(
  parameters: Parameters,
  { snsStore, sqsStore }: FauxqsStores,
  fanOutToSubscriptions: FauxqsModules['fanOutToSubscriptions'],
): string | undefined {
  const { Action, TopicArn = '', Message: message = '', MessageGroupId, MessageDeduplicationId } = parameters;
  const topic = snsStore.getTopic(TopicArn);
  if (Action !== 'Publish' || topic === undefined) return undefined;
  if (MessageGroupId === undefined || MessageDeduplicationId === undefined) return undefined;
  const messageAttributes = messageAttributesIn(parameters);
  const size = sizeOf(message, messageAttributes);
  const limit = Math.min(
    Number(topic.attributes['MaximumMessageSize'] ?? FAUXQS_LIMIT_BYTES),
    SNS_LIMIT_BYTES,
  );
  if (size <= FAUXQS_LIMIT_BYTES || size > limit) return undefined;

  const messageId = randomUUID();
  fanOutToSubscriptions({
    topicArn: TopicArn,
    topic,
    messageId,
    message,
    messageAttributes,
    subject: parameters['Subject'],
    messageGroupId: MessageGroupId,
    messageDeduplicationId: MessageDeduplicationId,
    snsStore,
    sqsStore,
  });
  return (
    '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">' +
    `<PublishResult><MessageId>${messageId}</MessageId></PublishResult>` +
    `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></PublishResponse>`
  );
}

function messageAttributesIn(parameters: Parameters): Record<string, SnsMessageAttribute> {
  const attributes: Record<string, SnsMessageAttribute> = {};
  for (let index = 1; ; index += 1) {
    const prefix = `MessageAttributes.entry.${index}`;
    const name = parameters[`${prefix}.Name`];
    const DataType = parameters[`${prefix}.Value.DataType`];
    if (name === undefined || DataType === undefined) return attributes;
    const StringValue = parameters[`${prefix}.Value.StringValue`];
    const BinaryValue = parameters[`${prefix}.Value.BinaryValue`];
    attributes[name] = {
      DataType,
      ...(StringValue === undefined ? {} : { StringValue }),
      ...(BinaryValue === undefined ? {} : { BinaryValue }),
    };
  }
}

function sizeOf(message: string, attributes: Readonly<Record<string, SnsMessageAttribute>>): number {
  const texts = Object.entries(attributes).flatMap(([name, { DataType, StringValue, BinaryValue }]) => [
    name,
    DataType,
    StringValue ?? '',
    BinaryValue ?? '',
  ]);
  return [message, ...texts].reduce((bytes, text) => bytes + Buffer.byteLength(text), 0);
}
