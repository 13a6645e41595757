import type { InvocationResult } from '../functions/function-host.ts';

export interface ScheduleOptions {
  readonly everySeconds: number;
  /** The event for a run at the given time. */
  readonly event: (at: Date) => unknown;
  readonly invoke: (event: unknown) => Promise<InvocationResult>;
}

export interface Schedule {
  /** Runs no more, and resolves when the run under way is done. */
  close(): Promise<void>;
}

/** Invokes a function at a fixed rate, the first time after one interval. */
export function startSchedule({ everySeconds, event, invoke }: ScheduleOptions): Schedule {
  const underWay = new Set<Promise<unknown>>();
  const timer = setInterval(() => {
    const run = invoke(event(new Date())).finally(() => underWay.delete(run));
    underWay.add(run);
  }, everySeconds * 1000);
  return {
    async close() {
      clearInterval(timer);
      await Promise.allSettled(underWay);
    },
  };
}
