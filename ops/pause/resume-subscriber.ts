import type { Stage } from '../stage/stage.ts';
import { type Switched, type SwitchOptions, switchSubscriber } from './switch-subscriber.ts';

/** Has Lambda give a subscriber events again, those that waited first. */
export async function resumeSubscriber(stage: Stage, options: SwitchOptions): Promise<Switched> {
  return await switchSubscriber(stage, 'running', options);
}
