/** What no shell takes for anything but text. */
const PLAIN = /^[\w/][\w/.:#@+,=-]*$/;

/** An argument as it is pasted into a shell. */
export function quoted(argument: string): string {
  return PLAIN.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;
}
