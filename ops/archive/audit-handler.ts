import type { HandlingAnswer } from '../../lambda/archive-keeper/audit-handler/answer-handling-audit.ts';
import type { AsJson } from '../as-json.ts';
import type { Stage } from '../stage/stage.ts';
import { handlerOf } from '../stage/subscriber-of.ts';
import { askKeeper } from './ask-keeper.ts';
import { pastDay } from './past-day.ts';

/** What became of the events of a day at a handler, or that the ledger and the log no longer know: `missing` must be 0. */
export type HandlerAudit = AsJson<HandlingAnswer>;

/** Whose handling to audit. */
export interface HandlerAuditOptions {
  /** A handler or an https destination. */
  readonly handler: string;
  /** In UTC, such as `2026-11-27`. @default yesterday */
  readonly day?: string | undefined;
}

/** Compares what the ledger says was published on a day with what a handler's log says became of it. */
export async function auditHandler(
  stage: Pick<Stage, 'description' | 'services' | 'now'>,
  { handler, day }: HandlerAuditOptions,
): Promise<HandlerAudit> {
  const { logGroup, dlqUrl, subscriptionDlqUrl } = handlerOf(stage, handler);
  return await askKeeper<HandlingAnswer>(stage, {
    archive: 'audit-handler',
    handler,
    logGroup,
    deadLetterQueues: [dlqUrl, subscriptionDlqUrl],
    ...pastDay(stage, day),
  });
}
