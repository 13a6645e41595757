/**
 * What a stage says of itself: the names of everything that an operator looks at. A deployed stack writes it to parameters
 * of Systems Manager, local mode to `pipeline.json`. It holds no secret and no personal data.
 */
export interface StageDescription {
  /** Unique in its account and region, and what its metrics carry: `WalletWebhooks-prod`, `WalletWebhooks-local` on this machine. */
  readonly pipelineName: string;
  /** What the configuration calls the stage: `prod`. `local` on this machine. */
  readonly stage: string;
  /** The version of this software that it was deployed from. */
  readonly version: string;
  /** What CloudFormation knows it by, or the stack that it is a part of. */
  readonly stackName: string;
  readonly region: string;
  /** Where the providers deliver to: `https://<host>/<stage>`, without a source's path. */
  readonly api: string;
  readonly sources: Readonly<Record<string, DescribedSource>>;
  /** How long the previous signing secret of a source is accepted after a new one was put. */
  readonly rotationGraceHours: number;
  readonly ledgerTable: string;
  readonly parkedTable: string;
  readonly inboxTable: string;
  readonly quarantineTable: string;
  readonly topicArn: string;
  readonly intake: DescribedFunction;
  readonly drain: DescribedFunction;
  readonly subscribers: Readonly<Record<string, DescribedSubscriber>>;
  /** Undefined where the pipeline has none. */
  readonly archive: DescribedArchive | undefined;
  /** What sends an event through the pipeline every five minutes. Undefined where nothing does. */
  readonly canary?: DescribedFunction | undefined;
  /** Names of the handlers' own tables: `tables['user-directory'].users`. */
  readonly tables: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What the alarms notify. Undefined where they notify nobody. */
  readonly alarmTopicArn: string | undefined;
  /** Whether what holds something outlives its place in the stack. Undefined on this machine, and where 0.1 was deployed. */
  readonly deletionProtection?: boolean;
  /** The log group that has a line for whatever an operator changed. */
  readonly operationsLogGroup: string;
}

export interface DescribedSource {
  /** `privy` or `dynamic`. */
  readonly provider: string;
  /** The endpoint. */
  readonly url: string;
  /** What Secrets Manager knows its signing secret by. */
  readonly secretId: string;
}

export interface DescribedFunction {
  /** What Lambda knows it by. */
  readonly functionName: string;
  readonly logGroup: string;
}

/** A handler and an https destination have a function, a consumer of another service has none. */
export interface DescribedSubscriber extends Partial<DescribedFunction> {
  readonly kind: 'handler' | 'consumer' | 'destination';
  readonly queueUrl: string;
  readonly dlqUrl: string;
  /** What SNS could not deliver to its queue. */
  readonly subscriptionDlqUrl: string;
}

/** Where every event is kept. */
export interface DescribedArchive {
  readonly bucket: string;
  /** What is not written yet. */
  readonly queueUrl: string;
  readonly dlqUrl: string;
  readonly subscriptionDlqUrl: string;
  readonly writer: DescribedFunction;
  /** The function that compacts it and answers what is asked of it. */
  readonly functionName: string;
  readonly logGroup: string;
}
