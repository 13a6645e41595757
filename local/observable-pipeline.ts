import type { InvocationResult } from './cloud/functions/function-host.ts';
import type { WebAclDecision } from './cloud/gateway/gateway-options.ts';

/** What the demo needs of a running pipeline: where to send, and a look at every hop. `LocalPipeline` is one. */
export interface ObservablePipeline {
  /** `http://127.0.0.1:<port>` */
  readonly api: string;
  readonly region: string;
  /** Where the logs and `pipeline.json` are. */
  readonly dataDirectory: string;
  readonly aws: {
    readonly dynamodb: string;
    readonly sns: string;
    readonly sqs: string;
    readonly s3: string;
    readonly secretsmanager: string;
    readonly lambda: string;
  };
  readonly sources: Readonly<
    Record<string, { readonly provider: string; readonly url: string; readonly secret: string }>
  >;
  readonly ledgerTable: string;
  readonly topicArn: string;
  readonly subscribers: Readonly<Record<string, ObservableSubscriber>>;
  /** Undefined where the pipeline has none. */
  readonly archive: ObservableArchive | undefined;
  /** Names of the handlers' own tables: `tables['user-directory'].users`. */
  readonly tables: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Calls the listener for every decision of the web ACL, until the returned function is called. */
  onDecision(listener: (decision: WebAclDecision) => void): () => void;
  /** Calls the listener after every invocation of a function. */
  onInvocation(listener: (invocation: Invocation) => void): () => void;
  /** Looks at the messages in a queue (waiting or in flight) without receiving them. */
  peekQueue(queueUrl: string): Promise<readonly PeekedMessage[]>;
}

export interface ObservableSubscriber {
  readonly kind: 'handler' | 'consumer';
  readonly queueUrl: string;
  readonly dlqUrl: string;
  /** Lambda's name of a handler's function. */
  readonly functionName?: string;
}

/** Where every event is kept. */
export interface ObservableArchive {
  readonly bucket: string;
  /** What is not written yet. */
  readonly queueUrl: string;
  readonly dlqUrl: string;
  /** Lambda's name of the function that compacts it and answers what is asked of it. */
  readonly functionName?: string;
}

export interface Invocation {
  readonly functionName: string;
  /** The subscriber whose queue was read, for a handler; absent for the intake. */
  readonly subscriber?: string;
  readonly event: unknown;
  readonly result: InvocationResult;
}

export interface PeekedMessage {
  readonly messageId: string;
  readonly body: string;
}
