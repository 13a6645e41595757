const HEAD = 6;
const TAIL = 4;

/** An address as wallets show it, by its first characters and its last four. */
export function shortAddress(address: string): string {
  return address.length <= HEAD + TAIL + 1 ? address : `${address.slice(0, HEAD)}…${address.slice(-TAIL)}`;
}
