import { payloadText } from '../../core/events/payload-text.ts';
import { OpsError } from '../ops-error.ts';
import type { Stage } from '../stage/stage.ts';
import { findEvent, type NamedEvent } from './find-event.ts';
import { showPayload } from './show-payload.ts';

/** What the provider sent of an event, byte for byte, for a test of a handler. It is personal data. */
export interface EventFixture {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  /** The body of the delivery, as text. */
  readonly fixture: string;
}

/** The payload of an event as a file of its own. Throws an `OpsError` where there is no such event, or the archive lacks it. */
export async function showFixture(stage: Stage, named: NamedEvent): Promise<EventFixture> {
  const { key } = await findEvent(stage, named);
  const { envelope, type } = await showPayload(stage, key);
  const fixture = payloadText(envelope);
  if (fixture === undefined)
    throw new OpsError('not-found', `what the archive has of ${key.id} is no envelope of this pipeline`);
  return { ...key, type, fixture };
}
