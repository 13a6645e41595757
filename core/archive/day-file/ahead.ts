/** Starts work on the next items while the results of the first are taken, in order. */
export async function* ahead<Item, Result>(
  items: Iterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): AsyncIterable<Result> {
  const started: Promise<Result>[] = [];
  for (const item of items) {
    const result = work(item);
    // Whoever takes it learns of its failure; when nobody does, nobody needs it.
    result.catch(() => {});
    started.push(result);
    if (started.length === atOnce) yield await (started.shift() as Promise<Result>);
  }
  for (const result of started) yield await result;
}
