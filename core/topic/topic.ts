/** Where published events go: a FIFO topic that orders per group and drops repeats within five minutes. */
export interface Topic {
  /**
   * Resolves when the message is durably on the topic; throws when that is not known, and `MessageRefusedError` when the
   * topic will never take this message as it is.
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

  constructor(options: ErrorOptions) {
    super('the topic refused the message', options);
    this.name = 'MessageRefusedError';
  }
}
