import type { SourceName } from '../../core/events/source-name.ts';
import { isEventKey } from '../../core/ledger/is-event-key.ts';
import { ledgerKey, readLedgerKey } from '../../core/ledger/ledger-key.ts';
import { findEvent } from '../event/find-event.ts';
import { receivedBetween } from '../event/in-archive.ts';
import { OpsError } from '../ops-error.ts';
import { sourceOf } from '../stage/source-of.ts';
import type { Stage } from '../stage/stage.ts';

/** Events that somebody has named, and when they came, where that had to be looked up. */
export interface NamedEvents {
  /** Each as `ledgerKey` has it. */
  readonly keys: readonly string[];
  readonly from?: Date;
  readonly until?: Date;
}

/** What was named, and whether it was also said when it came. */
interface Named {
  readonly events: readonly string[];
  readonly isTimed: boolean;
}

/** Finds the events that somebody names. The ledger is asked where a name is no whole key, or where it is not said when they came. */
export async function namedEvents(stage: Stage, { events, isTimed }: Named): Promise<NamedEvents> {
  if (isTimed) {
    const keys = await Promise.all(
      events.map(async (event) => keyOf(stage, event) ?? (await lookUp(stage, event)).key),
    );
    return { keys: [...new Set(keys)] };
  }
  const found = await Promise.all(events.map((event) => lookUp(stage, event)));
  const spans = found.map(({ firstSeen }) => receivedBetween(firstSeen));
  const until = Math.max(...spans.map((span) => span.until.getTime()));
  return {
    keys: [...new Set(found.map(({ key }) => key))],
    from: new Date(Math.min(...spans.map((span) => span.from.getTime()))),
    until: new Date(Math.min(until, stage.now().getTime())),
  };
}

/** The key that a name is already, of a source that the stage has. */
function keyOf(stage: Stage, event: string): string | undefined {
  if (!isEventKey(event)) return undefined;
  sourceOf(stage, readLedgerKey(event).source);
  return event;
}

async function lookUp(
  stage: Stage,
  event: string,
): Promise<{ readonly key: string; readonly firstSeen: Date }> {
  const { key, ledger } = await findEvent(stage, { event }).catch((error: unknown) => {
    if (!(error instanceof OpsError) || error.code !== 'not-found') throw error;
    throw new OpsError('not-found', `${error.message}, as <source>#<id>, and from when on to look for it`);
  });
  const seen = ledger?.claimedAt ?? ledger?.publishedAt;
  return {
    key: ledgerKey(key.source as SourceName, key.id),
    firstSeen: seen === undefined ? new Date(stage.now().getTime() - DAY_MILLISECONDS) : new Date(seen),
  };
}

/** An event that the ledger does not have was found in the log of the last day. */
const DAY_MILLISECONDS = 86_400_000;
