const FOREIGN = /node_modules|[ (]node:/;

/** Whether a line of a stack names a place in code that is neither a library's nor Node's. */
export function isOwnFrame(frame: string): boolean {
  return !FOREIGN.test(frame);
}
