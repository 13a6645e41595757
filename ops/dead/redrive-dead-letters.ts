import { setTimeout } from 'node:timers/promises';
import { redrive } from '../../core/dead-letters/redrive.ts';
import type { RedriveReport } from '../../core/dead-letters/redrive-ports.ts';
import type { Stage } from '../stage/stage.ts';
import { isChosen, type LetterChoice } from './chosen-letters.ts';
import { type DeadLetterPlace, deadLetterPlace, type WhichPlace } from './dead-letter-place.ts';
import { forgottenLetters, type IsForgotten } from './forgotten-letters.ts';
import { listedLetter } from './listed-letter.ts';
import { type RedrivePlan, redrivePlan } from './redrive-plan.ts';

/** Which letters to put back. */
export interface RedriveDeadLetters extends WhichPlace, LetterChoice {
  /** Says what would be put back, and puts back nothing. */
  readonly dryRun: boolean;
  /** Kept in the account of who did what. */
  readonly reason?: string | undefined;
  /** Told what is going to be put back before it begins, and then how many were. */
  readonly onProgress?: (progress: { readonly plan: RedrivePlan; readonly sent: number }) => void;
  /** Ends it between two letters. */
  readonly signal?: AbortSignal | undefined;
}

/** What came of it. */
export interface Redriven {
  readonly plan: RedrivePlan;
  /** @default it was a dry run, or refused */
  readonly report?: RedriveReport;
}

/** Puts dead letters back into the queue that they come from, behind what waits there: of each user the oldest first. */
export async function redriveDeadLetters(stage: Stage, options: RedriveDeadLetters): Promise<Redriven> {
  const place = deadLetterPlace(stage, options);
  const choice = { ids: options.ids, user: options.user, isForgotten: await forgottenLetters(stage) };
  const plan = await redrivePlan(stage, place, choice);
  if (options.dryRun || plan.refused !== undefined || plan.letters === 0) return { plan };
  return { plan, report: await putBack(stage, { place, plan, choice }, options) };
}

interface Redriving {
  readonly place: DeadLetterPlace;
  readonly plan: RedrivePlan;
  readonly choice: LetterChoice & { readonly isForgotten: IsForgotten };
}

async function putBack(
  stage: Stage,
  { place, plan, choice }: Redriving,
  { onProgress, signal, reason }: RedriveDeadLetters,
): Promise<RedriveReport> {
  const queues = await stage.services.queues();
  let sent = 0;
  onProgress?.({ plan, sent });
  try {
    return await redrive(
      {
        dead: queues.deadLetters(place.queueUrl),
        queue: queues.wayInto(place.backTo),
        now: stage.now,
        waitUntil: async (at) => void (await setTimeout(Math.max(0, at.getTime() - stage.now().getTime()))),
      },
      {
        choose: async (letter) =>
          isChosen(choice, letter) && !(await choice.isForgotten(listedLetter(letter))),
        // Those that are named are seen: there is no need to look at everybody else's.
        ...(choice.ids === undefined ? {} : { atMost: plan.letters }),
        signal,
        onProgress(done) {
          sent = done.sent;
          onProgress?.({ plan, sent });
        },
      },
    );
  } finally {
    if (sent > 0) await account(stage, place, { sent, choice, reason });
  }
}

async function account(
  stage: Stage,
  { subscriber, kind }: DeadLetterPlace,
  { sent, choice, reason }: { sent: number; choice: LetterChoice; reason: string | undefined },
): Promise<void> {
  await stage.journal.write({
    action: 'dead redrive',
    subject: {
      subscriber,
      kind,
      ...(choice.user === undefined ? {} : { user: choice.user }),
      ...(choice.ids === undefined ? {} : { ids: choice.ids.join(' ') }),
    },
    counts: { redriven: sent },
    ...(reason === undefined ? {} : { reason }),
  });
}
