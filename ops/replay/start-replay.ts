import type { DryRun } from '../../core/archive/replay/dry-run.ts';
import type {
  ReplayAnswer,
  ReplayRefusal,
  ShownReplay,
} from '../../lambda/archive-keeper/replay/replay-answer.ts';
import { askKeeper } from '../archive/ask-keeper.ts';
import type { AsJson } from '../as-json.ts';
import type { Stage } from '../stage/stage.ts';
import { type ReplayWish, replayFields } from './replay-fields.ts';

/** What to replay. */
export interface ReplayOptions extends ReplayWish {
  /** Counts what would be brought, and brings nothing. */
  readonly dryRun: boolean;
  /** Kept in the account of who did what. */
  readonly reason?: string | undefined;
}

/** What came of it: `would` where it was a dry run, `replay` where it has begun, `refused` where it has not. */
export interface ReplayStarted {
  readonly subscriber: string;
  /** How many events were named, where any were. */
  readonly named?: number;
  readonly from: string;
  readonly until: string;
  readonly would?: AsJson<DryRun>;
  readonly replay?: AsJson<BegunReplay>;
  readonly refused?: ReplayRefusal;
}

/** A replay that has begun, with why its first run ended. */
export type BegunReplay = Extract<ReplayAnswer, { readonly end: unknown }>;

/** Brings a range of the archive to a subscriber once more. What its first run leaves, the schedule goes on with. */
export async function startReplay(
  stage: Stage,
  { dryRun, reason, ...wish }: ReplayOptions,
): Promise<ReplayStarted> {
  const { archive, ...fields } = await replayFields(stage, wish);
  const { subscriber, from, until, events } = fields;
  const answer = await askKeeper<Exclude<ReplayAnswer, undefined>>(stage, { archive, ...fields, dryRun });
  const range = { subscriber, from, until };
  const asked = events === undefined ? range : { ...range, named: events.length };
  if ('dryRun' in answer) return { ...asked, would: answer.dryRun };
  if ('refused' in answer) return { ...asked, refused: answer };
  const replay = answer as AsJson<BegunReplay>;
  await stage.journal.write({
    action: 'replay start',
    subject: {
      ...range,
      // Who follows one of them finds it by its id.
      ...(events === undefined ? {} : { events: events.join(' ') }),
      replayId: replay.replayId,
    },
    counts: countsOf(replay),
    ...(reason === undefined ? {} : { reason }),
  });
  return { ...asked, replay };
}

/** The figures of a replay, for the account of who did what. */
export function countsOf({ counts }: AsJson<Pick<ShownReplay, 'counts'>>): Readonly<Record<string, number>> {
  return { ...counts };
}
