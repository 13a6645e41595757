import type { Notify, PublishNotice } from './notices.ts';
import { publishableNotice } from './publishable-notice.ts';

/** Publishes to the topics that the manifest declares, given the ARN of each by the handler's name for it. */
export function declaredTopics(arns: Readonly<Record<string, string>>, publish: PublishNotice): Notify {
  return async (topic, notice) => {
    const arn = Object.hasOwn(arns, topic) ? arns[topic] : undefined;
    if (arn === undefined) throw new UndeclaredTopicError(topic, Object.keys(arns));
    await publish(arn, publishableNotice(notice));
  };
}

/** A topic that the manifest does not declare. */
export class UndeclaredTopicError extends Error {
  readonly code = 'undeclared-topic';

  constructor(name: string, declared: readonly string[]) {
    super(
      `The handler notifies the topic ${name}, which its manifest does not declare. ` +
        `Add it to topics; declared: ${declared.join(', ') || 'none'}.`,
    );
    this.name = 'UndeclaredTopicError';
  }
}
