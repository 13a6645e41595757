import type { ArchivedEvent, EventBatches } from '../archived-event.ts';

/** The order of events. */
export type EventOrder = (a: ArchivedEvent, b: ArchivedEvent) => number;

/** So many events come at once. */
const BATCH = 512;

/** Where a sorted input stands. It has always a next event. */
interface Head {
  event: ArchivedEvent;
  batch: readonly ArchivedEvent[];
  index: number;
  readonly rest: AsyncIterator<readonly ArchivedEvent[]>;
}

/** The events of several inputs, each of them in order, in order. Of equal ones nothing is said. */
export async function* mergeSorted(inputs: readonly EventBatches[], order: EventOrder): EventBatches {
  const heads = (await Promise.all(inputs.map((input) => firstOf(input)))).filter(
    (head) => head !== undefined,
  );
  const heap = new Heap(heads, order);
  let batch: ArchivedEvent[] = [];
  for (let head = heap.least; head !== undefined; head = heap.least) {
    batch.push(head.event);
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
    if (advance(head) || (await nextBatch(head))) heap.settle();
    else heap.drop();
  }
  if (batch.length > 0) yield batch;
}

async function firstOf(input: EventBatches): Promise<Head | undefined> {
  const head = { batch: [], index: 0, rest: input[Symbol.asyncIterator]() } as unknown as Head;
  return (await nextBatch(head)) ? head : undefined;
}

/** Goes to the next event of what was read. */
function advance(head: Head): boolean {
  head.index += 1;
  const event = head.batch[head.index];
  if (event === undefined) return false;
  head.event = event;
  return true;
}

async function nextBatch(head: Head): Promise<boolean> {
  for (let next = await head.rest.next(); !next.done; next = await head.rest.next()) {
    head.batch = next.value;
    head.index = -1;
    if (advance(head)) return true;
  }
  return false;
}

/** The inputs, the one with the least event first. */
class Heap {
  readonly #heads: Head[];
  readonly #order: EventOrder;

  constructor(heads: readonly Head[], order: EventOrder) {
    this.#heads = [...heads].sort((a, b) => order(a.event, b.event));
    this.#order = order;
  }

  get least(): Head | undefined {
    return this.#heads[0];
  }

  /** The first input has another event: it goes down to its place. */
  settle(): void {
    const heads = this.#heads;
    for (let at = 0; ; ) {
      const child = this.#lesserChild(at);
      const [above, below] = [heads[at], heads[child]];
      if (above === undefined || below === undefined || this.#order(above.event, below.event) <= 0) return;
      heads[at] = below;
      heads[child] = above;
      at = child;
    }
  }

  /** The first input has no more events. */
  drop(): void {
    const last = this.#heads.pop();
    if (last === undefined || this.#heads.length === 0) return;
    this.#heads[0] = last;
    this.settle();
  }

  #lesserChild(at: number): number {
    const [left, right] = [this.#heads[2 * at + 1], this.#heads[2 * at + 2]];
    const isRight = left !== undefined && right !== undefined && this.#order(right.event, left.event) < 0;
    return isRight ? 2 * at + 2 : 2 * at + 1;
  }
}
