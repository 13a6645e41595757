import type { WebAclDecision } from '../cloud/gateway/gateway-options.ts';
import { isObject } from '../cloud/template/template.ts';
import type { Invocation, ObservablePipeline } from '../observable-pipeline.ts';
import { eventKeyIn } from './event-key-in.ts';

/** What became of a message in a handler's batch. */
export type Handling = 'applied' | 'failed';

/** Keeps what the pipeline's hooks tell. */
export interface Watch {
  decisionFor(requestId: string): WebAclDecision | undefined;
  /** Whether the intake was invoked for the request. */
  reachedIntake(requestId: string): boolean;
  /** The messages with this event that a handler was given, by message id, and what became of each. */
  handled(subscriber: string, eventKey: string): ReadonlyMap<string, Handling>;
  /** Resolves with true as soon as the condition holds, with false when it never did in that time. */
  until(condition: () => boolean, milliseconds: number): Promise<boolean>;
  stop(): void;
}

export function watchPipeline(pipeline: Pick<ObservablePipeline, 'onDecision' | 'onInvocation'>): Watch {
  const decisions = new Map<string, WebAclDecision>();
  const requests = new Set<string>();
  const handled = new Map<string, Map<string, Handling>>();
  const waiting = new Set<() => void>();

  const stopDecisions = pipeline.onDecision((decision) => void decisions.set(decision.requestId, decision));
  const stopInvocations = pipeline.onInvocation((invocation) => {
    const requestId = requestIdOf(invocation.event);
    if (requestId !== undefined) requests.add(requestId);
    for (const { place, messageId, handling } of messagesOf(invocation)) {
      handled.set(place, new Map(handled.get(place)).set(messageId, handling));
    }
    for (const check of waiting) check();
  });

  return {
    decisionFor: (requestId) => decisions.get(requestId),
    reachedIntake: (requestId) => requests.has(requestId),
    handled: (subscriber, eventKey) => handled.get(placeOf(subscriber, eventKey)) ?? new Map(),
    until: (condition, milliseconds) => until(condition, milliseconds, waiting),
    stop() {
      stopDecisions();
      stopInvocations();
    },
  };
}

function until(condition: () => boolean, milliseconds: number, waiting: Set<() => void>): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => end(false), milliseconds);
    const check = () => condition() && end(true);
    const end = (held: boolean) => {
      clearTimeout(timer);
      waiting.delete(check);
      resolve(held);
    };
    waiting.add(check);
    check();
  });
}

function placeOf(subscriber: string, eventKey: string): string {
  return `${subscriber} ${eventKey}`;
}

function requestIdOf(event: unknown): string | undefined {
  const context = isObject(event) ? event['requestContext'] : undefined;
  return isObject(context) ? String(context['requestId']) : undefined;
}

interface HandledMessage {
  readonly place: string;
  readonly messageId: string;
  readonly handling: Handling;
}

function messagesOf({ subscriber, event, result }: Invocation): HandledMessage[] {
  const records = isObject(event) ? event['Records'] : undefined;
  if (subscriber === undefined || !Array.isArray(records)) return [];
  const failed = failedMessages(result);
  return records.filter(isObject).flatMap(({ messageId, body }) => {
    const eventKey = eventKeyIn(String(body));
    if (eventKey === undefined) return [];
    const handling = failed === 'all' || failed.includes(String(messageId)) ? 'failed' : 'applied';
    return [{ place: placeOf(subscriber, eventKey), messageId: String(messageId), handling }];
  });
}

function failedMessages(result: Invocation['result']): readonly string[] | 'all' {
  if (!result.ok) return 'all';
  const failures = isObject(result.payload) ? result.payload['batchItemFailures'] : undefined;
  if (!Array.isArray(failures)) return [];
  return failures.filter(isObject).map(({ itemIdentifier }) => String(itemIdentifier));
}
