import type { Envelope } from '../../core/events/envelope.ts';
import { beforeDeadline } from '../../core/handling/before-deadline.ts';
import type { Attempt, ComesAgain } from '../../core/handling/process-batch.ts';
import { readEnvelope } from '../../core/handling/read-envelope.ts';
import { type RetryOptions, retryDelay } from '../../core/handling/retry-schedule.ts';
import type { GuardedBatch, Settled } from '../../core/quarantine/guarded-batch.ts';
import type { Standing } from '../../core/quarantine/stand-in-line.ts';
import { failureOf } from './failure-of.ts';
import { type BodyHandling, type Finding, handleBody } from './handle-body.ts';
import { type MessageReport, reportGuardFault } from './handler-report.ts';
import type { QueueMessage } from './queue-message.ts';

/** What an attempt takes. */
export interface AttemptOptions<Table extends string, Event extends Envelope>
  extends BodyHandling<Table, Event> {
  readonly guard: GuardedBatch<QueueMessage> | undefined;
  readonly permanentErrors: readonly string[];
  readonly retry: RetryOptions | undefined;
  readonly deadline: AbortSignal;
  readonly now: () => Date;
  readonly tell: (report: MessageReport) => void;
}

type Found = Omit<MessageReport, 'messageId' | 'receiveCount' | 'startedAt' | 'endedAt'>;

/** Handles one message, or keeps it if its user is in quarantine, and tells what became of it. Does not throw. */
export async function attemptMessage<Table extends string, Event extends Envelope>(
  message: QueueMessage,
  isTrial: boolean,
  options: AttemptOptions<Table, Event>,
): Promise<Attempt> {
  const { messageId, receiveCount } = message;
  const startedAt = options.now();
  const found = await guarded(message, isTrial, options);
  options.tell({ messageId, receiveCount, startedAt, endedAt: options.now(), ...found });
  const { verdict, comesAgain } = found;
  return { verdict, ...(comesAgain === undefined ? {} : { comesAgain }) };
}

async function guarded<Table extends string, Event extends Envelope>(
  message: QueueMessage,
  isTrial: boolean,
  options: AttemptOptions<Table, Event>,
): Promise<Found> {
  const { guard, deadline } = options;
  try {
    const kept = await beforeDeadline(deadline, () => beforeHandling(message, isTrial, guard));
    if (kept !== undefined) return kept;
  } catch (error) {
    // Whether its user is in quarantine is not known: handled now, it might overtake an earlier event.
    return { verdict: 'failed', error, ...eventIn(message), ...byReceives(message, options.retry) };
  }
  if (isTrial) await quietly('trial not noted', () => guard?.noteTrial(message), options);
  const found = await handleBody(message.body, deadline, options);
  if (found.verdict === 'failed') return { ...found, ...(await settledFailure(message, found, options)) };
  if (isTrial) await quietly('survival not noted', () => guard?.noteSurvival(message), options);
  // What is ignored touches nothing, and so shows nothing.
  if (found.verdict !== 'ignored')
    await quietly('success not told', () => guard?.succeeded(message), options);
  return found;
}

/** What becomes of the message without being handled. */
async function beforeHandling(
  message: QueueMessage,
  isTrial: boolean,
  guard: GuardedBatch<QueueMessage> | undefined,
): Promise<Found | undefined> {
  const standing = (await guard?.standing(message)) ?? HANDLE;
  if (standing.kind !== 'handle') return { ...kept(standing), ...eventIn(message) };
  const settled = isTrial ? await guard?.beforeTrial(message) : undefined;
  return settled === undefined ? undefined : { verdict: 'failed', ...settled, ...eventIn(message) };
}

/** Which event it is, for the line that tells of it. */
function eventIn({ body }: QueueMessage): Pick<Found, 'event'> {
  const reading = readEnvelope(body);
  return reading.ok ? { event: reading.event } : {};
}

const HANDLE: Standing = { kind: 'handle' };

function kept(standing: Exclude<Standing, { readonly kind: 'handle' }>): Found {
  if (standing.kind !== 'again') return { verdict: 'quarantined' };
  const seconds = Math.ceil(standing.milliseconds / 1_000);
  return { verdict: 'held', comesAgain: { seconds, alone: false } };
}

async function settledFailure<Table extends string, Event extends Envelope>(
  message: QueueMessage,
  found: Finding,
  options: AttemptOptions<Table, Event>,
): Promise<Partial<Settled>> {
  const { guard, permanentErrors, retry, deadline, telemetry } = options;
  try {
    const failure = failureOf(found, permanentErrors);
    const settled = await beforeDeadline(graceAfter(deadline), async () => guard?.failed(message, failure));
    if (settled !== undefined) return settled;
  } catch (error) {
    reportGuardFault('failure not noted', error, telemetry);
  }
  return byReceives(message, retry);
}

/** Where nothing is known of a message's attempts, its receives stand for them. */
export function byReceives(
  { receiveCount }: QueueMessage,
  retry: RetryOptions | undefined,
): { readonly comesAgain?: ComesAgain } {
  return retry === undefined ? {} : { comesAgain: { seconds: retryDelay(receiveCount, retry), alone: true } };
}

/** A call without which the attempt goes on. */
async function quietly(
  fault: string,
  call: () => Promise<void> | undefined,
  { deadline, telemetry }: Pick<AttemptOptions<string, Envelope>, 'deadline' | 'telemetry'>,
): Promise<void> {
  try {
    await beforeDeadline(graceAfter(deadline), async () => call());
  } catch (error) {
    reportGuardFault(fault, error, telemetry);
  }
}

/** Of what is left after the deadline: the rest is for SQS and the answer. */
const GRACE_MILLISECONDS = 1_000;

function graceAfter(deadline: AbortSignal): AbortSignal {
  return deadline.aborted ? AbortSignal.timeout(GRACE_MILLISECONDS) : deadline;
}
