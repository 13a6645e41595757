import { setTimeout } from 'node:timers/promises';
import type { LogLine } from '../stage/log-reader.ts';
import type { Stage } from '../stage/stage.ts';

/** Which logs, and from when on. */
export interface FollowedLogs {
  readonly logGroups: readonly string[];
  readonly from: Date;
  /** Whether to go on with what is written later, until the signal. */
  readonly follow: boolean;
  /** Of what each log has already about so many lines are enough, where it can tell. @default all from that time on */
  readonly newest?: number | undefined;
  /** Called whenever all is told that the logs had at a look. */
  readonly onLooked?: (() => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A line comes into CloudWatch some seconds after it was written: so far back each look begins anew. */
const LATE_MILLISECONDS = 20_000;
const BETWEEN_LOOKS_MILLISECONDS = 2_000;
/** The logs of this machine are files. */
const BETWEEN_LOCAL_LOOKS_MILLISECONDS = 300;

/** The lines of several logs, each once, in the order of their times as far as they are there by then. */
export async function* followLogs(
  stage: Pick<Stage, 'logs' | 'now' | 'isLocal'>,
  wanted: FollowedLogs,
): AsyncIterable<LogLine> {
  const { follow, onLooked, signal } = wanted;
  const look =
    stage.logs.follow === undefined
      ? againFrom(stage, wanted)
      : goingOn(stage.logs.follow.bind(stage.logs), wanted);
  while (signal?.aborted !== true) {
    yield* (await look()).sort((a, b) => a.time.getTime() - b.time.getTime());
    onLooked?.();
    if (!follow) return;
    const pause = stage.isLocal ? BETWEEN_LOCAL_LOOKS_MILLISECONDS : BETWEEN_LOOKS_MILLISECONDS;
    // It ends the wait by throwing, and the loop ends then.
    await setTimeout(pause, undefined, { signal }).catch(() => undefined);
  }
}

type Look = () => Promise<LogLine[]>;

/** Reads on where it was. */
function goingOn(
  follow: NonNullable<Stage['logs']['follow']>,
  { logGroups, from, newest }: FollowedLogs,
): Look {
  const beginning = newest === undefined ? { from } : { from, newest };
  const logs = logGroups.map((group) => follow(group, beginning));
  return async () => (await Promise.all(logs.map((more) => Array.fromAsync(more())))).flat();
}

/** Begins each look so far back as a line may be late, and leaves out what it told. */
function againFrom({ logs, now }: Pick<Stage, 'logs' | 'now'>, { logGroups, from }: FollowedLogs): Look {
  const told = new Map<string, number>();
  let begin = from;
  return async () => {
    const lookedAt = now().getTime();
    const read = await Promise.all(
      logGroups.map((group) => Array.fromAsync(logs.read(group, { from: begin }))),
    );
    const fresh = read.flat().filter((line) => {
      const key = JSON.stringify([line.logGroup, line.time, line.fields]);
      const isTold = told.has(key);
      told.set(key, line.time.getTime());
      return !isTold;
    });
    begin = new Date(Math.max(from.getTime(), lookedAt - LATE_MILLISECONDS));
    for (const [key, time] of told) if (time < begin.getTime()) told.delete(key);
    return fresh;
  };
}
