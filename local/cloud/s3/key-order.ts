/** The order of S3's lists: by the bytes of the keys in UTF-8. */
export function compareKeys(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** The position of the first of the sorted keys that is not before the given one. */
export function positionOf(key: string, keys: readonly string[]): number {
  let from = 0;
  let to = keys.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (compareKeys(keys[middle] ?? '', key) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
