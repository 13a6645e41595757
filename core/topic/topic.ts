import { ThrottledError } from '../throttled-error.ts';

/** Where published events go: a FIFO topic that orders per group and drops repeats within five minutes. */
export interface Topic {
  /**
   * Resolves when the message is durably on the topic; throws when that is not known: `MessageRefusedError` when the
   * topic will never take this message as it is, `TopicThrottledError` when it takes no more for now.
   */
  publish(message: TopicMessage): Promise<void>;
}

/** What is published. */
export interface TopicMessage {
  /** The envelope as JSON text. */
  readonly body: string;
  /** Messages of one group keep their order. */
  readonly groupId: string;
  /** A second message with the same id within five minutes is accepted and dropped. */
  readonly deduplicationId: string;
  /** String attributes for subscription filters. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** The topic works and does not take this one message, such as one over its size limit. */
export class MessageRefusedError extends Error {
  readonly code = 'message-refused';
  /** The topic's own code for what is wrong with the message, such as `InvalidParameter`. */
  readonly reason: string;

  constructor(reason: string, options?: ErrorOptions) {
    super(`the topic refused the message: ${reason}`, options);
    this.reason = reason;
    this.name = 'MessageRefusedError';
  }
}

/** The topic works and takes no more messages for now. */
export class TopicThrottledError extends ThrottledError {
  override readonly code = 'topic-throttled';

  constructor(options?: ErrorOptions) {
    super('the topic takes no more messages for now', options);
    this.name = 'TopicThrottledError';
  }
}
