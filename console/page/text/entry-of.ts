/** What the catalogue has of a type, which may be written by an older name. Undefined where it does not know it. */
export function entryOf<Entry extends { readonly type: string; readonly aliases?: readonly string[] }>(
  type: string,
  catalogue: readonly Entry[],
): Entry | undefined {
  return catalogue.find((entry) => entry.type === type || entry.aliases?.includes(type));
}
