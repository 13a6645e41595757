import type { ThrownError } from '../cloud/functions/host-report.ts';
import type { LocalPipeline } from '../local-pipeline.ts';
import type { LocalHandlingReport } from '../local-report.ts';
import type { Invocation } from '../observable-pipeline.ts';
import { eventFactsIn, messagesOf } from './event-facts.ts';
import { type CrashFact, type HandlingFact, isFailure } from './live-fact.ts';
import type { QueueRules } from './queue-rules.ts';

export interface FollowOptions {
  readonly rules: ReadonlyMap<string, QueueRules>;
  readonly tell: (fact: HandlingFact | CrashFact) => void;
  readonly now: () => Date;
}

/**
 * Follows what functions did. What failed is told at the end of its batch, when its function has said when it comes again.
 * Returns a function that ends it.
 */
export function followHandlings(
  pipeline: Pick<LocalPipeline, 'functions' | 'onReport' | 'onInvocation'>,
  { rules, tell, now }: FollowOptions,
): () => void {
  const failed = new Map<string, HandlingFact>();
  const crashes = new Map<string, ThrownError[]>();
  const logFileOf = (name: string) => pipeline.functions.get(name)?.logFile ?? '';

  // Where it could not be said, or there was no time left to.
  const unsaid = ({ outcome, handler }: HandlingFact) =>
    outcome === 'failed' ? rules.get(handler)?.visibilitySeconds : undefined;

  const stopReports = pipeline.onReport(({ functionName, report }) => {
    if (report.kind === 'crash')
      crashes.set(functionName, [...(crashes.get(functionName) ?? []), report.thrown]);
    if (report.kind === 'postponed') {
      for (const { messageId, seconds } of report.messages) {
        const fact = failed.get(messageId);
        if (fact !== undefined) failed.set(messageId, { ...fact, comesAgainSeconds: seconds });
      }
    }
    if (report.kind !== 'handling') return;
    const attempts = rules.get(functionName)?.tries;
    const fact = handlingFact(report, {
      handler: functionName,
      attempts,
      at: now(),
      logFile: logFileOf(functionName),
    });
    // What is released is in no batch.
    if (isFailure(fact) && !fact.released) failed.set(report.messageId, fact);
    else tell(fact);
  });

  const stopInvocations = pipeline.onInvocation((invocation) => {
    for (const { messageId, group } of messagesOf(invocation.event)) {
      const fact = failed.get(messageId);
      failed.delete(messageId);
      if (fact !== undefined)
        tell({ ...fact, group, comesAgainSeconds: fact.comesAgainSeconds ?? unsaid(fact) });
    }
    const thrown = crashes.get(invocation.functionName)?.shift();
    const crash = crashFact(invocation, now());
    if (crash === undefined) return;
    const { functionName } = invocation;
    tell({
      ...crash,
      thrown,
      comesAgainSeconds: rules.get(functionName)?.crashSeconds,
      logFile: logFileOf(functionName),
    });
  });

  return () => {
    stopReports();
    stopInvocations();
  };
}

function handlingFact(
  report: LocalHandlingReport,
  facts: Pick<HandlingFact, 'handler' | 'attempts' | 'at' | 'logFile'>,
): HandlingFact {
  const { outcome, receiveCount, attempts, step, durationMilliseconds, problem, eventId, eventType, thrown } =
    report;
  return {
    kind: 'handling',
    ...facts,
    outcome,
    attempt: attempts ?? receiveCount ?? 1,
    released: receiveCount === undefined ? true : undefined,
    step,
    milliseconds: durationMilliseconds,
    problem,
    eventId,
    eventType,
    thrown,
  };
}

/** Lambda's message begins with the id of the request, which helps nobody here. */
const PREFIX = /^(?:RequestId: [\w-]+ )?(?:Error: )?/;
/** What ends with the pipeline has not failed. */
const CLOSED = 'Host.Closed';

function crashFact(
  { functionName, event, result }: Invocation,
  at: Date,
): Omit<CrashFact, 'thrown' | 'logFile'> | undefined {
  if (result.ok || result.error.errorType === CLOSED) return undefined;
  const { errorType, errorMessage } = result.error;
  return {
    kind: 'crash',
    at,
    functionName,
    errorType,
    message: errorMessage.replace(PREFIX, ''),
    events: messagesOf(event).map(({ body }) => eventFactsIn(body)),
  };
}
