import { readForgetting } from '../../../core/archive/forget/begin-forgetting.ts';
import type { ForgetEnd } from '../../../core/archive/forget/forget-person.ts';
import type { Metric } from '../../embedded-metrics.ts';
import { type ForgettingRoom, forget } from './answer-forget.ts';
import { FORGET_METRICS } from './forget-metrics.ts';

/** Goes on with a forgetting that nobody works on, and says whether one is unfinished. */
export async function continueForgetting(deadline: Date, room: ForgettingRoom): Promise<undefined> {
  const stored = await readForgetting(room.ports.objects);
  if (stored === undefined) return undefined;
  let end: ForgetEnd | undefined;
  try {
    end = await forget(stored.forgetting, deadline, room);
  } finally {
    if (end === undefined || !('forgotten' in end)) sayUnfinished(stored.forgetting.askedAt, room);
  }
  return undefined;
}

function sayUnfinished(since: string, { telemetry }: ForgettingRoom): void {
  const metrics: readonly Metric[] = [[FORGET_METRICS.unfinished, 'Count', 1]];
  telemetry.logAndCount({
    level: 'info',
    message: 'forgetting unfinished',
    facts: { since },
    counts: [{ metrics }],
  });
}
