import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { attributeValue, attributeValues } from '../../aws/attribute-value.ts';
import type { UpdateWrite } from '../../core/inbox/write.ts';
import { decimalOf, sum, textOf } from './decimal.ts';
import type { StoredItem } from './item-size.ts';
import { RefusedWriteError } from './refused-write.ts';

/** Throws for an update that DynamoDB refuses whatever is stored. The engine of local mode lets some of these through. */
export function checkUpdate(
  { table, set = {}, add = {}, remove = [] }: UpdateWrite,
  keyNames: readonly string[],
): void {
  const names = [...Object.keys(set), ...Object.keys(add), ...remove];
  if (names.length === 0) {
    throw new RefusedWriteError(`an update in the table ${table} changes nothing`, 'set, add or remove');
  }
  const ofTheKey = names.find((name) => keyNames.includes(name));
  if (ofTheKey !== undefined) {
    throw new RefusedWriteError(
      `an update in the table ${table} changes ${ofTheKey}`,
      'attributes that are not the key',
    );
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return;
  throw new RefusedWriteError(
    `an update in the table ${table} changes ${twice} twice`,
    'one change to an attribute',
  );
}

/** What is stored after an update. */
export function updated(write: UpdateWrite, stored: StoredItem | undefined): StoredItem {
  const item: Record<string, AttributeValue> = {
    ...attributeValues(write.key),
    ...stored,
    ...attributeValues(write.set ?? {}),
  };
  for (const [name, amount] of Object.entries(write.add ?? {}))
    item[name] = added(write.table, name, [item[name], attributeValue(amount)]);
  for (const name of write.remove ?? []) delete item[name];
  return item;
}

function added(
  table: string,
  name: string,
  [stored = { N: '0' }, amount]: readonly [AttributeValue | undefined, AttributeValue],
): AttributeValue {
  if (stored.N !== undefined && amount.N !== undefined)
    return { N: textOf(sum(decimalOf(stored.N), decimalOf(amount.N))) };
  throw new RefusedWriteError(`${name} of the table ${table} is added to and is no number`, 'numbers');
}
