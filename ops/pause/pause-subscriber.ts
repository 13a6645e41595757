import type { Stage } from '../stage/stage.ts';
import { type Switched, type SwitchOptions, switchSubscriber } from './switch-subscriber.ts';

/** Has Lambda give a subscriber no events until it is resumed. They wait in its queue, where SQS keeps a message for 14 days. */
export async function pauseSubscriber(stage: Stage, options: SwitchOptions): Promise<Switched> {
  return await switchSubscriber(stage, 'paused', options);
}
