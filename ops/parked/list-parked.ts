import type { ListedEvent, ListedParked } from '../../lambda/drain/drain-handler.ts';
import type { AsJson } from '../as-json.ts';
import type { Stage } from '../stage/stage.ts';
import { askDrain } from './ask-drain.ts';

/** An event that the topic refused for good. `published`: a later delivery has brought it, so that it may be dropped. */
export type RefusedEvent = AsJson<ListedEvent>;

/** What is parked. */
export interface ParkedList {
  /** When the oldest and the newest event in line were parked; nothing where none waits. Lags behind by about a second. */
  readonly waiting: { readonly oldest?: string; readonly newest?: string };
  /** What the topic refused for good, oldest first: it waits for somebody's decision. */
  readonly refused: readonly RefusedEvent[];
}

/** What waits in line for the topic, and what the topic refused. */
export async function listParked(stage: Pick<Stage, 'description' | 'services'>): Promise<ParkedList> {
  return await askDrain<ListedParked>(stage, { refused: 'list' });
}
