import { setTimeout } from 'node:timers/promises';
import type { LogLine } from '../stage/log-reader.ts';
import type { Stage } from '../stage/stage.ts';

/** Which logs, and from when on. */
export interface FollowedLogs {
  readonly logGroups: readonly string[];
  readonly from: Date;
  /** Whether to go on with what is written later, until the signal. */
  readonly follow: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** A line comes into CloudWatch some seconds after it was written: so far back each look begins anew. */
const LATE_MILLISECONDS = 20_000;
const BETWEEN_LOOKS_MILLISECONDS = 2_000;
/** The logs of this machine are files. */
const BETWEEN_LOCAL_LOOKS_MILLISECONDS = 300;

/** The lines of several logs, each once, in the order of their times as far as they are there by then. */
export async function* followLogs(
  { logs, now, isLocal }: Pick<Stage, 'logs' | 'now' | 'isLocal'>,
  { logGroups, from, follow, signal }: FollowedLogs,
): AsyncIterable<LogLine> {
  const told = new Map<string, number>();
  let begin = from;
  while (signal?.aborted !== true) {
    const lookedAt = now().getTime();
    const read = await Promise.all(
      logGroups.map((group) => Array.fromAsync(logs.read(group, { from: begin }))),
    );
    for (const line of read.flat().sort((a, b) => a.time.getTime() - b.time.getTime())) {
      const key = JSON.stringify([line.logGroup, line.time, line.fields]);
      if (told.has(key)) continue;
      told.set(key, line.time.getTime());
      yield line;
    }
    if (!follow) return;
    begin = new Date(Math.max(from.getTime(), lookedAt - LATE_MILLISECONDS));
    for (const [key, time] of told) if (time < begin.getTime()) told.delete(key);
    const pause = isLocal ? BETWEEN_LOCAL_LOOKS_MILLISECONDS : BETWEEN_LOOKS_MILLISECONDS;
    // It ends the wait by throwing, and the loop ends then.
    await setTimeout(pause, undefined, { signal }).catch(() => undefined);
  }
}
