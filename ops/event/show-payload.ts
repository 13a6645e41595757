import type { Drift } from '../../core/events/drift.ts';
import { readEnvelope } from '../../core/handling/read-envelope.ts';
import { OpsError } from '../ops-error.ts';
import type { Stage } from '../stage/stage.ts';
import type { EventKey } from './event-evidence.ts';
import { inArchive } from './in-archive.ts';
import { readLedger } from './ledger-row.ts';

/** An event with its payload, which is personal data: nothing of it is for a log. */
export interface ShownPayload {
  /** As it was published, as text. */
  readonly envelope: string;
  readonly type: string;
  /** Where the payload is not as the catalogue says. */
  readonly drift: readonly Drift[];
}

const DAY_MILLISECONDS = 86_400_000;

/** The envelope of an event as the archive has it. Throws an `OpsError` where it does not. */
export async function showPayload(
  stage: Stage,
  key: EventKey,
  /** When the archive says that it was received. @default as the ledger says */
  received?: Date,
): Promise<ShownPayload> {
  const event = await inArchive(stage, key, received ?? (await firstSeen(stage, key)));
  if (event === undefined)
    throw new OpsError(
      'not-found',
      `the archive does not have the payload of ${key.id}; it has one a minute after the receipt of the event`,
    );
  const reading = readEnvelope(event.envelope);
  return { envelope: event.envelope, type: event.type, drift: reading.ok ? reading.drift : [] };
}

async function firstSeen(stage: Stage, key: EventKey): Promise<Date> {
  const { claimedAt, publishedAt } = (await readLedger(stage, key)) ?? {};
  return new Date(claimedAt ?? publishedAt ?? stage.now().getTime() - DAY_MILLISECONDS);
}
