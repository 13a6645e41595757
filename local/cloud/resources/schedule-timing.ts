/** When a schedule runs. */
export interface ScheduleTiming {
  readonly everySeconds: number;
  /** The minute of the day, in UTC, of a run. @default the first run is one interval after the start */
  readonly minuteOfDay?: number;
}

const RATE = /^rate\((\d+) (minute|hour|day)s?\)$/;
const SECONDS = { minute: 60, hour: 3_600, day: 86_400 } as const;
/** At a minute and an hour of every day. */
const DAILY = /^cron\((\d{1,2}) (\d{1,2}) (?:\* \* \?|\? \* \*) \*\)$/;

/** Reads the expressions that are played: `rate(…)`, and the `cron(…)` of a time of day. */
export function scheduleTiming(expression: string): ScheduleTiming {
  const [, count, unit] = RATE.exec(expression) ?? [];
  if (Number(count) > 0) return { everySeconds: Number(count) * SECONDS[unit as keyof typeof SECONDS] };
  const [, minute, hour] = DAILY.exec(expression) ?? [];
  if (Number(minute) < 60 && Number(hour) < 24)
    return { everySeconds: SECONDS.day, minuteOfDay: Number(hour) * 60 + Number(minute) };
  throw new Error(
    `ScheduleExpression ${expression} is not supported; use rate(<n> minutes), hours or days, or cron(<minute> <hour> * * ? *)`,
  );
}
