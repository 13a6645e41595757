import type { DeliveryReport } from '../../lambda/function-reports.ts';
import type { AccessLogEntry, WebAclDecision } from '../cloud/gateway/gateway-options.ts';
import type { LocalPipeline } from '../local-pipeline.ts';
import type { DeliveryFact } from './live-fact.ts';

type Followed = Pick<LocalPipeline, 'sources' | 'onDecision' | 'onReport' | 'onAnswer'>;

/** Puts together what the web ACL, the intake and the gateway say of a delivery. Returns a function that ends it. */
export function followDeliveries(
  pipeline: Followed,
  tell: (fact: DeliveryFact) => void,
  now: () => Date,
): () => void {
  const blocked = new Map<string, WebAclDecision>();
  const reports = new Map<string, DeliveryReport>();
  const stops = [
    pipeline.onDecision((decision) => {
      if (decision.action === 'block') blocked.set(decision.requestId, decision);
    }),
    pipeline.onReport(({ report }) => {
      if (report.kind === 'delivery' && report.requestId !== undefined) reports.set(report.requestId, report);
    }),
    pipeline.onAnswer((entry) => {
      const { requestId } = entry;
      if (!isProbe(entry))
        tell({
          ...answerFact(entry, pipeline.sources, now()),
          ...blockFact(blocked.get(requestId)),
          ...intakeFact(reports.get(requestId)),
        });
      blocked.delete(requestId);
      reports.delete(requestId);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** The commands that talk to a running pipeline ask first whether it is there. */
function isProbe({ method, path }: AccessLogEntry): boolean {
  return method === 'GET' && path === '/';
}

function answerFact(
  { method, path, status, durationMilliseconds }: AccessLogEntry,
  sources: Followed['sources'],
  at: Date,
): DeliveryFact {
  const source = Object.keys(sources).find((name) => new URL(sources[name]?.url ?? '').pathname === path);
  return {
    kind: 'delivery',
    at,
    source: method === 'POST' ? source : undefined,
    request: `${method} ${path}`,
    status,
    milliseconds: Math.round(durationMilliseconds),
  };
}

function blockFact(decision: WebAclDecision | undefined): Partial<DeliveryFact> {
  if (decision === undefined) return {};
  const { rule, sourceIp } = decision;
  const reason =
    rule === 'Default_Action'
      ? 'no rule of the web ACL lets it in'
      : `by the rule ${rule} of the web ACL, for ${sourceIp}`;
  return { outcome: 'blocked', reason };
}

function intakeFact(report: DeliveryReport | undefined): Partial<DeliveryFact> {
  if (report === undefined) return {};
  const { outcome, reason, eventId, eventType } = report;
  return { outcome, reason, eventId, eventType };
}
