/** A time for reading, to the second, and in the form in which the commands take one: `2026-11-27T08:00:00Z`. */
export function moment(time: string | Date): string {
  return `${new Date(time).toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length)}Z`;
}
