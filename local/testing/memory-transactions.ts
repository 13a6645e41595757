import { attributeValues, itemOf } from '../../aws/attribute-value.ts';
import { transactItem } from '../../aws/transact-item.ts';
import type { Item } from '../../core/inbox/item.ts';
import type { PutResult } from '../../core/inbox/put-item.ts';
import {
  type CommitResult,
  MAX_TRANSACTION_WRITES,
  type Transactions,
} from '../../core/inbox/transactions.ts';
import type { PutWrite, Write } from '../../core/inbox/write.ts';
import { checkCondition, conditionHolds } from './condition-holds.ts';
import { checkItem, checkTransaction } from './item-rules.ts';
import type { StoredItem } from './item-size.ts';
import {
  inKeyOrder,
  type KeyValues,
  keyIn,
  keyNames,
  type TableKey,
  type TableKeys,
  wholeKeyIn,
} from './key-rules.ts';
import { RefusedWriteError } from './refused-write.ts';
import { checkUpdate, updated } from './update-item.ts';

/** Tables in memory that commit as DynamoDB does, and refuse what it refuses. */
export class MemoryTransactions implements Transactions {
  /** By address. */
  readonly #items = new Map<string, StoredItem>();
  readonly #keys: TableKeys | undefined;

  /** Without keys there is every table, with the partition key `pk`. */
  constructor(keys?: TableKeys) {
    this.#keys = keys;
  }

  async commit(writes: readonly Write[]): Promise<CommitResult> {
    this.#check(writes);
    const failed = writes.flatMap((write, position) => (this.#allows(write) ? [] : [position]));
    if (failed.length > 0) return { committed: false, failed };
    const changes = writes.map((write) => [this.#addressOf(write), this.#after(write)] as const);
    checkTransaction(changes.flatMap(([, item]) => (item === undefined ? [] : [item])));
    for (const [address, item] of changes) {
      if (item === undefined) this.#items.delete(address);
      else this.#items.set(address, item);
    }
    return { committed: true };
  }

  /** One put by itself, which tells what stands in its way. */
  async put(write: PutWrite): Promise<PutResult> {
    const stored = this.#items.get(this.#addressOf(write));
    const { committed } = await this.commit([write]);
    return committed ? { written: true } : { written: false, stored: stored && itemOf(stored) };
  }

  /** The item with this key, or undefined. */
  item(table: string, pk: string): Item | undefined {
    return this.read(table, { [this.#keyOf(table).partitionKey]: pk });
  }

  /** The item with this key, which must be a whole one, or undefined. */
  read(table: string, key: Item): Item | undefined {
    const stored = this.#items.get(address(table, wholeKeyIn(table, this.#keyOf(table), key)));
    return stored === undefined ? undefined : itemOf(stored);
  }

  /** All items of a table, by key. */
  table(name: string): readonly Item[] {
    const items = [...this.#items].filter(([key]) => key.startsWith(`${name}/`));
    return inKeyOrder(
      items.map(([, item]) => itemOf(item)),
      this.#keyOf(name),
    );
  }

  #check(writes: readonly Write[]): void {
    if (writes.length === 0 || writes.length > MAX_TRANSACTION_WRITES) {
      throw new RefusedWriteError(
        `a transaction has ${writes.length} writes`,
        `1 to ${MAX_TRANSACTION_WRITES}`,
      );
    }
    for (const write of writes) {
      // Throws for what cannot be said to DynamoDB, such as undefined.
      transactItem(write);
      if (write.condition !== undefined) checkCondition(write.condition);
      if (write.kind === 'put') checkItem(write.table, attributeValues(write.item));
      if (write.kind === 'update') checkUpdate(write, keyNames(this.#keyOf(write.table)));
    }
    const addresses = writes.map((write) => this.#addressOf(write));
    const twice = addresses.find((one, index) => addresses.indexOf(one) !== index);
    if (twice !== undefined) {
      throw new RefusedWriteError(
        `a transaction has two writes to the item ${twice}`,
        'one write to an item',
      );
    }
  }

  #keyOf(table: string): TableKey {
    if (this.#keys === undefined) return { partitionKey: 'pk' };
    const key = this.#keys[table];
    if (key !== undefined) return key;
    const tables = Object.keys(this.#keys).join(', ');
    throw new RefusedWriteError(
      `there is no table ${table}`,
      `${tables}, which the context's tables give by the manifest's names`,
    );
  }

  #addressOf(write: Write): string {
    const { table } = write;
    const key = this.#keyOf(table);
    const values = write.kind === 'put' ? keyIn(table, key, write.item) : wholeKeyIn(table, key, write.key);
    return address(table, values);
  }

  #allows(write: Write): boolean {
    return (
      write.condition === undefined ||
      conditionHolds(write.condition, this.#items.get(this.#addressOf(write)) ?? {})
    );
  }

  /** The item after the write. */
  #after(write: Write): StoredItem | undefined {
    if (write.kind === 'delete') return undefined;
    if (write.kind === 'put') return attributeValues(write.item);
    const item = updated(write, this.#items.get(this.#addressOf(write)));
    checkItem(write.table, item);
    return item;
  }
}

/** The sort key in JSON, so that no two keys have one address. */
function address(table: string, [partition = '', ...sort]: KeyValues): string {
  return [table, partition, ...sort.map((value) => JSON.stringify(value))].join('/');
}
