import type { MessagingEngine } from './cloud/engines/fauxqs.ts';
import type { LocalTopic } from './cloud/resources/local-stack.ts';
import { partName } from './cloud/template/part-name.ts';

/** What a handler published for people, who get no e-mail of it here. */
export interface LocalNotice {
  readonly handler: string;
  /** The handler's name for the topic. */
  readonly topic: string;
  readonly subject: string;
  readonly text: string;
}

/** Events are published to FIFO topics, notices to standard ones. */
const FIFO = '.fifo';

/** The topics for people: those that handlers declare. */
export function noticeTopics(topics: readonly LocalTopic[]): readonly LocalTopic[] {
  return topics.filter(({ arn }) => !arn.endsWith(FIFO));
}

/** Tells of every notice that a topic takes. Returns a function that ends it. */
export function watchNotices(
  topics: readonly LocalTopic[],
  { onPublished }: Pick<MessagingEngine, 'onPublished'>,
  tell: (notice: LocalNotice) => void,
): () => void {
  const paths = new Map(noticeTopics(topics).map(({ arn, path }) => [arn, path]));
  return onPublished(({ topicArn, subject = '', message }) => {
    const path = paths.get(topicArn);
    if (path === undefined) return;
    // Such as Pipeline/security-alerts/Topics/people/Topic, below the stack.
    tell({ handler: partName(path), topic: path.split('/').at(-2) ?? path, subject, text: message });
  });
}

/** The notice as a person reads it in the file that keeps all of them. */
export function noticeText({ handler, topic, subject, text }: LocalNotice, at: Date): string {
  return [`${at.toISOString()} ${handler} to ${topic}`, `Subject: ${subject}`, '', text, ''].join('\n');
}
