import type { DescribedSource, StageDescription } from '../core/stage/stage-description.ts';
import type { AwsEndpoints } from './cloud/engines/endpoints.ts';
import type { InvocationResult } from './cloud/functions/function-host.ts';
import type { WebAclDecision } from './cloud/gateway/gateway-options.ts';

/** What the demo needs of a running pipeline: where to send, and a look at every hop. `LocalPipeline` is one. */
export interface ObservablePipeline extends StageDescription {
  readonly sources: Readonly<Record<string, ObservableSource>>;
  /** Where the logs and `pipeline.json` are. */
  readonly dataDirectory: string;
  readonly aws: AwsEndpoints;
  /** Calls the listener for every decision of the web ACL, until the returned function is called. */
  onDecision(listener: (decision: WebAclDecision) => void): () => void;
  /** Calls the listener after every invocation of a function. */
  onInvocation(listener: (invocation: Invocation) => void): () => void;
  /** Looks at the messages in a queue (waiting or in flight) without receiving them. */
  peekQueue(queueUrl: string): Promise<readonly PeekedMessage[]>;
}

export interface ObservableSource extends DescribedSource {
  /** Its signing secret, which only this machine knows. */
  readonly secret: string;
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
