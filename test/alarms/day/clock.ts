/** When a minute of the simulation begins. */
export type Clock = (minute: number) => Date;

const MINUTE_MILLISECONDS = 60_000;

/** A clock of minutes since an hour. */
export function clockFrom(start: Date): Clock {
  return (minute) => new Date(start.getTime() + minute * MINUTE_MILLISECONDS);
}
