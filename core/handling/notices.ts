/** A message for people: what an e-mail or a chat shows of it. Nothing secret, and no personal data. */
export interface Notice {
  /** One line. What is no ASCII, and what is beyond 99 characters, does not reach the topic. */
  readonly subject: string;
  /** Plain text, up to 8,000 characters; what is beyond is cut off. */
  readonly text: string;
  /** What subscriptions may filter by, such as `severity`. @default none */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Publishes a notice to a topic that the manifest declares, at least once. Throws an error with a code where that fails. */
export type Notify<Topic extends string = string> = (topic: Topic, notice: Notice) => Promise<void>;

/** Publishes a notice that a topic takes as it is, to the topic with the ARN. Throws where that fails. */
export type PublishNotice = (topicArn: string, notice: Required<Notice>) => Promise<void>;
