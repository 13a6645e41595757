import type { Condition } from '../../core/inbox/condition.ts';
import type { Item, ItemValue } from '../../core/inbox/item.ts';
import type { CommitResult, Transactions } from '../../core/inbox/transactions.ts';
import type { Write } from '../../core/inbox/write.ts';

/** Tables in memory that commit as DynamoDB does. */
export class MemoryTransactions implements Transactions {
  readonly #items = new Map<string, Item>();
  readonly #partitionKeys: Readonly<Record<string, string>>;

  /** Tables that are not named have the partition key `pk`. */
  constructor(partitionKeys: Readonly<Record<string, string>> = {}) {
    this.#partitionKeys = partitionKeys;
  }

  async commit(writes: readonly Write[]): Promise<CommitResult> {
    if (new Set(writes.map((write) => this.#addressOf(write))).size < writes.length)
      throw new Error('two writes to one item');
    const failed = writes.flatMap((write, position) => (this.#allows(write) ? [] : [position]));
    if (failed.length > 0) return { committed: false, failed };
    for (const write of writes) this.#apply(write);
    return { committed: true };
  }

  /** The item with this key, or undefined. */
  item(table: string, pk: string): Item | undefined {
    return this.#items.get(address(table, pk));
  }

  /** All items of a table, by key. */
  table(name: string): readonly Item[] {
    return [...this.#items]
      .filter(([key]) => key.startsWith(`${name}/`))
      .sort()
      .map(([, item]) => item);
  }

  #addressOf(write: Write): string {
    const { [this.#partitionKeys[write.table] ?? 'pk']: key } = write.kind === 'put' ? write.item : write.key;
    return address(write.table, String(key));
  }

  #allows(write: Write): boolean {
    return (
      write.condition === undefined || holds(write.condition, this.#items.get(this.#addressOf(write)) ?? {})
    );
  }

  #apply(write: Write): void {
    const key = this.#addressOf(write);
    if (write.kind === 'put') this.#items.set(key, write.item);
    if (write.kind === 'delete') this.#items.delete(key);
    if (write.kind !== 'update') return;
    const stored: Record<string, ItemValue> = { ...write.key, ...this.#items.get(key), ...write.set };
    for (const [name, amount] of Object.entries(write.add ?? {}))
      stored[name] = Number(stored[name] ?? 0) + amount;
    for (const name of write.remove ?? []) delete stored[name];
    this.#items.set(key, stored);
  }
}

function address(table: string, pk: string): string {
  return `${table}/${pk}`;
}

function holds(condition: Condition, stored: Item): boolean {
  if (condition.kind === 'any') return condition.of.some((part) => holds(part, stored));
  if (condition.kind === 'all') return condition.of.every((part) => holds(part, stored));
  const value = stored[condition.attribute];
  if (condition.kind === 'absent') return value === undefined;
  if (condition.is === '<>') return value !== condition.value;
  if (typeof value !== typeof condition.value) return false;
  if (condition.is === '=') return value === condition.value;
  const [left, right] = [value as string | number, condition.value as string | number];
  return condition.is === '<' ? left < right : left <= right;
}
