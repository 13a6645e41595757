import type { SNSClient, SNSClientConfig } from '@aws-sdk/client-sns';
import type { Notice, PublishNotice } from '../core/handling/notices.ts';

/** Publishes notices to standard topics. The client is loaded with the first one: most handlers have none, most events too. */
export function noticePublisher(
  settings: SNSClientConfig = {},
  createClient?: (config: SNSClientConfig) => SNSClient,
): PublishNotice {
  const clients = new Map<string, SNSClient>();
  return async (topicArn, notice) => {
    const { PublishCommand, SNSClient } = await import('@aws-sdk/client-sns');
    // A topic that exists already may be of another region, and takes calls there only.
    const region = topicArn.split(':')[3] ?? '';
    const client =
      clients.get(region) ??
      (createClient ?? ((config) => new SNSClient(config)))({
        ...settings,
        ...(region === '' ? {} : { region }),
      });
    clients.set(region, client);
    await client.send(new PublishCommand({ TopicArn: topicArn, ...snsNotice(notice) }));
  };
}

/**
 * The notice as each kind of subscriber reads it: plain text in e-mails, queues and functions, and over https what Amazon Q
 * shows in a chat, which drops everything else without a word.
 * https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
 */
export function snsNotice({ subject, text, attributes }: Required<Notice>) {
  const chat = {
    version: '1.0',
    source: 'custom',
    content: { textType: 'client-markdown', title: subject, description: text },
  };
  return {
    Subject: subject,
    MessageStructure: 'json',
    Message: JSON.stringify({ default: text, https: JSON.stringify(chat) }),
    MessageAttributes: Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]),
    ),
  };
}
