import type { InvocationResult } from '../functions/function-host.ts';
import type { ScheduleTiming } from '../resources/schedule-timing.ts';

export interface ScheduleOptions extends ScheduleTiming {
  /** The event for a run at the given time. */
  readonly event: (at: Date) => unknown;
  readonly invoke: (event: unknown) => Promise<InvocationResult>;
}

export interface Schedule {
  /** Runs no more, and resolves when the run under way is done. */
  close(): Promise<void>;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Invokes a function at a fixed rate: from its time of the day on, or the first time after one interval. */
export function startSchedule({ event, invoke, everySeconds, minuteOfDay }: ScheduleOptions): Schedule {
  const underWay = new Set<Promise<unknown>>();
  const run = () => {
    const running = invoke(event(new Date())).finally(() => underWay.delete(running));
    underWay.add(running);
  };
  const goOn = () => setInterval(run, everySeconds * 1_000);
  const begin = () => {
    timer = goOn();
    run();
  };
  let timer = minuteOfDay === undefined ? goOn() : setTimeout(begin, until(minuteOfDay, Date.now()));
  return {
    async close() {
      clearTimeout(timer);
      await Promise.allSettled(underWay);
    },
  };
}

function until(minuteOfDay: number, now: number): number {
  return DAY - ((now - minuteOfDay * MINUTE) % DAY);
}
