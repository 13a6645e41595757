/** So much is shown at each end. */
const END = 9;

/** An id that is told apart at a glance: of a long one the middle is left out, for some differ in front and some at the end. */
export function shortId(id: string): string {
  return id.length > 2 * END + 3 ? `${id.slice(0, END)}…${id.slice(-END)}` : id;
}
