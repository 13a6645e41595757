import { abortReplay } from '../../../core/archive/replay/abort-replay.ts';
import { dryRun } from '../../../core/archive/replay/dry-run.ts';
import type { ReplayOrder } from '../../../core/archive/replay/replay-order.ts';
import { lastReplays } from '../../../core/archive/replay/running-replays.ts';
import { startReplay } from '../../../core/archive/replay/start-replay.ts';
import { continueReplays } from './continue-replays.ts';
import { type ReplayAnswer, type ReplayRefusal, shownReplay } from './replay-answer.ts';
import { type ReplayRequest, replayRequest } from './replay-request.ts';
import { findSubscriber, type QueuedSubscriber, UnknownSubscriberError } from './replayed-queues.ts';
import { type Replaying, workOn } from './work-on-replay.ts';

/** As long as somebody who has typed a command waits for its answer. The schedule goes on with what is left. */
const START_MILLISECONDS = 20_000;
const DAY_MILLISECONDS = 86_400_000;

/** Answers what is asked about replays. Begins nothing new after the deadline. */
export async function answerReplay(
  event: { readonly archive: unknown },
  deadline: Date,
  replaying: Replaying,
): Promise<ReplayAnswer> {
  const { store, now, telemetry } = replaying;
  const request = replayRequest(event, now());
  if (request.archive === 'continue-replays') return await continueReplays(deadline, replaying);
  if (request.archive === 'replays')
    return { replays: (await lastReplays(store)).map((replay) => shownReplay(replay, now())) };
  if (request.archive === 'abort-replay') {
    const abort = await abortReplay(request, { store, now });
    telemetry.logger.warn('replay aborted', { ...request, found: abort !== 'not-running' });
    if (abort === 'not-running') return { refused: 'not-running' };
    return { aborted: true, ...shownReplay(abort.aborted, now()) };
  }
  return await answerOrder(request, deadline, replaying);
}

async function answerOrder(
  { order, dryRun: isDryRun }: Extract<ReplayRequest, { readonly archive: 'replay' }>,
  deadline: Date,
  replaying: Replaying,
): Promise<ReplayAnswer> {
  const { queues, inboxRetentionDays, now } = replaying;
  const subscriber = findSubscriber(queues, order.subscriber, inboxRetentionDays);
  if (subscriber === undefined) throw new UnknownSubscriberError(order.subscriber, queues);
  const refusal = inboxRefusal(order, subscriber, now());
  if (refusal !== undefined) return refusal;
  if (isDryRun) return { dryRun: await dryRun(order, subscriber, { ...replaying, deadline }) };
  const started = await startReplay(
    order,
    { replayId: newReplayId(replaying), holder: replaying.newName() },
    replaying,
  );
  if ('forgetting' in started) return { refused: 'forgetting' };
  if ('running' in started) return { refused: 'another-runs', ...started.running };
  const end = new Date(Math.min(deadline.getTime(), now().getTime() + START_MILLISECONDS));
  return await workOn(started.held, subscriber, end, replaying);
}

/** Where the inbox does not know, or no longer, everything would be taken for missing. */
function inboxRefusal(
  { onlyMissing, from }: ReplayOrder,
  { inboxRetentionDays }: QueuedSubscriber,
  now: Date,
): ReplayRefusal | undefined {
  if (!onlyMissing) return undefined;
  if (inboxRetentionDays === undefined) return { refused: 'no-inbox' };
  const remembered = new Date(now.getTime() - inboxRetentionDays * DAY_MILLISECONDS).toISOString();
  return from < remembered ? { refused: 'inbox-forgets', from: remembered } : undefined;
}

/** Tells when it was, for whoever sees it in a log. Without a slash and without `#`, as the inbox's keys have it. */
function newReplayId({ now, newName }: Replaying): string {
  const at = now()
    .toISOString()
    .replaceAll(/[-:]|\.\d{3}/g, '');
  return `${at}-${newName()
    .replaceAll(/[^0-9a-z]/g, '')
    .slice(0, 8)}`;
}
