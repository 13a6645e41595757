import type { ArchiveProblem } from '../../core/archive/archive-damaged-error.ts';
import { type Answer, ask } from '../../core/archive/ask/ask.ts';
import type { HandledEvent, HandlerQuestion } from '../../core/archive/ask/ask-of-handler.ts';
import { type Counts, countEvents } from '../../core/archive/ask/count.ts';
import type { AnswerForm, Question } from '../../core/archive/ask/question.ts';
import { compactDays, daysToCompact, problemsOf } from '../../core/archive/compaction/compact-days.ts';
import type { CompactionPorts } from '../../core/archive/compaction/compaction-ports.ts';
import type { ForgetEnd } from '../../core/archive/forget/forget-person.ts';
import type { Telemetry } from '../telemetry.ts';
import type { AuditAnswer } from './audit/answer-audit.ts';
import { isAuditRequest } from './audit/audit-request.ts';
import type { HandlingAnswer } from './audit-handler/answer-handling-audit.ts';
import { isHandlingRequest } from './audit-handler/handling-request.ts';
import { fitAnswer } from './fit-answer.ts';
import { isContinueForgettingRequest, isForgetRequest } from './forget/forget-request.ts';
import { type KeeperRequest, keeperRequest } from './keeper-request.ts';
import type { ReplayAnswer } from './replay/replay-answer.ts';
import { isReplayRequest } from './replay/replay-request.ts';
import { reportCompaction } from './report-compaction.ts';
import { yesterday } from './utc-day.ts';

/** What is begun before this much is left is ended in time. */
const RESERVE_MILLISECONDS = 60_000;

/** What the function is told of its invocation. */
export interface Invocation {
  getRemainingTimeInMillis(): number;
}

/** What an operator is answered. A run of the schedule answers nobody. */
export type KeeperAnswer = Compacted | Answer | Counts;

/** What became of the days. */
export interface Compacted {
  readonly compacted: readonly string[];
  readonly left: readonly string[];
  readonly problems: readonly ArchiveProblem[];
}

/** What answers about the rest. */
export interface Answers {
  readonly replay: (event: { readonly archive: unknown }, deadline: Date) => Promise<ReplayAnswer>;
  /** Asked for events by what a handler did with them. */
  readonly ask: (
    question: Question,
    form: AnswerForm,
    handled: HandlerQuestion,
  ) => Promise<Answer<HandledEvent>>;
  readonly audit: (event: { readonly archive: unknown }) => Promise<AuditAnswer>;
  readonly auditHandler: (event: { readonly archive: unknown }) => Promise<HandlingAnswer>;
  readonly forget: (event: { readonly archive: 'forget' }, deadline: Date) => Promise<ForgetEnd>;
  readonly continueForgetting: (deadline: Date) => Promise<undefined>;
}

/** When a request came, and after which time nothing is begun for it. */
interface RunTimes {
  readonly startedAt: Date;
  readonly deadline: Date;
}

/** Keeps the archive: compacts and audits its days by a schedule, replays, forgets persons, and answers operators. */
export function keeperHandler(ports: CompactionPorts, answers: Answers, telemetry: Telemetry) {
  return async (
    event: unknown,
    invocation: Invocation,
  ): Promise<KeeperAnswer | ReplayAnswer | AuditAnswer | HandlingAnswer | ForgetEnd | undefined> => {
    const startedAt = ports.now();
    const left = invocation.getRemainingTimeInMillis() - RESERVE_MILLISECONDS;
    const times = { startedAt, deadline: new Date(startedAt.getTime() + left) };
    if (isReplayRequest(event)) return await answers.replay(event, times.deadline);
    if (isAuditRequest(event)) return await answers.audit(event);
    if (isHandlingRequest(event)) return await answers.auditHandler(event);
    if (isForgetRequest(event)) return await answers.forget(event, times.deadline);
    if (isContinueForgettingRequest(event)) return await answers.continueForgetting(times.deadline);
    const request = keeperRequest(event);
    if (request.archive === 'compact') return await compact(request, times, { ports, telemetry });
    if (request.archive === 'count') return await countEvents(request.range, ports.objects);
    const { question, form, handled } = request;
    if (handled !== undefined) return fitAnswer(await answers.ask(question, form, handled));
    return fitAnswer(await ask(question, form, ports));
  };
}

async function compact(
  { from, until: asked, dryRun = false }: Extract<KeeperRequest, { readonly archive: 'compact' }>,
  { startedAt, deadline }: RunTimes,
  { ports, telemetry }: { readonly ports: CompactionPorts; readonly telemetry: Telemetry },
): Promise<Compacted> {
  const range = { from, until: asked ?? yesterday(startedAt) };
  if (dryRun) {
    const { wanted: left, problems } = await daysToCompact(range, ports);
    return { compacted: [], left, problems };
  }
  const report = await compactDays({ ...range, deadline }, ports);
  reportCompaction(report, { startedAt, endedAt: ports.now() }, telemetry);
  return {
    compacted: report.days.map(({ day }) => day),
    left: report.left,
    problems: problemsOf(report),
  };
}
